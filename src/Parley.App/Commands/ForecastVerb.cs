using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Briefing;
using Parley.Record;

namespace Parley.App.Commands;

/// <summary><c>parley forecasts</c>: what was foretold, and with <c>--score</c> how it came out.</summary>
static class ForecastVerb
{
    const string Example = "FC-LEAVITT-0203";

    public static Command Of(Output output)
    {
        Verb verb = Forecasts().Verb(output);
        var score = new Option<bool>("--score")
        {
            Description = "The track record of what is listed, as of the day of knowing",
        };
        foreach (Command one in (Command[])[verb, verb.Subcommands.First(sub => sub.Name == "list")])
        {
            var list = (System.CommandLine.Invocation.SynchronousCommandLineAction)one.Action!;
            one.Options.Add(score);
            one.SetAction(asked => asked.GetValue(score) ? Score(asked, output) : list.Invoke(asked));
        }
        return verb;
    }

    static Listing<Forecast> Forecasts() =>
        new(
            "forecasts",
            "What was foretold: question, window, outcome. --score gives the track record.",
            ledger => ledger.Forecasts,
            f => f.Id,
            f => f.Made,
            f => [f.Speaker, f.Side],
            f => [f.Subject, f.Question],
            f => [Outcome(f)],
            [.. Words.Outcomes.All, "open"],
            ["id", "made", "by", "side", "question", "until", "likelihood", "outcome", "resolved"],
            f =>
                [
                    f.Id,
                    Days.Write(f.Made),
                    f.Speaker,
                    f.Side,
                    f.Question,
                    f.Until is { } until ? Days.Write(until) : "none set",
                    f.Words ?? "none stated",
                    Outcome(f),
                    f.Resolution is { } r ? Days.Write(r.On) : "open",
                ],
            f => f.Cite,
            Json.Of,
            Details.Forecast,
            Basis.Claim,
            Example
        );

    static string Outcome(Forecast forecast) => forecast.Resolution is { } r ? Words.Outcomes.Word(r.Outcome) : "open";

    static int Score(ParseResult asked, Output output)
    {
        string? Value(string name) => asked.GetValue<string?>(name);
        if (Value("--status") is not null)
            throw Refusal.Ask("--score counts every outcome; take --status away.");
        Ledger ledger = Asked.AsKnown(Asked.Ledger(Value("--record")), Value("--known-on"));
        Forecast[] found = Forecasts().Filter([.. ledger.Forecasts], asked);
        LocalDate day = ledger.LastDay;
        TrackRecord track = TrackRecord.Of(found, day);
        if (asked.GetValue<bool>("--json"))
            output.Out.Write(Json.Print(Json.Of(track)));
        else
            output.Out.Write(
                asked.GetValue<bool>("--csv") ? Csv(track) : Print.Page(output, Page(ledger, found, track, day))
            );
        return 0;
    }

    static string Csv(TrackRecord t) =>
        new Grid(
            ["made", "resolved", "hits", "rate", "low", "high", "brier", "open"],
            [
                [
                    Text(t.Made),
                    Text(t.Resolved.Length),
                    Text(t.Hits),
                    Text(t.Rate),
                    Text(t.Low),
                    Text(t.High),
                    Text(t.Brier),
                    Text(t.Open.Length),
                ],
            ]
        ).ToCsv();

    static string Text(IFormattable? number) =>
        number?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    static Document Page(Ledger ledger, Forecast[] found, TrackRecord track, LocalDate day)
    {
        IEnumerable<Line> Of(string name, IEnumerable<Forecast> some) =>
            [
                new(
                    Basis.Computed,
                    Phrases.Track(TrackRecord.Of(some, day), name),
                    Phrases.Cites(some.Select(f => f.Cite))
                ),
            ];
        var subjects = ledger
            .Pack.Topics.Where(topic => found.Any(f => f.Subject == topic.Id))
            .SelectMany(topic => Of(topic.Foretold ?? topic.Title, found.Where(f => f.Subject == topic.Id)));
        var sides = found
            .GroupBy(f => f.Side)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Of($"Side {group.Key}", group));
        var speakers = found
            .GroupBy(f => f.Speaker)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Of($"{group.Key}", group));
        return Sheet.Of(
            ledger,
            $"{ledger.Pack.Title}: track record as of {Days.Write(day)}",
            Phrases.Track(track, "all of them"),
            new Section("subjects", "By subject", [new Block.Lines(null, [.. subjects])]),
            new Section("sides", "By side", [new Block.Lines(null, [.. sides])]),
            new Section("speakers", "By speaker", [new Block.Lines(null, [.. speakers])])
        );
    }
}
