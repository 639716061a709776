using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>When a law can change, read from its rows without compiling it.</summary>
static class SupposedTurns
{
    /// <summary>Every instant from one on at which some row of either law begins or ends; the first included.</summary>
    public static ImmutableArray<Instant> Of(SupposedLaw supposed, PartyId into, Instant since)
    {
        var turns = new SortedSet<Instant> { since };
        foreach (DutyLaw law in (ReadOnlySpan<DutyLaw>)[supposed.Actual, supposed.Law])
        {
            foreach (Provision provision in law.Provisions.Where(p => p.By == into))
                turns.UnionWith(provision.Steps.SelectMany(step => Edges(step.From, step.Until)));
            foreach (Interaction interaction in law.Interactions.Where(i => i.By == into))
                turns.UnionWith(Edges(interaction.From, interaction.Until));
            foreach (Member member in law.Groups.SelectMany(group => group.Members))
                turns.UnionWith(Edges(member.From, member.Until));
            foreach (ListRow row in law.Lists.Where(list => list.By == into).SelectMany(list => list.Rows))
            {
                if (!row.Always)
                    turns.UnionWith([row.From, row.Until]);
            }
        }
        return [.. turns.Where(at => at >= since && at < Instant.MaxValue)];
    }

    static IEnumerable<Instant> Edges(Moment? from, Moment? until)
    {
        if (from is not null)
            yield return from.At;
        if (until is not null)
            yield return until.At;
    }
}
