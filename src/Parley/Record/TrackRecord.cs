using System.Collections.Immutable;
using NodaTime;
using Parley.Numerics;

namespace Parley.Record;

/// <summary>
/// How forecasts came out, as of a day: only what was resolved by then counts; the rest is open.
/// </summary>
/// <param name="Hits">Came inside their window. Late and missed ones are not hits.</param>
/// <param name="Rate">Hits of resolved; null while nothing is resolved.</param>
/// <param name="Low">
/// Lower end of the 90% interval of the rate, Jeffreys: quantiles of Beta(hits + 1/2, misses + 1/2), with 0 at no hits
/// and 1 at
/// no misses (Brown, Cai and DasGupta 2001).
/// </param>
/// <param name="Brier">
/// Mean squared gap between stated probability and outcome, 0 best and 1 worst (Brier 1950, one category); null where
/// no
/// resolved forecast stated one.
/// </param>
/// <param name="Scored">How many the Brier score rests on.</param>
public sealed record TrackRecord(
    ImmutableArray<Forecast> Resolved,
    ImmutableArray<Forecast> Open,
    int Hits,
    double? Rate,
    double? Low,
    double? High,
    double? Brier,
    int Scored
)
{
    public int Made => Resolved.Length + Open.Length;

    public static TrackRecord Of(IEnumerable<Forecast> forecasts, LocalDate day)
    {
        Forecast[] made = [.. forecasts.Where(f => f.Made <= day)];
        ImmutableArray<Forecast> resolved = [.. made.Where(f => f.Resolution is { } r && r.On <= day)];
        ImmutableArray<Forecast> open = [.. made.Where(f => f.Resolution is null || f.Resolution.On > day)];
        int hits = resolved.Count(Hit),
            count = resolved.Length;
        (double Low, double High)? interval = count == 0 ? null : Jeffreys(hits, count, 0.90);
        double[] gaps =
        [
            .. resolved
                .Where(f => f.Probability is not null)
                .Select(f => Math.Pow((double)f.Probability!.Value - (Hit(f) ? 1 : 0), 2)),
        ];
        return new(
            resolved,
            open,
            hits,
            count == 0 ? null : (double)hits / count,
            interval?.Low,
            interval?.High,
            gaps.Length == 0 ? null : gaps.Average(),
            gaps.Length
        );
    }

    /// <summary>The equal-tailed Jeffreys interval of a proportion.</summary>
    public static (double Low, double High) Jeffreys(int hits, int count, double level)
    {
        double tail = (1 - level) / 2,
            a = hits + 0.5,
            b = count - hits + 0.5;
        return (hits == 0 ? 0 : Beta.Quantile(a, b, tail), hits == count ? 1 : Beta.Quantile(a, b, 1 - tail));
    }

    static bool Hit(Forecast forecast) => forecast.Resolution!.Outcome == Outcome.Hit;
}
