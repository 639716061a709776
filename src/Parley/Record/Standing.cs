using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>Where a measure stands at an instant.</summary>
public enum Phase
{
    /// <summary>Announced without a day, and not yet adopted.</summary>
    Announced,

    /// <summary>Adopted, and not yet begun.</summary>
    Pending,

    InForce,

    /// <summary>Held back for a time, by its own text or by another measure.</summary>
    Suspended,

    /// <summary>Void in law, and still applied.</summary>
    Void,

    Lapsed,

    /// <summary>Withdrawn, replaced or void before it began.</summary>
    NeverInForce,
}

/// <summary>A span for which a measure is held back.</summary>
/// <param name="To">Excluded; null if no end is set.</param>
/// <param name="By">Id of the measure that suspends it; null if its own text does.</param>
public sealed record Suspension(Moment From, Moment? To, string? By)
{
    public bool Covers(Instant at) => From.At <= at && (To is null || at < To.At);
}

/// <summary>Why and when a measure ends.</summary>
/// <param name="At">The moment from which it no longer applies in law.</param>
/// <param name="By">Id of the measure that ends it; null if its own text or a later act without a row does.</param>
/// <param name="Known">The day from which this end was known.</param>
/// <param name="AppliedUntil">Where it was still applied after that: the moment at which this stopped.</param>
public sealed record Ending(Moment At, string? By, LocalDate Known, Moment? AppliedUntil);

/// <summary>A measure's course in time, by what the ledger knows.</summary>
/// <param name="Begins">Adopted from then; null if no day is set or it was withdrawn.</param>
/// <param name="Operates">First moment at which it bites: <paramref name="Begins"/>, or the end of what holds it back.</param>
public sealed record Standing(
    Measure Measure, Moment? Begins, Moment? Operates, Ending? Ends, ImmutableArray<Suspension> Suspensions,
    LocalDate? Withdrawn)
{
    /// <summary>The phase at an instant; <paramref name="day"/> is that instant's day in the imposing party's capital.</summary>
    public Phase At(Instant at, LocalDate day)
    {
        if (Withdrawn is { } withdrawn && day >= withdrawn)
            return Phase.NeverInForce;
        if (Ends is { } end)
        {
            if (!Bites && (at >= end.At.At || (end.Known <= day && !SuspendedAt(at))))
                return Phase.NeverInForce;
            if (at >= end.At.At)
                return end.AppliedUntil is { } last && at < last.At ? Phase.Void : Phase.Lapsed;
        }
        if (SuspendedAt(at))
            return Phase.Suspended;
        if (Measure.Kind == MeasureKind.TariffThreat || Begins is null)
            return Phase.Announced;
        return at < Begins.At ? Phase.Pending : Phase.InForce;
    }

    /// <summary>True if it bites at some time: it begins, and does not end by then.</summary>
    public bool Bites => Measure.Kind != MeasureKind.TariffThreat && Operates is not null && (Ends is null || Ends.At.At > Operates.At);

    /// <summary>Its turns: when it begins to bite, is suspended, ends, or becomes void.</summary>
    public IEnumerable<(Moment At, string What)> Moments()
    {
        if (Bites)
            yield return (Operates!, "begins");
        foreach (Suspension suspension in Suspensions)
            yield return (suspension.From, "suspended");
        if (Bites && Ends is { } end)
            yield return (end.At, end.AppliedUntil is null ? "ends" : "void");
        if (Bites && Ends?.AppliedUntil is { } last)
            yield return (last, "no longer applied");
    }

    bool SuspendedAt(Instant at)
    {
        foreach (Suspension suspension in Suspensions)
        {
            if (suspension.Covers(at))
                return true;
        }
        return false;
    }

    /// <summary>When it returns, if it is suspended at this instant and an end of that is set.</summary>
    public Moment? ReturnsAfter(Instant at)
    {
        Moment? returns = null;
        Instant now = at;
        bool moved = true;
        while (moved)
        {
            moved = false;
            foreach (Suspension suspension in Suspensions)
            {
                if (!suspension.Covers(now))
                    continue;
                if (suspension.To is null)
                    return null;
                (returns, now, moved) = (suspension.To, suspension.To.At, true);
            }
        }
        return returns is not null && Ends is { } end && end.At.At <= returns.At ? null : returns;
    }
}
