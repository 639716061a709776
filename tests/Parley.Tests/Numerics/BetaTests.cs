using CsCheck;
using MathNet.Numerics;
using Parley.Numerics;
using Parley.Record;

namespace Parley.Tests.Numerics;

public class BetaTests
{
    static readonly Gen<double> Shape = Gen.Double[0.5, 60], Part = Gen.Double[0.0001, 0.9999];

    [Fact]
    public void The_cumulative_is_that_of_an_independent_library() => Gen.Select(Shape, Shape, Part)
        .Sample((a, b, x) => Math.Abs(Beta.Cumulative(a, b, x) - SpecialFunctions.BetaRegularized(a, b, x)) < 1e-10);

    [Fact]
    public void The_quantile_inverts_the_cumulative() => Gen.Select(Shape, Shape, Part)
        .Sample((a, b, p) => Math.Abs(Beta.Cumulative(a, b, Beta.Quantile(a, b, p)) - p) < 1e-9);

    [Fact]
    public void The_distribution_is_mirrored_when_its_shapes_are_swapped() => Gen.Select(Shape, Shape, Part)
        .Sample((a, b, x) => Math.Abs(Beta.Cumulative(a, b, x) + Beta.Cumulative(b, a, 1 - x) - 1) < 1e-12);

    /// <summary>Brown, Cai and DasGupta (2001), table 5: limits of the 95% Jeffreys interval at n = 10, to three places.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.217)]
    [InlineData(1, 10, 0.011, 0.381)]
    [InlineData(5, 10, 0.224, 0.776)]
    public void The_Jeffreys_interval_is_that_of_the_published_table(int hits, int count, double low, double high)
    {
        (double Low, double High) interval = TrackRecord.Jeffreys(hits, count, 0.95);
        Assert.Equal(low, interval.Low, 0.0006);
        Assert.Equal(high, interval.High, 0.0006);
    }

    [Fact]
    public void The_Jeffreys_interval_is_that_of_an_independent_library() => Gen.Select(Gen.Int[1, 60], Gen.Int[0, 60]).Where((n, k) => k > 0 && k < n)
        .Sample((n, k) =>
        {
            (double low, double high) = TrackRecord.Jeffreys(k, n, 0.90);
            var beta = new MathNet.Numerics.Distributions.Beta(k + 0.5, n - k + 0.5);
            return Math.Abs(beta.CumulativeDistribution(low) - 0.05) < 1e-8 && Math.Abs(beta.CumulativeDistribution(high) - 0.95) < 1e-8;
        });
}
