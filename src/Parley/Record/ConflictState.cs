using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>A measure as it stands at the time of a state.</summary>
/// <param name="At">The instant at which its party's law was read.</param>
public sealed record MeasureState(Standing Standing, Phase Phase, Instant At)
{
    public Measure Measure => Standing.Measure;

    /// <summary>The moment at which what holds it back ends; null if it is not suspended or no end is set.</summary>
    public Moment? Returns => Phase == Phase.Suspended ? Standing.ReturnsAfter(At) : null;
}

/// <summary>A commitment with its status on the day.</summary>
public sealed record PromiseState(Commitment Commitment, StatusEntry Status);

/// <summary>
/// One day of the conflict, or one instant: every measure announced by then with its phase, every promise with its
/// status.
/// </summary>
/// <param name="Measures">
/// Announced by then, in the ledger's order; retroactive ones too, from the moment they reach back to.
/// </param>
public sealed record ConflictState(
    Ledger Ledger,
    When When,
    ImmutableArray<MeasureState> Measures,
    ImmutableArray<PromiseState> Promises
)
{
    public static ConflictState Of(Ledger ledger, When when)
    {
        Pack pack = ledger.Pack;
        Span<(Instant At, LocalDate Day)> times = stackalloc (Instant, LocalDate)[pack.Parties.Length];
        for (int p = 0; p < times.Length; p++)
            times[p] = (when.InstantFor(pack.Parties[p]), when.DayFor(pack.Parties[p]));
        var measures = ImmutableArray.CreateBuilder<MeasureState>(ledger.Measures.Length);
        foreach (Standing standing in ledger.Standings)
        {
            (Instant at, LocalDate day) = times[pack.Parties[0].Id == standing.Measure.By ? 0 : 1];
            bool announced = standing.Measure.Announced.First <= day;
            if (announced || (standing.Begins is { } begins && begins.At <= at))
                measures.Add(new(standing, standing.At(at, day), at));
        }
        LocalDate last = times[0].Day > times[1].Day ? times[0].Day : times[1].Day;
        var promises = ImmutableArray.CreateBuilder<PromiseState>(ledger.Commitments.Length);
        foreach (Commitment commitment in ledger.Commitments)
        {
            if (commitment.Agreed <= last)
                promises.Add(new(commitment, commitment.StatusOn(last)));
        }
        return new(ledger, when, measures.DrainToImmutable(), promises.DrainToImmutable());
    }

    /// <summary>Every measure of the ledger at a time, those announced later too.</summary>
    public static IEnumerable<MeasureState> Everything(Ledger ledger, When when)
    {
        foreach (Standing standing in ledger.Standings)
        {
            Party by = ledger.Pack.Party(standing.Measure.By);
            Instant at = when.InstantFor(by);
            yield return new(standing, standing.At(at, when.DayFor(by)), at);
        }
    }

    /// <summary>The latest day that it is anywhere in the two capitals.</summary>
    public LocalDate Day => Ledger.Pack.Parties.Select(When.DayFor).Max();

    /// <summary>
    /// For a bare day: each moment inside it, not its first, at which a measure begins, ends or is suspended; none for
    /// an instant.
    /// </summary>
    public IEnumerable<(MeasureState State, Moment At, string What)> WithinDay()
    {
        if (When is not When.Day day)
            yield break;
        foreach (MeasureState state in Measures)
        {
            (Instant start, Instant end) = Ledger.Pack.Party(state.Measure.By).SpanOf(day.Date);
            foreach ((Moment at, string what) in state.Standing.Moments())
            {
                if (at.At > start && at.At < end)
                    yield return (state, at, what);
            }
        }
    }

    public IEnumerable<MeasureState> In(Phase phase) => Measures.Where(measure => measure.Phase == phase);

    /// <summary>
    /// The measure that a side announced last by then, unless it is neutral; null if it has not moved.
    /// </summary>
    public MeasureState? LastMoveOf(PartyId party) =>
        Measures
            .Where(m => m.Measure.By == party && m.Measure.Move != Move.Neutral && m.Measure.Announced.Last <= Day)
            .MaxBy(m => (m.Measure.Announced.Last, m.Measure.Known));

    /// <summary>The last move of either side.</summary>
    public MeasureState? LastMove =>
        Ledger
            .Pack.Parties.Select(party => LastMoveOf(party.Id))
            .OfType<MeasureState>()
            .MaxBy(m => m.Measure.Announced.Last);

    /// <summary>Which measure answers which, as far as both are announced: the chain of retaliation.</summary>
    public IEnumerable<(Measure Answer, Measure To)> Answers =>
        from state in Measures
        from id in state.Measure.Ties.Answers
        let to = Measures.FirstOrDefault(m => m.Measure.Id == id)
        where to is not null
        select (state.Measure, to.Measure);
}
