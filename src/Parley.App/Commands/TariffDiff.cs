using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff diff DATE DATE</c>: who pays more between two times, and where.</summary>
static class TariffDiff
{
    const int Ordinary = 20,
        MostWrong = 20;

    public static Command Of(Output output)
    {
        var first = new Argument<string>("DATE") { Description = "A day, answered at its close, or an instant" };
        var then = new Argument<string>("DATE2") { Description = "The other" };
        var by = Asked.Text("--by", "chapter (without it) or heading", "PART");
        var limit = Asked.Text("--limit", $"Rows of a table on the page; without it, {Ordinary}", "N");
        var weights = Asked.Text("--weights", "CSV code,value_usd of the importer: means are by value", "FILE");
        var options = new DutyOptions();
        var page = new PageOptions();
        var verb = new Verb(
            "diff",
            "Who pays more between two times, and where: all lines, all origins.",
            "parley tariff diff 2025-04-09 2025-04-10 --into US",
            "parley tariff diff 2025-11-09 2025-11-10 --into US --from CN --by heading",
            "parley tariff diff 2026-01-31 2026-02-01 --into US --csv"
        )
        {
            Arguments = { first, then },
        };
        Option[] own = [by, weights, limit];
        foreach (Option option in (Option[])[options.Into, options.From, .. own, options.Known, .. page.All])
            verb.Options.Add(option);
        verb.Options.Add(options.Record);
        verb.SetAction(asked =>
        {
            page.Check(asked);
            int rows = Counts.Read(asked.GetValue(limit), "--limit", Ordinary, 10_000);
            int digits = Digits(asked.GetValue(by));
            (string a, string b) = (asked.GetValue(first)!, asked.GetValue(then)!);
            (When before, When after) = (Asked.When(a, "DATE"), Asked.When(b, "DATE2"));
            var values = Weights(asked.GetValue(weights));
            Desk desk = options.Desk(asked);
            Party into = options.Importer(asked, desk);
            Origin? from = asked.GetValue(options.From) is null ? null : options.OriginOf(asked, desk, into);
            DutyDiff diff = Answer(desk, new(into, before, after, from, digits, values));
            return Print(asked, output, page, desk, diff, rows);
        });
        return verb;
    }

    static int Print(ParseResult asked, Output output, PageOptions page, Desk desk, DutyDiff diff, int rows)
    {
        page.Print(
            asked,
            output,
            () => DutyDiffPage.Of(desk.Ledger, diff, rows),
            () => Json.Of(desk.Ledger, diff),
            () => Grid(diff)
        );
        return 0;
    }

    static DutyDiff Answer(Desk desk, DiffQuestion question)
    {
        foreach (When when in (ReadOnlySpan<When>)[question.First, question.Then])
        {
            if (when.DayFor(question.Into) < desk.Law.Pack.From)
                throw Refusal.None($"{when} is before the record begins on {Days.Write(desk.Law.Pack.From)}.");
        }
        if (desk.Plain.ScheduleOf(question.Into.Id) is null)
            throw Refusal.None($"No schedule of {question.Into.Name} is held, so there are no lines to compare.");
        try
        {
            return DutyDiff.Of(desk.Plain, question);
        }
        catch (CircularLaw e)
        {
            throw Refusal.None($"The law as held goes in a circle: {e.Message}");
        }
    }

    static int Digits(string? by) =>
        by?.ToLowerInvariant() switch
        {
            null or "chapter" => 2,
            "heading" => 4,
            _ => throw Refusal.Ask($"--by {by} is not known. Write chapter or heading."),
        };

    /// <summary>A file with the columns code and value_usd; rows that are wrong are named.</summary>
    static ImmutableArray<KeyValuePair<string, decimal>> Weights(string? file)
    {
        if (file is null)
            return [];
        WeightFile read;
        try
        {
            read = WeightFile.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(Refusal.Faults, $"{file} cannot be read: {e.Message}");
        }
        return read.Wrong.IsEmpty
            ? read.Values
            : throw new Refusal(
                Refusal.Faults,
                string.Join('\n', read.Wrong.Take(MostWrong).Select(wrong => $"{file}:{wrong}"))
            );
    }

    /// <summary>A row for all lines of a class of origins, then one for each part that changed.</summary>
    static Grid Grid(DutyDiff diff) =>
        new(
            [
                "origins",
                "code",
                "text",
                "lines",
                "up",
                "down",
                "not_compared",
                "mean",
                "least",
                "greatest",
                "value_usd",
                "change_usd",
            ],
            diff.Origins.Select(one => Row(one.Members, "all", "", one.Change))
                .Concat(diff.Parts.Select(part => Row(part.Members, part.Code, part.Text, part.Change)))
        );

    static ImmutableArray<string> Row(ImmutableArray<Origin> members, string code, string text, DutyChange change) =>
        [
            string.Join(' ', members.Select(origin => origin.Code)),
            code,
            text,
            Count(change.Lines),
            Count(change.Up),
            Count(change.Down),
            Count(change.NotCompared),
            Fraction(change.Mean),
            Fraction(change.Least),
            Fraction(change.Greatest),
            change.Value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            change.Usd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        ];

    static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    static string Fraction(decimal fraction) => fraction.ToString("0.############", CultureInfo.InvariantCulture);
}
