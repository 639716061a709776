using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One step of a headline duty.</summary>
/// <param name="At">The moment of the step, as its instrument writes it.</param>
/// <param name="Scheduled">
/// True if the record as known does not reach so far: law that is set and has not come yet.
/// </param>
public sealed record HeadlineStep(Moment At, Headline Headline, bool Scheduled);

/// <summary>
/// Every step of a side's headline duty: a step is an instant at which its layers, or what is still applied, change.
/// </summary>
public static class HeadlineHistory
{
    /// <summary>In order of time, over all that the ledger knows, scheduled steps included.</summary>
    public static ImmutableArray<HeadlineStep> Of(Ledger ledger, PartyId into, PartyId from)
    {
        Party importer = ledger.Pack.Party(into),
            origin = ledger.Pack.Party(from);
        Instant end = importer.SpanOf(ledger.LastDay).End;
        var steps = ImmutableArray.CreateBuilder<HeadlineStep>();
        string before = "";
        foreach (Moment moment in Moments(Headline.OnAllGoods(ledger, importer, origin)))
        {
            var when = new When.Exactly(moment.At, moment.Written);
            Headline headline = Headline.Of(ledger, importer, origin, when, moment.At);
            string now = Shape(headline);
            if (now != before)
                steps.Add(new(moment, headline, moment.At >= end));
            before = now;
        }
        return steps.DrainToImmutable();
    }

    /// <summary>Changes of the headline inside one day of the importer's capital, not at its first instant.</summary>
    public static ImmutableArray<HeadlineStep> Within(ImmutableArray<HeadlineStep> steps, Party into, LocalDate day)
    {
        (Instant start, Instant end) = into.SpanOf(day);
        return [.. steps.Where(step => step.At.At > start && step.At.At < end)];
    }

    static IEnumerable<Moment> Moments(IEnumerable<Standing> standings) =>
        standings
            .SelectMany(s =>
                (IEnumerable<Moment?>)
                    [
                        s.Begins,
                        s.Operates,
                        s.Ends?.At,
                        s.Ends?.AppliedUntil,
                        .. s.Suspensions.SelectMany(x => (Moment?[])[x.From, x.To]),
                    ]
            )
            .OfType<Moment>()
            .OrderBy(moment => moment.At)
            .DistinctBy(moment => moment.At);

    static string Shape(Headline headline) =>
        string.Join('+', headline.Layers.Select(l => l.Measure.Id))
        + "|"
        + string.Join('+', headline.StillApplied.Select(l => l.Measure.Id));
}
