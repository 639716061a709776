using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>What changed in the last days, and who answered whom.</summary>
static class Recent
{
    const int Window = 30, MostAnswers = 10;

    public static Section Of(Brief brief) => new("recent", $"What changed in the last {Window} days",
    [
        new Block.Table(null, ["day", "what", "changed"],
            [.. Law(brief).Concat(Promises(brief)).Concat(Events(brief)).OrderBy(change => change.Day).ThenBy(change => change.Row.Id, StringComparer.Ordinal).Select(change => change.Row)]),
    ]);

    public static Section Chain(Brief brief) => new("chain", "Who answered whom",
    [
        new Block.Lines(null,
        [
            .. brief.State.Answers.Where(pair => pair.Answer.Announced.Last <= brief.Day).OrderBy(pair => pair.Answer.Announced.Last)
                .TakeLast(MostAnswers).Select(pair => new Line(Basis.Law,
                    $"{pair.Answer.Announced}: {pair.Answer.By} {pair.Answer.Id} ({pair.Answer.Title}) answers {pair.To.By} {pair.To.Id} of {pair.To.Announced} ({pair.To.Title})",
                    pair.Answer.Cite, pair.Answer.Id)),
        ]),
    ]);

    static bool In(Brief brief, LocalDate day) => day <= brief.Day && day > brief.Day.PlusDays(-Window);

    static IEnumerable<(LocalDate Day, Row Row)> Law(Brief brief)
    {
        foreach (MeasureState state in brief.State.Measures)
        {
            Party by = brief.Pack.Party(state.Measure.By);
            foreach ((Moment at, string what) in state.Standing.Moments())
            {
                LocalDate day = at.At.InZone(by.Zone).Date;
                if (In(brief, day) && at.At <= state.At && at.Precision != Precision.Month)
                    yield return (day, Row(state, at, what, by));
            }
        }
    }

    static Row Row(MeasureState state, Moment at, string what, Party by) => new(Basis.Law,
        [Days.Write(at.At.InZone(by.Zone).Date), $"{by.Name} {what}", $"{state.Measure.Title}: {Phrases.Sentence(state.Measure.Scope)}{(state.Measure.Charge is null ? "" : $"; {state.Measure.Charge}")}; {Phrases.At(at, by)}"],
        state.Measure.Cite, state.Measure.Id);

    static IEnumerable<(LocalDate Day, Row Row)> Promises(Brief brief) =>
        from promise in brief.State.Promises
        from entry in promise.Commitment.History
        where In(brief, entry.Since) && entry.Known <= brief.Day && entry.Status != CommitmentStatus.NotDue
        select (entry.Since, new Row(Basis.Promise,
            [Days.Write(entry.Since), "promise", $"{promise.Commitment.Id} {Words.Statuses.Word(entry.Status)}: {entry.Evidence}"], entry.Cite, promise.Commitment.Id));

    static IEnumerable<(LocalDate Day, Row Row)> Events(Brief brief) => brief.Ledger.Events
        .Where(e => In(brief, e.Date.Last))
        .Select(e => (e.Date.Last, new Row(Basis.Event, [e.Date.Written, Words.EventTypes.Word(e.Type).Replace('_', ' '), e.Summary], e.Cite, e.Id)));
}

/// <summary>What comes next, and what happens if nobody acts.</summary>
static class Ahead
{
    public static Section Of(Brief brief) => new("next", "What comes next",
    [
        new Block.Table("Scheduled", ["day", "in", "what", "before", "after"], [.. brief.Next.Select(change => Row(brief, change))]),
        new Block.Lines("If nobody acts", [.. IfNobodyActs(brief)]),
    ]);

    static Row Row(Brief brief, Tariffs.ScheduledChange change) => new(
        change.Kind is Tariffs.ScheduledKind.Deadline ? Basis.Promise : change.Kind is Tariffs.ScheduledKind.Event ? Basis.Event : Basis.Computed,
        [When(brief, change), Phrases.Signed(change.DaysLeft), $"{Names(change)}: {Phrases.Sentence(change.Text)} ({change.Id})", change.BeforeText, change.AfterText],
        change.Cite, change.Id);

    static string Names(Tariffs.ScheduledChange change) => change.Kind.ToString().ToLowerInvariant();

    static string When(Brief brief, Tariffs.ScheduledChange change) =>
        change.By is { } by ? Phrases.At(change.At, brief.Pack.Party(by)) : change.At.Written;

    public static string Describe(Brief brief, Tariffs.ScheduledChange change) =>
        $"{When(brief, change)}, in {Phrases.Signed(change.DaysLeft)}, {Phrases.Sentence(change.Text)} {Names(change)}: {change.BeforeText} before, {change.AfterText} after";

    /// <summary>What returns or begins by itself, each with the state after it.</summary>
    static IEnumerable<Line> IfNobodyActs(Brief brief)
    {
        var returning = brief.Next.Where(change => change.Kind is Tariffs.ScheduledKind.Returns or Tariffs.ScheduledKind.Expires).ToArray();
        foreach (var change in returning)
            yield return new(Basis.Computed, Describe(brief, change) + ".", change.Cite, change.Id);
        if (returning.Length == 0)
            yield return new(Basis.Computed, "Nothing that is held back returns, and nothing in force expires, by the law as known.", []);
    }
}
