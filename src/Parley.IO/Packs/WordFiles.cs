using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>Reads events, statements and forecasts.</summary>
static class WordFiles
{
    static readonly string[] OtherSides = ["private", "press", "unknown"];

    public static IEnumerable<Happening> Events(Loading loading, string file, YamlNode root) =>
        [.. Fields.Each(loading, file, root).Select(Event)];

    public static IEnumerable<Statement> Statements(Loading loading, string file, YamlNode root) =>
        [.. Fields.Each(loading, file, root).Select(Statement)];

    static Happening Event(Fields f)
    {
        string id = f.Id();
        StatedDay date = f.Stated("date");
        var happening = new Happening(
            id,
            f.DayOrNull("known") ?? date.Last,
            f.Word("confidence", Words.Confidences),
            f.Cite(),
            f.Notes(),
            f.Topics(),
            f.Spot.ToString(),
            date,
            f.TextOrNull("time"),
            f.Word("type", Words.EventTypes),
            f.TextOrNull("place"),
            [.. f.List("actors", required: true).Select(actor => actor.Text)],
            f.Text("summary"),
            f.References("related", false)
        );
        f.Close();
        return happening;
    }

    static Statement Statement(Fields f)
    {
        string id = f.Id();
        LocalDate date = f.Day("date"),
            known = f.KnownFrom(date);
        (string speaker, string side, string subject) = (
            f.Text("speaker"),
            Side(f),
            f.Topic("subject", required: true)
        );
        Footing footing = f.Word("footing", Words.Footings);
        string? reason = Reason(f, footing);
        ImmutableArray<string> cite = f.Cite();
        ImmutableArray<Forecast> forecasts =
        [
            .. f.Items("forecasts").Select(q => Forecast(q, id, date, speaker, side, subject) with { Cite = cite }),
        ];
        ImmutableArray<Verdict> verdicts = [.. f.Items("outcome").Select(Verdict).OrderBy(verdict => verdict.Known)];
        Confidence confidence = f.Word("confidence", Words.Confidences);
        StatementKind kind = f.Word("kind", Words.StatementKinds);
        (string? role, string venue, string text) = (f.TextOrNull("role"), f.Text("venue"), f.Text("text"));
        (var notes, var topics, var related) = (f.Notes(), f.Topics(), f.References("related", false));
        f.Close();
        // csharpier-ignore
        return new(
            id, known, confidence, cite, notes, topics, f.Spot.ToString(), date, speaker, role, side, footing, reason,
            venue, kind, text, subject, verdicts, forecasts, related);
    }

    static string Side(Fields f)
    {
        Spot spot = f.SpotOf("side");
        string side = f.Text("side");
        if (
            side.Length > 0
            && !f.Loading.Zones.ContainsKey(side)
            && !f.Loading.Others.Contains(side)
            && !OtherSides.Contains(side)
        )
        {
            f.Loading.Fault(
                FaultKind.UnknownParty,
                spot,
                $"side is \"{side}\", which is neither a party of pack.yaml nor another side.",
                $"Write one of: {string.Join(", ", [.. f.Loading.Zones.Keys, .. f.Loading.Others, .. OtherSides])}."
            );
        }
        return side;
    }

    static string? Reason(Fields f, Footing footing)
    {
        string? reason = f.TextOrNull("reason");
        if (footing == Footing.Anonymous != reason is not null)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                f.Spot,
                reason is null
                    ? "The footing is anonymous, and the reason that the report gives is missing."
                    : "A reason for anonymity is given for a footing that is not anonymous.",
                "Write reason: with the report's reason, or reason: none given, for anonymous sources only."
            );
        }
        return reason;
    }

    static Verdict Verdict(Fields f)
    {
        var verdict = new Verdict(f.Day("known"), f.Text("verdict"), f.Text("text"), f.Cite(required: false));
        f.Close();
        return verdict;
    }

    static Forecast Forecast(Fields f, string statement, LocalDate made, string speaker, string side, string subject)
    {
        string? part = f.TextOrNull("part");
        string own = f.Topic("subject", required: false);
        Spot spot = f.SpotOf("words");
        string? words = f.TextOrNull("words");
        ScaleWord? word = words is null ? null : f.Loading.Scale.GetValueOrDefault(words);
        if (words is not null && word is null && f.Loading.ScaleIsWhole)
        {
            f.Loading.Fault(
                FaultKind.UnknownWord,
                spot,
                $"\"{words}\" is not a word of the pack's scale of likelihood.",
                $"Write one of: {string.Join(", ", f.Loading.Scale.Keys)}; or leave words out."
            );
        }
        var forecast = new Forecast(
            part is null ? statement : $"{statement}:{part}",
            made,
            speaker,
            side,
            own.Length > 0 ? own : subject,
            f.Text("question"),
            f.DayOrNull("until"),
            words,
            f.PercentOrNull("probability") ?? word?.Middle,
            Resolution(f, made),
            []
        );
        f.Close();
        return forecast;
    }

    static Resolution? Resolution(Fields f, LocalDate made)
    {
        if (!f.Has("outcome"))
        {
            f.DayOrNull("resolved");
            f.Cite(required: false);
            return null;
        }
        Outcome outcome = f.Word("outcome", Words.Outcomes);
        Spot spot = f.SpotOf("resolved");
        LocalDate on = f.Day("resolved");
        if (on < made && on != default)
        {
            f.Loading.Fault(
                FaultKind.OutOfOrder,
                spot,
                $"It is resolved on {on:uuuu-MM-dd}, before it was made on {made:uuuu-MM-dd}.",
                "Write the day on which the outcome could be told."
            );
        }
        return new(outcome, on, f.Cite(required: false));
    }
}
