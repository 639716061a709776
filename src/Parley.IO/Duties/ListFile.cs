using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>Reads product lists: their registers, <c>lists/*.yaml</c>, and a table of codes for each.</summary>
static class ListFile
{
    const string Header = "code,from,until,known";

    public static IEnumerable<ProductList> Read(
        Loading loading,
        string file,
        YamlNode root,
        Dictionary<string, string> tables,
        DutyNames names
    )
    {
        Fields fields = Fields.Of(loading, file, root);
        List<ProductList> lists = [.. fields.Items("lists", required: true).Select(f => One(f, tables, names))];
        fields.Close();
        return lists;
    }

    static ProductList One(Fields f, Dictionary<string, string> tables, DutyNames names)
    {
        Spot spot = f.SpotOf("id");
        string id = f.Text("id");
        names.Declare(DutyNames.List, id, spot);
        PartyId by = f.Party("by");
        string path = $"lists/{id}.csv";
        ImmutableArray<ListRow> rows = [];
        if (tables.TryGetValue(path, out string? text))
        {
            rows = Rows(f.Loading, path, text, f.ZoneOf(by) ?? DateTimeZone.Utc);
        }
        else if (id.Length > 0)
        {
            f.Loading.Fault(
                FaultKind.MissingFile,
                spot,
                $"The list {id} has no table of codes.",
                $"Write {path} with the header {Header}."
            );
        }
        var list = new ProductList(id, by, f.Text("title"), f.Text("law"), f.Cite(), f.TextOrNull("note"), rows);
        f.TextOrNull("confidence");
        f.Close();
        return list;
    }

    /// <summary>A fault for every table that no register names.</summary>
    public static void Strays(Loading loading, Dictionary<string, string> tables, DutyNames names)
    {
        foreach (string path in tables.Keys.Where(path => path.StartsWith("lists/", StringComparison.Ordinal)))
        {
            string id = path["lists/".Length..^".csv".Length];
            if (!names.Knows(DutyNames.List, id) && !loading.MayBeLost(id))
            {
                loading.Fault(
                    FaultKind.UnexpectedFile,
                    new(path, 0, 0),
                    "No register names this table, and a table that nothing reads says nothing.",
                    "Declare the list in a YAML file of this folder, with its title, its law and its sources."
                );
            }
        }
    }

    internal static ImmutableArray<ListRow> Rows(Loading loading, string file, string text, DateTimeZone zone)
    {
        var rows = ImmutableArray.CreateBuilder<ListRow>();
        int line = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            line++;
            if (line == 1)
            {
                if (!raw.SequenceEqual(Header))
                {
                    loading.Fault(
                        FaultKind.WrongColumns,
                        new(file, 1, 0),
                        "The header is not that of a list.",
                        $"Write {Header}."
                    );
                    return [];
                }
            }
            else if (raw.Length > 0 && Row(loading, new(file, line, 0), raw, zone) is { } row)
            {
                rows.Add(row);
            }
        }
        return [.. rows.OrderBy(row => row.Prefix).ThenBy(row => row.Known)];
    }

    static ListRow? Row(Loading loading, Spot spot, ReadOnlySpan<char> raw, DateTimeZone zone)
    {
        Span<Range> fields = stackalloc Range[5];
        int count = raw.Split(fields, ',');
        if (count != 4)
        {
            loading.Fault(FaultKind.WrongColumns, spot, $"This row has {count} fields.", $"Write {Header}.");
            return null;
        }
        ReadOnlySpan<char> code = raw[fields[0]];
        bool plus = code.Length == 0 || code[0] != '-';
        if (!CodeRange.TryRead(plus ? code : code[1..], out CodeRange prefix))
        {
            loading.Fault(
                FaultKind.WrongShape,
                spot,
                $"\"{code}\" is no code: 2 to 10 digits, after a minus where it is left out.",
                "Write digits without dots, with the zeros at the front."
            );
            return null;
        }
        Instant? from = At(loading, spot, raw[fields[1]], zone, Instant.MinValue),
            until = At(loading, spot, raw[fields[2]], zone, Instant.MaxValue);
        LocalDate? known = Known(loading, spot, raw[fields[3]]);
        if (until <= from)
        {
            loading.Fault(
                FaultKind.EndsBeforeItBegins,
                spot,
                $"until {raw[fields[2]]} is not after from {raw[fields[1]]}.",
                "Write the first moment at which it no longer applies."
            );
        }
        return from is { } first && until is { } end ? new(prefix, plus, first, end, known) : null;
    }

    static Instant? At(Loading loading, Spot spot, ReadOnlySpan<char> text, DateTimeZone zone, Instant otherwise)
    {
        if (text.Length == 0)
            return otherwise;
        if (Times.Moment(text.ToString(), zone, out Moment? moment) == Times.Reading.Good)
            return moment!.At;
        loading.Fault(
            FaultKind.NotADate,
            spot,
            $"\"{text}\" is neither a day nor an instant of legal time in {zone.Id}.",
            "Write 2025-04-05, or 2025-04-05T00:01-04:00."
        );
        return null;
    }

    static LocalDate? Known(Loading loading, Spot spot, ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return null;
        if (Times.Day(text.ToString(), out LocalDate day) == Times.Reading.Good)
            return day;
        loading.Fault(FaultKind.NotADate, spot, $"known is \"{text}\", which is not a day.", "Write 2025-04-05.");
        return null;
    }
}
