using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of average duties over the shipped trade.</summary>
public class AverageTests
{
    static readonly LoadedWeights Loaded = WeightLoader.Load(Shipped.Text, Shipped.Ledger);
    static readonly LineWeights Trade = Loaded.Lines.Single();

    static DutyAverage On(string day, Told? told = null) =>
        new Average(Shipped.Desk, Trade, told ?? Told.Nothing).On(Shipped.When(day), 20_000_000m);

    /// <summary>
    /// On 2026-02-01 only codes changed (484(f), change record of 2026 Revision 2); on 2025-06-01 and 2025-09-01 exclusions were
    /// renewed without a gap.
    /// </summary>
    [Theory]
    [InlineData("2026-01-31", "2026-02-01", null)]
    [InlineData("2026-01-31", "2026-02-01", "*")]
    [InlineData("2025-05-31", "2025-06-01", null)]
    [InlineData("2025-05-31", "2025-06-01", "*")]
    [InlineData("2025-08-31", "2025-09-01", null)]
    [InlineData("2025-08-31", "2025-09-01", "*")]
    public void The_average_moves_by_nothing_where_only_codes_change_or_exclusions_are_renewed(
        string before,
        string day,
        string? claim
    )
    {
        Told told = claim is null ? Told.Nothing : Told.Nothing.WithClaims(claim);
        DutyAverage a = On(before, told),
            b = On(day, told);
        Assert.Equal(a.Lists.DutyUsd, b.Lists.DutyUsd);
        Assert.Equal(a.Lists.Average, b.Lists.Average);
        Assert.Equal(a.Lists.CountedUsd, b.Lists.CountedUsd);
        Assert.Equal(a.Plain.Average, b.Plain.Average);
        Assert.Equal(a.Lists.Layers.AsEnumerable(), b.Lists.Layers.AsEnumerable());
    }

    [Theory]
    [InlineData("2018-01-01")]
    [InlineData("2019-12-31")]
    [InlineData("2024-12-31")]
    [InlineData("2025-04-10")]
    [InlineData("2026-06-08")]
    public void Layers_add_up_to_the_total_and_every_dollar_is_told_of(string day)
    {
        DutyAverage average = On(day);
        foreach (AverageSum sum in (AverageSum[])[average.Lists, average.Plain])
        {
            Assert.Equal(sum.DutyUsd, sum.Layers.Sum(layer => layer.Usd));
            Assert.InRange(sum.DutyUsd, sum.LowUsd, sum.HighUsd);
            Assert.All(sum.Left, left => Assert.True(left.AtLeastUsd > 0 || left.AtMostUsd is null));
            decimal none = average.Matches.Where(m => m.Match == WeightMatch.None).Sum(m => m.Usd);
            Assert.Equal(Trade.Usd, sum.CountedUsd + sum.LeftUsd + none);
        }
        Assert.Equal(Trade.Usd, average.Matches.Sum(m => m.Usd));
        Assert.Equal(Trade.Rows.Length, average.Matches.Sum(m => m.Lines));
    }

    /// <summary>EO 14228 and EO 14266: 20% and 125% on all goods.</summary>
    [Fact]
    public void Without_lists_the_layers_on_all_goods_are_the_headline()
    {
        AverageSum plain = On("2025-04-10").Plain;
        Assert.Equal(
            [("mfn", false), ("ieepa-fentanyl", true), ("ieepa-reciprocal", true)],
            plain.Layers.Select(layer => (layer.Programme, plain.Of(layer) is { Fraction: 0.2m or 1.25m }))
        );
    }

    [Theory]
    [InlineData("2025-01-15", 1)]
    [InlineData("2025-06-03", 2)]
    [InlineData("2026-06-08", 3)]
    public void An_average_of_a_few_lines_is_what_asking_for_each_adds_up_to(string day, int seed)
    {
        var random = new Random(seed);
        LineWeight[] some = [.. Trade.Rows.Where(_ => random.Next(90) == 0)];
        decimal value = 0,
            duty = 0;
        var asked = new List<LineWeight>();
        foreach (LineWeight weight in some)
        {
            if (
                Ask(weight.Code, day) is not { Base.Line: { } line, Unclaimed.Rate: { } rate }
                || line.Code != weight.Code
            )
                continue;
            (value, duty) = (value + weight.Usd, duty + weight.Usd * rate.Fraction);
            asked.Add(weight);
        }
        Assert.True(asked.Count > 100);
        LineWeights table = Trade with
        {
            Rows = [.. asked],
            CodesOf = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value,
        };
        AverageSum sum = new Average(Shipped.Desk, table, Told.Nothing).On(Shipped.When(day), 0).Lists;
        Assert.Equal((value, duty), (sum.CountedUsd, sum.DutyUsd));
    }

