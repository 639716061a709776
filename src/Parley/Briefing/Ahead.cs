using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>What comes next: the calendar, the truce clocks, and what happens if nobody acts.</summary>
public static class Ahead
{
    internal static Section Of(Brief brief) =>
        new("next", "What comes next", [Table("Scheduled", brief.Pack, brief.Next), IfNobodyActs(brief)]);

    /// <summary>The calendar as a section of its own.</summary>
    public static Section Calendar(Pack pack, ImmutableArray<ScheduledChange> changes) =>
        new("calendar", "Scheduled", [Table(null, pack, changes)]);

    /// <summary>The truce clocks that run, with the days left on each.</summary>
    public static Section Clocks(Ledger ledger, When when) =>
        new("clocks", "Truce clocks", [Truce.Clocks(ledger.Pack, TruceClock.Of(ledger.At(when)))]);

    static Block.Table Table(string? title, Pack pack, ImmutableArray<ScheduledChange> changes) =>
        new(title, ["day", "in", "what", "before", "after"], [.. changes.Select(change => Row(pack, change))]);

    static Row Row(Pack pack, ScheduledChange change)
    {
        string what = $"{Word(change)}: {Phrases.Sentence(change.Text)} ({change.Id})";
        return new(
            change.Kind switch
            {
                ScheduledKind.Deadline => Basis.Promise,
                ScheduledKind.Event => Basis.Event,
                _ => Basis.Computed,
            },
            [On(pack, change), Phrases.Signed(change.DaysLeft), what, change.BeforeText, change.AfterText],
            change.Cite,
            change.Id
        );
    }

    static string Word(ScheduledChange change) => change.Kind.ToString().ToLowerInvariant();

    static string On(Pack pack, ScheduledChange change) =>
        change.By is { } by ? Phrases.At(change.At, pack.Party(by)) : change.At.Written;

    internal static string Describe(Pack pack, ScheduledChange change) =>
        $"{On(pack, change)}, in {Phrases.Signed(change.DaysLeft)}, {Phrases.Sentence(change.Text)} {Word(change)}: "
        + $"{change.BeforeText} before, {change.AfterText} after";

    /// <summary>What returns or expires by itself, each with the state after it.</summary>
    static Block.Lines IfNobodyActs(Brief brief)
    {
        Line[] returning =
        [
            .. brief
                .Next.Where(change => change.Kind is ScheduledKind.Returns or ScheduledKind.Expires)
                .Select(change => new Line(Basis.Computed, Describe(brief.Pack, change) + ".", change.Cite, change.Id)),
        ];
        const string Nothing = "Nothing that is held back returns, and nothing in force expires, by the law as known.";
        return new("If nobody acts", returning.Length > 0 ? [.. returning] : [new(Basis.Computed, Nothing, [])]);
    }
}
