using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Reads a product list that is written into a what-if, in the place of a table of codes.</summary>
static class SupposedList
{
    public static ProductList Read(Fields f, DutyNames names)
    {
        Spot spot = f.SpotOf("id");
        string id = f.Text("id");
        names.Declare(DutyNames.List, id, spot);
        PartyId by = f.Party("by");
        DateTimeZone? zone = f.ZoneOf(by);
        Spot at = f.SpotOf("codes");
        int faults = f.Loading.Faults.Count;
        ImmutableArray<ListRow> rows = [.. f.Mixed("codes").Select(code => Row(f, code, zone)).OfType<ListRow>()];
        if (f.There && !rows.Any(row => row.Plus) && faults == f.Loading.Faults.Count)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                at,
                $"The list {id} takes nothing in.",
                "Write codes: [\"8517\", \"-8517620090\"]; a minus leaves out."
            );
        }
        var list = new ProductList(
            id,
            by,
            f.Text("title"),
            f.TextOrNull("law") ?? ProvisionFile.Supposed,
            f.Cite(required: false),
            f.TextOrNull("note"),
            [.. rows.OrderBy(row => row.Prefix)]
        );
        f.Close();
        return list;
    }

    static ListRow? Row(Fields f, (string? Text, Spot Spot, Fields? Mapping) item, DateTimeZone? zone)
    {
        (string? text, Spot spot) = (item.Text, item.Spot);
        Moment? from = null,
            until = null;
        if (item.Mapping is { } dated)
        {
            spot = dated.SpotOf("code");
            text = dated.Text("code");
            Spot end = dated.SpotOf("until");
            from = dated.MomentOrNull("from", zone);
            until = dated.MomentOrNull("until", zone);
            DutyFields.InOrder(dated, end, from, until);
            dated.Close();
        }
        bool plus = !text!.StartsWith('-');
        string digits = (plus ? text : text[1..]).Replace(".", "", StringComparison.Ordinal);
        if (CodeRange.TryRead(digits, out CodeRange prefix) && digits.Length % 2 == 0)
            return new(prefix, plus, from?.At ?? Instant.MinValue, until?.At ?? Instant.MaxValue, null);
        if (text.Length > 0)
        {
            f.Loading.Fault(
                FaultKind.WrongShape,
                spot,
                $"\"{text}\" is no code: 2, 4, 6, 8 or 10 digits, after a minus where it is left out.",
                "Write the digits with the zeros at the front, in quotes."
            );
        }
        return null;
    }
}