    static DutyAnswer? Ask(string code, string day) =>
        Shipped.Desk.Ask(new(Shipped.Us, "CN", code, Shipped.When(day), Told.Nothing, Consignment.Untold))
            is DutyReply.Answered answered
            ? answered.Answer
            : null;

    [Fact]
    public void Every_line_of_over_20_million_on_which_an_exclusion_could_be_claimed_is_named()
    {
        const string day = "2025-06-03";
        HashSet<(string, string)> named =
        [
            .. On(day).Exclusions.Select(line => (line.Code, line.Exclusion.Provision.Id)),
        ];
        var found = new HashSet<(string, string)>();
        foreach (LineWeight weight in Trade.Rows.Where(row => row.Usd > 20_000_000m))
        {
            foreach (Hit claim in Ask(weight.Code, day)?.Claims ?? [])
            {
                if (
                    claim.Provision.Claim == Provision.ByOwnName
                    && !claim.Provision.Products.Plus.Contains(Signed.Everything)
                )
                    found.Add((weight.Code, claim.Provision.Id));
            }
        }
        Assert.True(found.Count > 100);
        Assert.Equal(found.Order(), named.Order());
    }

    [Fact]
    public void A_step_of_the_history_is_the_average_at_its_instant()
    {
        ImmutableArray<AverageStep> steps = new Average(Shipped.Desk, Trade, Told.Nothing).History(
            Shipped.Ledger.LastDay
        );
        Assert.True(steps.Length > 40);
        Assert.DoesNotContain(steps, step => step.At == Shipped.When("2026-02-01T05:00+00:00").InstantFor(UsParty));
        foreach (int i in (int[])[0, 10, 25, steps.Length - 1])
        {
            AverageStep step = steps[i];
            var average = new Average(Shipped.Desk, Trade, Told.Nothing);
            foreach (
                Instant at in (Instant[])
                    [step.At, (i + 1 < steps.Length ? steps[i + 1].At : step.At) - Duration.Epsilon]
            )
            {
                if (at >= step.At)
                    Assert.True(average.On(new When.Exactly(at, ""), decimal.MaxValue).Lists.Same(step.Lists), $"{at}");
            }
        }
    }

    static readonly Party UsParty = Shipped.Ledger.Pack.Party(Shipped.Us);

    /// <summary>
    /// 3004.90.9244 was given up and given to other goods on 2026-02-01 (change record of 2026 Revision 2); its goods of 2024 went to
    /// five codes.
    /// </summary>
    [Fact]
    public void A_code_that_is_given_to_other_goods_is_followed()
    {
        LineWeights one = Trade with { Rows = [new("3004909244", 100m)] };
        DutyAverage before = new Average(Shipped.Desk, one, Told.Nothing).On(Shipped.When("2026-01-31"), 0),
            after = new Average(Shipped.Desk, one, Told.Nothing).On(Shipped.When("2026-02-01"), 0);
        Assert.Equal(WeightMatch.Itself, Assert.Single(before.Matches).Match);
        Assert.NotEqual(WeightMatch.Itself, Assert.Single(after.Matches).Match);
        Assert.True(before.Lists.Same(after.Lists));
    }

    [Fact]
    public void The_lines_add_up_to_the_total_of_their_origin()
    {
        Assert.Empty(Loaded.Faults);
        TradeTotals totals = Assert.Single(Loaded.Totals);
        OriginTrade row = totals.Rows.Single(row => row.Origin == Trade.From);
        Assert.Equal((row.Usd, row.Lines), (Trade.Usd, Trade.Rows.Length));
    }

    [Theory]
    [InlineData("code,usd\n0101300000,1\n", 1)]
    [InlineData("", 1)]
    [InlineData("code,value_usd\n101300000,1\n0101300000,-1\n0101300000,1e5\n01013O0000,1\n0101300000\n", 5)]
    [InlineData("code,value_usd\n0101300000,1\n0101.30.0000,2\n", 1)]
    [InlineData("code,value_usd\n0101300000,99999999999999999\n", 1)]
    public void A_table_with_mistakes_is_refused_with_all_of_them(string text, int faults) =>
        Assert.Equal(faults, WeightLoader.Read("own.csv", text).Faults.Length);
}
