using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>Reads one agreement with its commitments.</summary>
static class PromiseFile
{
    public static IEnumerable<Commitment> Read(Loading loading, string file, YamlNode root)
    {
        Fields fields = Fields.Of(loading, file, root);
        var agreement = new Agreement(
            fields.Text("agreement"),
            fields.Day("agreed"),
            fields.TextOrNull("place"),
            fields.Flag("truce"),
            fields.Cite()
        );
        List<Commitment> commitments =
        [
            .. fields.Items("commitments", required: true).Select(f => Commitment(f, agreement)),
        ];
        fields.Close();
        return commitments;
    }

    static Commitment Commitment(Fields f, Agreement agreement)
    {
        string id = f.Id();
        LocalDate agreed = f.DayOrNull("agreed") ?? agreement.Agreed;
        LocalDate known = f.KnownFrom(agreed);
        var commitment = new Commitment(
            id,
            known,
            f.Word("confidence", Words.Confidences),
            f.Cite(),
            f.Notes(),
            f.Topics(),
            f.Spot.ToString(),
            agreement,
            agreed,
            f.Parties("by"),
            f.Parties("to"),
            f.Text("clause"),
            f.Text("obligation"),
            f.DayOrNull("due"),
            f.TextOrNull("test"),
            History(f, agreed),
            Claims(f),
            f.References("related", false)
        );
        f.Close();
        return commitment;
    }

    static ImmutableArray<StatusEntry> History(Fields f, LocalDate agreed)
    {
        var history = ImmutableArray.CreateBuilder<StatusEntry>();
        foreach (Fields h in f.Items("history"))
        {
            Spot spot = h.SpotOf("since");
            LocalDate since = h.Day("since");
            LocalDate known = h.DayOrNull("known") ?? since;
            var entry = new StatusEntry(since, known, h.Word("status", Words.Statuses), h.Text("evidence"), h.Cite());
            h.Close();
            if (
                since != default
                && ((history.Count > 0 && since < history[^1].Since) || since < agreed || known < since)
            )
            {
                h.Loading.Fault(
                    FaultKind.OutOfOrder,
                    spot,
                    since < agreed
                            ? $"A status since {since:uuuu-MM-dd} is before the promise was made on "
                                + $"{agreed:uuuu-MM-dd}."
                        : known < since ? "This status is known before it held."
                        : "This status is since a day before the one above it.",
                    "Write the history in the order of since, each entry known on or after that day."
                );
            }
            history.Add(entry);
        }
        return history.DrainToImmutable();
    }

    static ImmutableArray<RivalClaim> Claims(Fields f) =>
        [
            .. f.Items("claims")
                .Select(c =>
                {
                    var claim = new RivalClaim(c.Text("by"), c.Day("known"), c.Text("text"), c.Cite());
                    c.Close();
                    return claim;
                })
                .OrderBy(claim => claim.Known),
        ];
}
