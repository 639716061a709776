using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley brief DATE</c>: where the conflict stands, what it rests on, what comes next.</summary>
static class BriefVerb
{
    static readonly string[] Formats = ["text", "html", "md", "json"];

    public static Command Of(Output output)
    {
        var date = new Argument<string>("DATE") { Description = "The day of the briefing, 2025-06-03" };
        var known = Asked.KnownOn("a briefing is written as of its own day; latest gives hindsight");
        var format = Asked.Text("--format", "text, html, md or json", "FORMAT");
        format.CompletionSources.Add(Formats);
        var file = Asked.Text("--out", "Write to this file instead of the screen", "FILE");
        var json = Asked.AsJson();
        var record = Asked.RecordFolder();
        var verb = new Verb(
            "brief",
            "Where the conflict stands on a day, what everything rests on, and what comes next.",
            "parley brief 2025-06-03",
            "parley brief 2025-06-03 --format html --out brief.html",
            "parley brief 2025-11-10 --known-on 2025-11-01",
            "parley brief 2025-06-03 --json"
        )
        {
            date,
            known,
            format,
            file,
            json,
            record,
        };
        verb.SetAction(asked =>
        {
            string form = Form(asked.GetValue(format), asked.GetValue(json), asked.GetValue(file));
            LocalDate day = Asked.Day(asked.GetValue(date)!, "DATE");
            Brief brief = Of(asked.GetValue(record), day, asked.GetValue(known) ?? Days.Write(day));
            string text = Render(brief, form, output);
            if (asked.GetValue(file) is { } path)
                Output.WriteFile(path, text);
            else
                output.Out.Write(text);
            return 0;
        });
        return verb;
    }

    /// <summary>
    /// The law comes from its image while the ledger is read from text; what is wrong, the ledger tells first.
    /// </summary>
    static Brief Of(string? folder, LocalDate day, string knownOn)
    {
        Task<ImmutableArray<DayDuties>> goods = Task.Run(() => Goods(folder, knownOn, new When.Day(day)));
        Ledger whole = Asked.Ledger(folder);
        Asked.Covered(whole.Pack, day);
        Ledger ledger = Asked.AsKnown(whole, knownOn);
        return Brief.Of(ledger, day, goods.GetAwaiter().GetResult());
    }

    /// <summary>Duties over all goods, by the law as known; none where the pack has no law of duties.</summary>
    static ImmutableArray<DayDuties> Goods(string? folder, string knownOn, When when)
    {
        Desk desk = Desk.Open(folder, knownOn);
        if (desk.Law.Provisions.IsEmpty)
            return [];
        PackText text = folder is null ? PackText.Embedded("weights/") : PackText.Folder(folder);
        LoadedWeights trade = WeightLoader.Load(text, desk.Ledger);
        if (!trade.Faults.IsEmpty)
            throw Asked.Faulty(trade.Faults, folder);
        Pack pack = desk.Law.Pack;
        return [.. pack.Parties.Select(into => Side(desk, trade, into, pack.Against(into), when)).OfType<DayDuties>()];
    }

    static DayDuties? Side(Desk desk, LoadedWeights trade, Party into, Party other, When when)
    {
        if (desk.Law.FindOrigin(other.Id.Code) is not { } from)
            return null;
        LineWeights? weights = trade.Lines.FirstOrDefault(w => w.Into == into.Id && w.From == from.Code);
        return DayDuties.Of(desk.Law, desk.Schedules, into, from, when, weights);
    }

    /// <summary>The form asked for, or the one that the file's name says.</summary>
    static string Form(string? format, bool json, string? file)
    {
        string named = Path.GetExtension(file) switch
        {
            ".html" or ".htm" => "html",
            ".md" => "md",
            ".json" => "json",
            _ => "text",
        };
        if (json && format is not null && !format.Equals("json", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Ask($"Write --json or --format {format}, not both.");
        string form = json ? "json" : format?.ToLowerInvariant() ?? named;
        if (Formats.Contains(form))
            return form;
        string? near = Spelling.Nearest(form, Formats);
        throw Refusal.Ask(
            $"--format {form} is not known.{(near is null ? "" : $" Did you mean {near}?")} Write one of: "
                + $"{string.Join(", ", Formats)}."
        );
    }

    static string Render(Brief brief, string form, Output output) =>
        form switch
        {
            "html" => HtmlPage.Of(brief.Document()),
            "md" => MarkdownPage.Of(brief.Document()),
            "json" => brief.ToJson(),
            _ => Print.Page(output, brief.Document()),
        };
}
