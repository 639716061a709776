using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff history CODE</c>: every step of the duty on a code, past and scheduled.</summary>
static class TariffHistory
{
    public static Command Of(Output output)
    {
        var code = new Argument<string>("CODE")
        {
            Description = "A code of 4 to 10 digits, with or without dots; headline for goods on no list",
        };
        var since = Asked.Text("--since", "First day; without it, the first that the record covers", "DATE");
        var options = new DutyOptions();
        var page = new PageOptions();
        var verb = new Verb(
            "history",
            "Every step of the duty on a code from an origin, past and scheduled, with a chart.",
            "parley tariff history 8517.62.0020 --into US --from CN",
            "parley tariff history 7318.15.20 --into US --from DE --since 2025-01-01",
            "parley tariff history headline --into US --from CN --csv",
            "parley tariff history 8507.60.0020 --into US --from CN --known-on 2025-06-03 --json"
        )
        {
            code,
        };
        Option[] told = [options.Claim, options.Share, options.Meets];
        foreach (Option option in (Option[])[options.Into, options.From, since, .. told, options.Known, .. page.All])
            verb.Options.Add(option);
        verb.Options.Add(options.Record);
        verb.SetAction(asked =>
        {
            page.Check(asked);
            LocalDate? first = asked.GetValue(since) is { } text ? Asked.Day(text, "--since") : null;
            Desk desk = options.Desk(asked);
            return Print(asked, output, page, desk, Answer(asked, options, desk, asked.GetValue(code)!, first));
        });
        return verb;
    }

    static int Print(ParseResult asked, Output output, PageOptions page, Desk desk, DutyHistory history)
    {
        page.Print(
            asked,
            output,
            () => DutyHistoryPage.Of(desk.Ledger, history),
            () => Json.Of(desk.Ledger, history),
            () => Grid(history)
        );
        return 0;
    }

    static DutyHistory Answer(ParseResult asked, DutyOptions options, Desk desk, string code, LocalDate? since)
    {
        Party into = options.Importer(asked, desk);
        string from = options.Origin(asked, desk, into);
        return DutyHistory.Of(desk.Plain, into.Id, from, code, options.Told(asked, desk.Law), since) switch
        {
            DutyHistoryReply.Answered answered => answered.History,
            DutyHistoryReply.Refused refused => throw new Refusal(
                refused.Malformed ? Refusal.Malformed : Refusal.NoAnswer,
                refused.Reason
            ),
            _ => throw new InvalidOperationException("A reply answers or refuses."),
        };
    }

    static Grid Grid(DutyHistory history) =>
        new(
            ["from", "until", "scheduled", "total", "expression", "low", "high", "arithmetic", "changed", "notes"],
            history.Steps.Select((step, i) => Row(step, i == 0 ? null : history.Steps[i - 1]))
        );

    static ImmutableArray<string> Row(DutyStep step, DutyStep? before) =>
        [
            step.From.Written,
            step.Until?.Written ?? "",
            step.Scheduled ? "yes" : "no",
            CaseRows.Fraction(step.Answer?.Total.Rate),
            step.Answer?.Total.Expression ?? "",
            CaseRows.Fraction(step.Low),
            CaseRows.Fraction(step.High),
            step.Answer is { } answer ? DutyHistoryPage.Arithmetic(answer) : "",
            before is null ? "" : DutyHistoryPage.Changed(before, step),
            string.Join("; ", step.Reply is DutyReply.Refused refused ? [refused.Reason] : step.Notes),
        ];
}
