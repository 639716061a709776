using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff headline</c>: duties on goods that are on no product list, layer by layer.</summary>
static class TariffHeadline
{
    public static Verb Of(Output output)
    {
        var into = Asked.Text("--into", "The importing side", "PARTY");
        var from = Asked.Text("--from", "The origin; without it, the other side", "PARTY");
        var at = Asked.Text("--at", "A day, answered at its close in the importer's capital, or an instant", "TIME");
        var history = new Option<bool>("--history") { Description = "Every step, with a chart, instead of one time" };
        var known = Asked.KnownOn("with all that the record holds");
        var json = Asked.AsJson();
        var csv = Asked.AsCsv();
        var record = Asked.RecordFolder();
        var verb = new Verb(
            "headline",
            "Duties on goods that are on no product list, layer by layer, and what is not counted.",
            "parley tariff headline --into US --from CN --at 2025-04-10",
            "parley tariff headline --into CN --from US --at 2025-04-10T12:01+08:00 --json",
            "parley tariff headline --into US --from CN --at 2025-08-12 --known-on 2025-06-03",
            "parley tariff headline --into US --from CN --history"
        )
        {
            Options = { into, from, at, history, known, json, csv, record },
        };
        verb.SetAction(asked =>
        {
            Ledger ledger = Asked.AsKnown(Asked.Ledger(asked.GetValue(record)), asked.GetValue(known));
            (Party importer, Party origin) = Sides(ledger.Pack, asked.GetValue(into), asked.GetValue(from));
            bool steps = asked.GetValue(history);
            string? time = asked.GetValue(at);
            if (steps == time is not null)
                throw Refusal.Ask("Write either --at TIME for one time, or --history for every step.");
            (bool asJson, bool asCsv) = Asked.Form(asked, json, csv);
            output.Out.Write(
                steps
                    ? Steps(ledger, importer, origin, asJson, asCsv, output)
                    : At(ledger, importer, origin, time!, asJson, asCsv, output)
            );
            return 0;
        });
        return verb;
    }

    static (Party Into, Party From) Sides(Pack pack, string? into, string? from)
    {
        Party importer = Asked.Party(pack, into, "--into");
        Party origin = from is null ? pack.Against(importer) : Asked.Party(pack, from, "--from");
        if (importer == origin)
            throw Refusal.Ask($"--into and --from are both {importer.Id}; a duty is owed on goods of the other side.");
        return (importer, origin);
    }

    static string At(Ledger ledger, Party into, Party from, string time, bool json, bool csv, Output output)
    {
        When when = Asked.When(time, "--at");
        if (when.DayFor(into) < ledger.Pack.From)
            throw Refusal.None($"{time} is before the record begins on {Days.Write(ledger.Pack.From)}.");
        Headline headline = Tariffs.Headline.Of(ledger, into.Id, from.Id, when);
        return json ? Json.Print(Json.Of(headline))
            : csv ? Csv([(time, headline)])
            : Print.Page(output, HeadlinePage.Of(headline));
    }

    static string Steps(Ledger ledger, Party into, Party from, bool json, bool csv, Output output)
    {
        ImmutableArray<HeadlineStep> steps = HeadlineHistory.Of(ledger, into.Id, from.Id);
        if (json)
        {
            JsonObject answer = Json.Asked(ledger);
            answer["into"] = into.Id.Code;
            answer["from"] = from.Id.Code;
            answer["steps"] = Json.Array(
                steps.Select(step =>
                {
                    JsonObject one = Json.Of(step.Headline);
                    one["scheduled"] = step.Scheduled;
                    return (JsonNode)one;
                })
            );
            return Json.Print(answer);
        }
        return csv
            ? Csv(steps.Select(step => (step.At.Written, step.Headline)))
            : Print.Page(output, HeadlinePage.History(ledger, into, from, steps));
    }

    static string Csv(IEnumerable<(string At, Headline Headline)> answers) =>
        new Grid(
            ["at", "programme", "rate", "measure", "note", "source"],
            answers.SelectMany(answer =>
                (IEnumerable<ImmutableArray<string>>)
                    [
                        .. answer.Headline.Layers.Select(l => Row(answer.At, l, "")),
                        .. answer.Headline.StillApplied.Select(l =>
                            Row(answer.At, l, "void in law, still applied: not in the total")
                        ),
                        [answer.At, "total", Fraction(answer.Headline.Total), "", answer.Headline.Arithmetic, ""],
                    ]
            )
        ).ToCsv();

    static ImmutableArray<string> Row(string at, HeadlineLayer layer, string note) =>
        [at, layer.Layer.Programme, Fraction(layer.Rate), layer.Measure.Id, note, layer.Measure.Instrument.Law];

    static string Fraction(Rate rate) =>
        rate.Fraction.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
}
