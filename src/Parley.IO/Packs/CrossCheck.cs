using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>
/// What only the whole pack can tell: references, circles, overlaps, answers before their cause, and counts.
/// </summary>
static class CrossCheck
{
    public static void Run(Ledger ledger, ImmutableArray<(string What, int Count, Spot Spot)> counts, Loading loading)
    {
        bool complete = References(ledger, loading);
        if (loading.AllRead && loading.Faults.All(fault => fault.Kind != FaultKind.DuplicateId))
            Counts(ledger, counts, loading);
        if (!complete || Cycles(ledger, loading))
            return;
        Answers(ledger, loading);
        if (loading.Faults.All(fault => fault.Kind == FaultKind.WrongCount))
            Overlaps(ledger, loading);
    }

    static bool References(Ledger ledger, Loading loading)
    {
        HashSet<string> measures = [.. ledger.Measures.Select(measure => measure.Id)];
        bool complete = true;
        foreach ((string id, Spot spot, bool measureOnly) in loading.References)
        {
            bool there = measureOnly ? measures.Contains(id) : loading.Ids.ContainsKey(id);
            if (there)
                continue;
            complete = false;
            if (loading.MayBeLost(id))
                continue;
            string? near = Spelling.Nearest(id, measureOnly ? measures : loading.Ids.Keys);
            string not =
                !measureOnly ? "no entry of this pack"
                : loading.Ids.ContainsKey(id) ? "another kind of entry, and only a measure can stand here"
                : "no measure of this pack";
            loading.Fault(
                FaultKind.UnknownReference,
                spot,
                $"\"{id}\" is {not}.",
                near is not null ? $"Did you mean {near}?" : "Write the id of one, or add it."
            );
        }
        return complete
            && loading.Ids.Count
                == ledger.Measures.Length
                    + ledger.Commitments.Length
                    + ledger.Events.Length
                    + ledger.Statements.Length
                    + ledger.Figures.Length;
    }

    static void Counts(Ledger ledger, ImmutableArray<(string What, int Count, Spot Spot)> counts, Loading loading)
    {
        foreach ((string what, int count, Spot spot) in counts)
        {
            int there = what switch
            {
                "sources" => ledger.Sources.Length,
                "measures" => ledger.Measures.Length,
                "commitments" => ledger.Commitments.Length,
                "events" => ledger.Events.Length,
                "statements" => ledger.Statements.Length,
                "forecasts" => ledger.Forecasts.Count(),
                _ => ledger.Figures.Length,
            };
            if (there != count)
            {
                loading.Fault(
                    FaultKind.WrongCount,
                    spot,
                    $"pack.yaml asserts {count} {what}, and the pack has {there}.",
                    $"Find what was lost or doubled; if {there} is right, write {there}."
                );
            }
        }
    }

    /// <summary>True if replacing, ending, suspending or amending leads from some measure back to itself.</summary>
    static bool Cycles(Ledger ledger, Loading loading)
    {
        var byId = ledger.Measures.ToDictionary(measure => measure.Id, StringComparer.Ordinal);
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Measure measure in ledger.Measures)
            Visit(measure, []);
        return told.Count > 0;

        void Visit(Measure measure, ImmutableArray<string> path)
        {
            if (done.TryGetValue(measure.Id, out bool finished))
            {
                if (!finished && told.Add(measure.Id))
                {
                    loading.Fault(
                        FaultKind.Cycle,
                        loading.Ids[measure.Id],
                        $"{string.Join(" -> ", path.SkipWhile(id => id != measure.Id).Append(measure.Id))}: a "
                            + $"measure cannot change itself, even by way of others.",
                        "Keep the tie of the later measure to the earlier one, and take the other out."
                    );
                }
                return;
            }
            done[measure.Id] = false;
            Ties ties = measure.Ties;
            foreach (
                string id in (IEnumerable<string>)[.. ties.Replaces, .. ties.Ends, .. ties.Suspends, .. ties.Amends]
            )
                Visit(byId[id], path.Add(measure.Id));
            done[measure.Id] = true;
        }
    }

    static void Answers(Ledger ledger, Loading loading)
    {
        var byId = ledger.Measures.ToDictionary(measure => measure.Id, StringComparer.Ordinal);
        foreach (Measure measure in ledger.Measures)
        {
            foreach (string id in measure.Ties.Answers)
            {
                if (measure.Announced.Written is not null && byId[id].Announced.First > measure.Announced.Last)
                {
                    loading.Fault(
                        FaultKind.AnswersTheFuture,
                        loading.Ids[measure.Id],
                        $"{measure.Id} of {measure.Announced} answers {id}, which was announced only on "
                            + $"{byId[id].Announced}.",
                        "An answer comes after what it answers."
                    );
                }
            }
        }
    }

    /// <summary>
    /// Two duties of one layer and list, on the same origin, in force at the same time, by the law as known on any day.
    /// Of each measure, the first other.
    /// </summary>
    static void Overlaps(Ledger ledger, Loading loading)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<LocalDate> days = ledger
            .Measures.SelectMany(m => m.Changes.Select(c => c.Known).Prepend(m.Known))
            .Distinct()
            .Order();
        foreach (LocalDate day in days)
        {
            Ledger known = ledger.AsKnownOn(day);
            var groups = known
                .Standings.Where(s => Charges(s.Measure))
                .GroupBy(s => (s.Measure.Layer.Id, s.Measure.List));
            foreach (var group in groups)
            {
                Standing[] all = [.. group];
                for (int i = 0; i < all.Length; i++)
                {
                    for (int j = i + 1; j < all.Length; j++)
                    {
                        if (Meet(all[i], all[j]) && told.Add(all[i].Measure.Id))
                            Tell(all[i].Measure, all[j].Measure, day, loading);
                    }
                }
            }
        }
    }

    static bool Charges(Measure measure) =>
        measure.Goods != Goods.None
        && measure.AddsTo is null
        && measure.Kind is not (MeasureKind.TariffThreat or MeasureKind.TariffExclusion or MeasureKind.Suspension);

    static bool Meet(Standing a, Standing b)
    {
        if (a.Operates is null || b.Operates is null)
            return false;
        Instant start = Instant.Max(a.Operates.At, b.Operates.At);
        Instant end = Instant.Min(a.Ends?.At.At ?? Instant.MaxValue, b.Ends?.At.At ?? Instant.MaxValue);
        bool same =
            a.Measure.Against.Any(party => b.Measure.Bears(party))
            || b.Measure.Against.Any(party => a.Measure.Bears(party));
        return same && start < end;
    }

    static void Tell(Measure a, Measure b, LocalDate day, Loading loading) =>
        loading.Fault(
            FaultKind.Overlap,
            loading.Ids[b.Id],
            $"{b.Id} and {a.Id}, at {a.Place}, are both in force on the same goods of layer {b.Layer.Id}, by the law "
                + $"as known on {Days.Write(day)}.",
            "Write replaces in the later one, until in the earlier one, or another list if the goods differ."
        );
}
