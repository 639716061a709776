using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using NodaTime;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff average</c>: the duty on all goods of an origin, weighted with trade by line.</summary>
sealed class TariffAverage(Output output)
{
    const string Both = "both",
        With = "with",
        Without = "without";

    readonly DutyOptions options = new();

    readonly Option<string?> weights = Asked.Text(
        "--weights",
        "Trade by line, a CSV of code,value_usd; without it, the shipped one",
        "FILE"
    );

    readonly Option<string?> codes = Asked.Text(
        "--codes-of",
        "With --weights: the day in whose codes it is written; the first day of the schedule if not given",
        "DATE"
    );

    readonly Option<string?> lists = Asked.Text(
        "--lists",
        "with, without or both: product lists counted or not; both is given",
        "WORD"
    );

    readonly Option<string?> over = Asked.Text(
        "--over",
        "Names lines with more trade than this, 20000000 if not given",
        "USD"
    );

    readonly Option<bool> exclusions = new("--exclusions")
    {
        Description = "Only the lines on which an exclusion could be claimed, as a table",
    };

    readonly Option<bool> history = new("--history") { Description = "Every step, with a chart, instead of one time" };

    public static Verb Of(Output output) => new TariffAverage(output).Verb();

    Verb Verb()
    {
        var verb = new Verb(
            "average",
            "The duty on all goods of an origin, weighted with trade by line, programme by programme.",
            "parley tariff average --into US --from CN --on 2025-06-03",
            "parley tariff average --into US --from CN --on 2025-08-31 --exclusions --csv",
            "parley tariff average --into US --from CN --history --csv"
        );
        Option[] all = [options.Into, options.From, options.On, weights, codes, lists, over, exclusions, history];
        Option[] shared = [options.Claim, options.Share, options.Meets, options.Known, options.Json, options.Csv];
        foreach (Option option in (IEnumerable<Option>)[.. all, .. shared, options.Record])
            verb.Options.Add(option);
        verb.SetAction(Answer);
        return verb;
    }

    int Answer(ParseResult asked)
    {
        bool steps = asked.GetValue(history);
        if (steps == asked.GetValue(options.On) is not null)
            throw Refusal.Ask("Write either --on TIME for one time, or --history for every step.");
        string word = Lists(asked.GetValue(lists));
        decimal least = Least(asked.GetValue(over));
        (bool json, bool csv) = Asked.Form(asked, options.Json, options.Csv);
        Desk desk = options.Desk(asked);
        Party into = options.Importer(asked, desk);
        Origin from = Origin(options.Origin(asked, desk, into), desk, into);
        LineWeights trade = asked.GetValue(weights) is { } file
            ? Own(desk, file, asked.GetValue(codes), into, from)
            : Weights(desk, asked.GetValue(options.Record), into, from);
        DutyDesk compiled = desk.Compiled();
        var average = new Average(compiled, trade, options.Told(asked, desk.Law));
        output.Out.Write(
            steps
                ? Steps(desk, into, from, trade, average, json, csv)
                : On(
                    desk,
                    compiled,
                    average.On(Covered(asked, desk, into), least),
                    word,
                    asked.GetValue(exclusions),
                    json,
                    csv
                )
        );
        return 0;
    }

    When Covered(ParseResult asked, Desk desk, Party into)
    {
        When when = options.Time(asked);
        return when.DayFor(into) < desk.Law.Pack.From
            ? throw Refusal.None($"{when} is before the record begins on {Days.Write(desk.Law.Pack.From)}.")
            : when;
    }

    string On(Desk desk, DutyDesk compiled, DutyAverage on, string word, bool some, bool json, bool csv)
    {
        (bool listed, bool plain) = (word != Without, word != With);
        if (json)
            return Json.Print(Json.Of(desk.Ledger, compiled, on, listed, plain));
        if (csv)
            return (some ? AverageGrid.Exclusions(compiled, on) : AverageGrid.Of(on, listed, plain)).ToCsv();
        return Print.Page(output, AveragePage.Of(desk.Ledger, compiled, on, listed, plain, some));
    }

