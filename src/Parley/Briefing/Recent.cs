using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>What changed in the last days, and who answered whom.</summary>
static class Recent
{
    const int Window = 30,
        MostAnswers = 10;

    public static Section Of(Brief brief) =>
        new(
            "recent",
            $"What changed in the last {Window} days",
            [
                new Block.Table(
                    null,
                    ["day", "what", "changed"],
                    [
                        .. Law(brief)
                            .Concat(Promises(brief))
                            .Concat(Events(brief))
                            .OrderBy(change => change.Day)
                            .ThenBy(change => change.Row.Id, StringComparer.Ordinal)
                            .Select(change => change.Row),
                    ]
                ),
            ]
        );

    public static Section Chain(Brief brief) =>
        new(
            "chain",
            "Who answered whom",
            [
                new Block.Lines(
                    null,
                    [
                        .. brief
                            .State.Answers.Where(pair => pair.Answer.Announced.Last <= brief.Day)
                            .OrderBy(pair => pair.Answer.Announced.Last)
                            .TakeLast(MostAnswers)
                            .Select(pair => new Line(
                                Basis.Law,
                                $"{pair.Answer.Announced}: {pair.Answer.By} {pair.Answer.Id} ({pair.Answer.Title}) "
                                    + $"answers {pair.To.By} {pair.To.Id} of {pair.To.Announced} ({pair.To.Title})",
                                pair.Answer.Cite,
                                pair.Answer.Id
                            )),
                    ]
                ),
            ]
        );

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

    static Row Row(MeasureState state, Moment at, string what, Party by)
    {
        Measure measure = state.Measure;
        string charge = measure.Charge is null ? "" : $"; {measure.Charge}";
        string text = $"{measure.Title}: {Phrases.Sentence(measure.Scope)}{charge}; {Phrases.At(at, by)}";
        string day = Days.Write(at.At.InZone(by.Zone).Date);
        return new(Basis.Law, [day, $"{by.Name} {what}", text], measure.Cite, measure.Id);
    }

    static IEnumerable<(LocalDate Day, Row Row)> Promises(Brief brief) =>
        from promise in brief.State.Promises
        from entry in promise.Commitment.History
        where In(brief, entry.Since) && entry.Known <= brief.Day && entry.Status != CommitmentStatus.NotDue
        select (
            entry.Since,
            new Row(
                Basis.Promise,
                [
                    Days.Write(entry.Since),
                    "promise",
                    $"{promise.Commitment.Id} {Words.Statuses.Word(entry.Status)}: {entry.Evidence}",
                ],
                entry.Cite,
                promise.Commitment.Id
            )
        );

    static IEnumerable<(LocalDate Day, Row Row)> Events(Brief brief) =>
        brief
            .Ledger.Events.Where(e => In(brief, e.Date.Last))
            .Select(e =>
                (
                    e.Date.Last,
                    new Row(
                        Basis.Event,
                        [e.Date.Written, Words.EventTypes.Word(e.Type).Replace('_', ' '), e.Summary],
                        e.Cite,
                        e.Id
                    )
                )
            );
}
