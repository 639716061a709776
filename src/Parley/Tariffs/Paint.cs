using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>A span of time with a value.</summary>
/// <param name="Until">Excluded.</param>
readonly record struct Painted<T>(Instant From, Instant Until, T Value);

/// <summary>
/// The one rule of a bitemporal record: windows are painted in the order in which they were known, and a later one
/// covers what was there.
/// </summary>
static class Paint
{
    /// <summary>
    /// What is left to see: spans in order of time that do not overlap; where nothing was painted there is none.
    /// </summary>
    /// <param name="coats">In the order of painting.</param>
    public static ImmutableArray<Painted<T>> Dry<T>(IReadOnlyList<Painted<T>> coats)
    {
        if (coats.Count == 1)
            return coats[0].From < coats[0].Until ? [coats[0]] : [];
        var edges = new List<Instant>(2 * coats.Count);
        foreach (Painted<T> coat in coats)
        {
            edges.Add(coat.From);
            edges.Add(coat.Until);
        }
        edges.Sort();
        var dry = ImmutableArray.CreateBuilder<Painted<T>>();
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            if (edges[i] == edges[i + 1] || Top(coats, edges[i]) is not { } top)
                continue;
            if (dry.Count > 0 && dry[^1].Until == edges[i] && ReferenceEquals(dry[^1].Value, coats[top].Value))
                dry[^1] = dry[^1] with { Until = edges[i + 1] };
            else
                dry.Add(new(edges[i], edges[i + 1], coats[top].Value));
        }
        return dry.DrainToImmutable();
    }

    static int? Top<T>(IReadOnlyList<Painted<T>> coats, Instant at)
    {
        for (int i = coats.Count - 1; i >= 0; i--)
        {
            if (coats[i].From <= at && at < coats[i].Until)
                return i;
        }
        return null;
    }
}