    string Steps(Desk desk, Party into, Origin from, LineWeights trade, Average average, bool json, bool csv)
    {
        ImmutableArray<AverageStep> all = average.History(desk.Ledger.LastDay);
        return json ? Json.Print(Json.History(desk.Ledger, trade, all))
            : csv ? AverageGrid.Of(into, all).ToCsv()
            : Print.Page(output, AveragePage.History(desk.Ledger, into, from, trade, all));
    }

    static string Lists(string? word) =>
        word switch
        {
            null => Both,
            With or Without or Both => word,
            _ => throw Refusal.Ask($"--lists {word}: write with, without or both."),
        };

    static decimal Least(string? text) =>
        text is null ? 20_000_000m
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd) ? usd
        : throw Refusal.Ask($"--over {text}: write USD without signs and separators, as 20000000.");

    static Origin Origin(string code, Desk desk, Party into)
    {
        if (desk.Law.FindOrigin(code) is not { } origin)
        {
            string? near = Spelling.Nearest(code, desk.Law.Origins.Select(known => known.Code));
            string hint = near is null ? "Write a country by its two letters of ISO 3166." : $"Did you mean {near}?";
            throw Refusal.Ask($"\"{code}\" is no origin. {hint}");
        }
        return origin.Code == into.Id.Code
            ? throw Refusal.Ask(
                $"The origin and the importer are both {code}; no import duty is owed on goods of one's own."
            )
            : origin;
    }

    static LineWeights Weights(Desk desk, string? folder, Party into, Origin from)
    {
        PackText text = folder is null ? PackText.Embedded() : PackText.Folder(folder);
        LoadedWeights loaded = WeightLoader.Load(text, desk.Ledger);
        if (!loaded.Faults.IsEmpty)
            throw Asked.Faulty(loaded.Faults, folder);
        return loaded.Lines.FirstOrDefault(one => one.Into == into.Id && one.From == from.Code)
            ?? throw NotShipped(loaded, into, from);
    }

    static Refusal NotShipped(LoadedWeights loaded, Party into, Origin from)
    {
        OriginTrade? total = loaded
            .Totals.Where(table => table.Into == into.Id)
            .SelectMany(table => table.Rows)
            .Where(row => row.Origin == from.Code)
            .Select(row => (OriginTrade?)row)
            .FirstOrDefault();
        string held = loaded.Lines.IsEmpty
            ? "None is."
            : $"Held: {string.Join("; ", loaded.Lines.Select(one => $"{one.From} into {one.Into}"))}.";
        string known = total is { } trade
            ? $" (All lines together it was {AverageWords.Usd(trade.Usd)}, which weights no line.)"
            : "";
        return Refusal.None(
            $"No trade of {from.Name} into {into.Name} by line is held that may be shipped, so there is nothing to "
                + $"weight with.{known} {held} "
                + $"Give your own table: --weights FILE, with the header {WeightLoader.Header}."
        );
    }

    static LineWeights Own(Desk desk, string file, string? codes, Party into, Origin from)
    {
        LocalDate day = codes is null
            ? desk.Plain.ScheduleOf(into.Id)?.Head.From ?? desk.Law.Pack.From
            : Asked.Day(codes, "--codes-of");
        return new(file, into.Id, from.Code, Path.GetFileName(file), file, day, Own(file));
    }

    static ImmutableArray<LineWeight> Own(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new Refusal(Refusal.Faults, $"--weights {file} cannot be read: {e.Message}");
        }
        (ImmutableArray<LineWeight> rows, ImmutableArray<Fault> faults) = WeightLoader.Read(file, text);
        if (!faults.IsEmpty)
            throw new Refusal(
                Refusal.Faults,
                $"{Asked.FaultCount(faults)} in the weights:\n\n{string.Join("\n", faults)}"
            );
        return rows.Sum(row => row.Usd) > 0
            ? rows
            : throw Refusal.None($"--weights {file} has no value in it, and nothing has no average.");
    }
}
