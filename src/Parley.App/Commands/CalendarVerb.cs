using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley calendar</c>: what the law and the promises already schedule.</summary>
static class CalendarVerb
{
    public static Command Of(Output output)
    {
        var from = Asked.Text(
            "--from",
            "After this day; without it, the day of knowing, or the last day verified",
            "DATE"
        );
        var to = Asked.Text("--to", "To this day, included", "DATE");
        var known = Asked.KnownOn("with all that the record holds");
        var json = Asked.AsJson();
        var csv = Asked.AsCsv();
        var record = Asked.RecordFolder();
        var verb = new Verb(
            "calendar",
            "Every scheduled change: expiries, snapbacks, deadlines and steps, with the rate before and after.",
            "parley calendar",
            "parley calendar --from 2025-06-03 --known-on 2025-06-03",
            "parley calendar --from 2025-06-03 --to 2025-12-31 --json"
        )
        {
            Options = { from, to, known, json, csv, record },
        };
        verb.SetAction(asked =>
        {
            (bool asJson, bool asCsv) = Asked.Form(asked, json, csv);
            Ledger ledger = Asked.AsKnown(Asked.Ledger(asked.GetValue(record)), asked.GetValue(known));
            LocalDate start = First(ledger, asked.GetValue(from));
            ImmutableArray<ScheduledChange> changes = Changes(ledger, start, asked.GetValue(to));
            output.Out.Write(
                asJson ? Json.Print(Json.Of(changes))
                : asCsv ? Csv(changes)
                : Print.Page(output, Page(ledger, start, changes))
            );
            return 0;
        });
        return verb;
    }

    static ImmutableArray<ScheduledChange> Changes(Ledger ledger, LocalDate start, string? to)
    {
        LocalDate? last = to is null ? null : Asked.Day(to, "--to");
        if (last < start)
            throw Refusal.Ask($"--to {to} is before --from {Days.Write(start)}.");
        return Calendar.Of(ledger, new When.Day(start), last);
    }

    static LocalDate First(Ledger ledger, string? from)
    {
        LocalDate day = from is null ? ledger.LastDay : Asked.Day(from, "--from");
        if (day < ledger.Pack.From)
            throw Refusal.None($"--from {from} is before the record begins on {Days.Write(ledger.Pack.From)}.");
        return day;
    }

    static Document Page(Ledger ledger, LocalDate start, ImmutableArray<ScheduledChange> changes) =>
        Sheet.Of(
            ledger,
            $"{ledger.Pack.Title}: the calendar after {Days.Write(start)}",
            changes.IsEmpty
                ? "Nothing is scheduled, by the law as known."
                : $"{changes.Length} dates are scheduled, by the law and the promises as known.",
            Ahead.Clocks(ledger, new When.Day(start)),
            Ahead.Calendar(ledger.Pack, changes)
        );

    static string Csv(ImmutableArray<ScheduledChange> changes) =>
        new Grid(
            ["at", "days_left", "what", "id", "by", "before", "after", "text", "source"],
            changes.Select(c =>
                (ImmutableArray<string>)
                    [
                        c.At.Written,
                        c.DaysLeft.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        c.Kind.ToString().ToLowerInvariant(),
                        c.Id,
                        c.By?.Code ?? "",
                        c.Before?.ToString() ?? c.BeforeText,
                        c.After?.ToString() ?? c.AfterText,
                        c.Text,
                        string.Join(';', c.Cite),
                    ]
            )
        ).ToCsv();
}
