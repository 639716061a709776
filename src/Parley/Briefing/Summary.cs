using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>The first section: the day in a few lines.</summary>
static class Summary
{
    public static Section Of(Brief brief) =>
        new(
            "summary",
            "In short",
            [
                new Block.Lines(
                    null,
                    [
                        .. Duties(brief),
                        .. Truces(brief),
                        .. Promises(brief),
                        .. Moves(brief),
                        .. Forecasts(brief),
                        .. Next(brief),
                    ]
                ),
            ]
        );

    static IEnumerable<Line> Duties(Brief brief) =>
        brief.Headlines.Select(headline => new Line(
            Basis.Computed,
            $"{headline.Into.Name} on goods of {headline.From.Name} that are on no list: {headline.Arithmetic}."
                + Ladder.StillApplied(headline),
            Phrases.Cites(headline.Layers.Concat(headline.StillApplied).Select(layer => layer.Measure.Cite))
        ));

    static IEnumerable<Line> Truces(Brief brief) =>
        brief
            .Clocks.Take(3)
            .Select(clock => new Line(
                Basis.Computed,
                $"{clock.Agreement.Name}: {Phrases.Signed(clock.DaysLeft)} left, to "
                    + $"{Phrases.At(clock.Returns, brief.Pack.Party(clock.Held[0].Measure.By))}, "
                    + $"when {Phrases.Count(clock.Held.Length, "measure")} of "
                    + $"{brief.Pack.Party(clock.Held[0].Measure.By).Name} "
                    + $"{(clock.Held.Length == 1 ? "returns" : "return")} unless extended.",
                Phrases.Cites([clock.Agreement.Cite, .. clock.Held.Select(held => held.Measure.Cite)])
            ));

    static IEnumerable<Line> Promises(Brief brief)
    {
        ImmutableArray<PromiseState> promises = brief.State.Promises;
        if (promises.IsEmpty)
            yield break;
        var counts = promises
            .GroupBy(promise => promise.Status.Status)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {Words.Statuses.Word(group.Key)}");
        yield return new(
            Basis.Computed,
            $"Of {Phrases.Count(promises.Length, "commitment")} on record: {string.Join(", ", counts)}.",
            Phrases.Cites(promises.Select(promise => promise.Commitment.Agreement.Cite))
        );
        foreach (PromiseState promise in promises.Where(p => p.Status.Status == CommitmentStatus.Disputed).Take(3))
        {
            Commitment c = promise.Commitment;
            yield return new(
                Basis.Promise,
                $"Disputed since {Days.Write(promise.Status.Since)}: {c.Agreement.Name}, {c.Clause}: "
                    + $"{Phrases.Sentence(c.Obligation)}.",
                promise.Status.Cite,
                c.Id
            );
        }
    }

    static IEnumerable<Line> Moves(Brief brief)
    {
        foreach (Party party in brief.Pack.Parties)
        {
            if (brief.State.LastMoveOf(party.Id) is not { } move)
                continue;
            string last =
                brief.State.LastMove?.Measure == move.Measure ? "the last move of either side" : "its last move";
            yield return new(
                Basis.Law,
                $"{party.Name}, {last}: {move.Measure.Title}, announced {move.Measure.Announced}; it "
                    + $"{Words.Moves.Word(move.Measure.Move)}.",
                move.Measure.Cite,
                move.Measure.Id
            );
        }
    }

    static IEnumerable<Line> Forecasts(Brief brief) =>
        from topic in brief.Pack.Topics
        where topic.Foretold is not null
        let track = TrackRecord.Of(brief.Ledger.Forecasts.Where(f => f.Subject == topic.Id), brief.Day)
        where track.Made > 0
        select new Line(Basis.Computed, Phrases.Track(track, topic.Foretold!), TalksAndCalls.Cites(track));

    static IEnumerable<Line> Next(Brief brief) =>
        brief
            .Next.Where(change => change.Kind is ScheduledKind.Begins or ScheduledKind.Returns or ScheduledKind.Expires)
            .Take(1)
            .Select(change => new Line(
                Basis.Computed,
                $"Next in law: {Ahead.Describe(brief.Pack, change)}.",
                change.Cite,
                change.Id
            ));
}
