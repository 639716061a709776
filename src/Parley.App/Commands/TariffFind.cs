using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff find WORDS</c>: lines of a schedule by words, nearest first.</summary>
static class TariffFind
{
    const int Ordinary = 10,
        Most = 200;

    public static Command Of(Output output)
    {
        var words = new Argument<string[]>("WORDS")
        {
            Description = "Words for the goods, or the beginning of a code",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = Asked.Text("--limit", $"How many lines at most; without it, {Ordinary}", "N");
        var options = new DutyOptions();
        var page = new PageOptions();
        var verb = new Verb(
            "find",
            "Lines of a schedule by words, nearest first, with their ordinary duty and what is owed.",
            "parley tariff find laptop --into US",
            "parley tariff find lithium-ion batteries --into US --from CN --on 2025-06-03",
            "parley tariff find 8703.80 --into US --from KR --on 2026-01-15 --csv"
        )
        {
            words,
        };
        foreach (Option option in (IEnumerable<Option>)[options.Into, options.From, options.On, limit, options.Known])
            verb.Options.Add(option);
        foreach (Option option in (IEnumerable<Option>)[.. page.All, options.Record])
            verb.Options.Add(option);
        verb.SetAction(asked =>
        {
            page.Check(asked);
            int most = Counts.Read(asked.GetValue(limit), "--limit", Ordinary, Most);
            LineSearch search = Search(asked, options, string.Join(' ', asked.GetValue(words)!), most, out Desk desk);
            page.Print(
                asked,
                output,
                () => LineSearchPage.Of(desk.Ledger, search),
                () => Json.Of(desk.Ledger, search),
                () => Grid(search)
            );
            return 0;
        });
        return verb;
    }

    static LineSearch Search(ParseResult asked, DutyOptions options, string words, int most, out Desk desk)
    {
        if (!words.Any(char.IsLetterOrDigit))
            throw Refusal.Ask("WORDS are empty. Write words for the goods, or the beginning of a code.");
        When? at = asked.GetValue(options.On) is null ? null : options.Time(asked);
        if (asked.GetValue(options.From) is not null && at is null)
            throw Refusal.Ask(
                "--from is given and --on is not. What is owed is owed at a time: write --on 2025-06-03."
            );
        desk = options.Desk(asked);
        Party into = options.Importer(asked, desk);
        if (desk.Plain.ScheduleOf(into.Id) is not { } schedule)
            throw Refusal.None($"No schedule of {into.Name} is held, so it has no lines to find.");
        Origin? from = asked.GetValue(options.From) is null ? null : options.OriginOf(asked, desk, into);
        LocalDate day = at?.DayFor(into) ?? LocalDate.Min(desk.Law.LastDay, schedule.Head.Through);
        LineSearch search = LineSearch.Of(desk.Plain, into, words, day, most, from, at);
        return search.Lines.IsEmpty ? throw None(search, schedule) : search;
    }

    static Refusal None(LineSearch search, Schedule schedule)
    {
        string said =
            $"No line of the schedule of {search.Into.Name} has \"{search.Words}\" on {Days.Write(search.Day)}.";
        if (schedule.Headings.IsEmpty)
            return Refusal.None($"{said} It is held without descriptions; write the beginning of a code.");
        return Refusal.None(
            search.Nearest.IsEmpty
                ? $"{said} Write the words of a customs schedule: what the goods are made of, or what they do."
                : $"{said} Did you mean {string.Join(" or ", search.Nearest)}?"
        );
    }

    static Grid Grid(LineSearch search) =>
        new(
            ["code", "description", "path", "general", "total", "expression", "low", "high", "note"],
            search.Lines.Select(found =>
            {
                DutyTotal? total = (found.Owed as DutyReply.Answered)?.Answer.Total;
                return (ImmutableArray<string>)
                    [
                        found.Line.Code,
                        found.Line.Description,
                        string.Join(" > ", found.Path.Select(text => text.Text)),
                        found.Line.Duties.General,
                        CaseRows.Fraction(total?.Rate),
                        total?.Expression ?? "",
                        CaseRows.Fraction(total?.Low),
                        CaseRows.Fraction(total?.High),
                        (found.Owed as DutyReply.Refused)?.Reason ?? "",
                    ];
            })
        );
}
