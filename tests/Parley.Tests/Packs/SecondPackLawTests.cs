using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>The law of the second pack, worked out by hand.</summary>
public class SecondPackLawTests
{
    static Ledger Ledger => SecondPack.Ledger;

    static Headline At(string into, string at, Ledger? ledger = null) =>
        Headline.Of(ledger ?? Ledger, new(into), new(into == "XN" ? "XS" : "XN"), Shipped.When(at));

    [Theory]
    [InlineData("XN", "2021-03-14T23:59+01:00", "0%")]
    [InlineData("XN", "2021-03-15T00:00+01:00", "5%")]
    [InlineData("XN", "2021-05-01T00:00+02:00", "5%")]
    [InlineData("XN", "2021-05-01T00:01+02:00", "15%")]
    [InlineData("XN", "2021-08-01T00:00+02:00", "15%")]
    [InlineData("XN", "2021-08-01T00:01+02:00", "6%")]
    [InlineData("XN", "2021-09-30T23:59+02:00", "6%")]
    [InlineData("XN", "2021-10-01T00:00+02:00", "9%")]
    [InlineData("XN", "2022-02-01T00:00+01:00", "9%")]
    [InlineData("XN", "2022-02-01T00:01+01:00", "18%")]
    [InlineData("XN", "2022-05-15T23:59+02:00", "18%")]
    [InlineData("XN", "2022-05-16T00:00+02:00", "15%")]
    [InlineData("XN", "2022-10-01T00:00+02:00", "15%")]
    [InlineData("XN", "2022-10-01T00:01+02:00", "4%")]
    [InlineData("XN", "2023-10-01T00:00+02:00", "4%")]
    [InlineData("XN", "2023-10-01T00:01+02:00", "2%")]
    [InlineData("XS", "2021-03-15T23:59-03:00", "0%")]
    [InlineData("XS", "2021-03-16T00:00-03:00", "4%")]
    [InlineData("XS", "2021-05-02T00:00-04:00", "4%")]
    [InlineData("XS", "2021-05-02T00:01-04:00", "15%")]
    [InlineData("XS", "2021-08-02T00:00-04:00", "15%")]
    [InlineData("XS", "2021-08-02T00:01-04:00", "5%")]
    [InlineData("XS", "2022-02-02T00:00-03:00", "5%")]
    [InlineData("XS", "2022-02-02T00:01-03:00", "15%")]
    [InlineData("XS", "2022-02-28T23:59-03:00", "15%")]
    [InlineData("XS", "2022-03-01T00:00-03:00", "17%")]
    [InlineData("XS", "2022-09-10T23:59-04:00", "17%")]
    [InlineData("XS", "2022-09-11T01:00-03:00", "3%")]
    public void A_headline_rate_holds_to_the_minute(string into, string at, string total) =>
        Assert.Equal(total, At(into, at).Total.ToString());

    [Fact]
    public void A_day_without_a_midnight_begins_with_its_first_minute() =>
        Assert.Equal(
            Instant.FromUtc(2022, 9, 11, 4, 0),
            Ledger.Standings.Single(s => s.Measure.Id == "XS-CD-3").Begins!.At
        );

    [Theory]
    [InlineData("2022-05-31", "18%", "")]
    [InlineData("2022-06-01", "15%", "3% harbour levy")]
    [InlineData("2022-06-09", "15%", "3% harbour levy")]
    [InlineData("2022-06-10", "15%", "")]
    public void A_void_duty_is_told_so_once_it_was_known_and_while_it_is_applied(string day, string total, string still)
    {
        Headline headline = At("XN", day, Ledger.AsKnownOn(((When.Day)Shipped.When(day)).Date));
        Assert.Equal((total, still), (headline.Total.ToString(), string.Join(" + ", headline.StillApplied)));
    }

    [Fact]
    public void A_retroactive_duty_is_owed_for_days_on_which_nobody_knew_of_it()
    {
        Assert.Equal("17%", At("XS", "2022-03-05").Total.ToString());
        Assert.Equal("15%", At("XS", "2022-03-05", Ledger.AsKnownOn(new(2022, 3, 9))).Total.ToString());
        Assert.Equal("17%", At("XS", "2022-03-05", Ledger.AsKnownOn(new(2022, 3, 10))).Total.ToString());
    }

    [Theory]
    [InlineData("XN-SUR-12", "2021-04-20", Phase.Pending)]
    [InlineData("XN-SUR-12", "2021-04-26", Phase.NeverInForce)]
    [InlineData("XN-THREAT-40", "2021-07-19", Phase.Announced)]
    [InlineData("XN-THREAT-40", "2021-07-20", Phase.NeverInForce)]
    [InlineData("XN-PORT-FEE", "2021-07-31", Phase.InForce)]
    [InlineData("XN-PORT-FEE", "2021-10-31", Phase.Suspended)]
    [InlineData("XN-PORT-FEE", "2022-01-31", Phase.Suspended)]
    [InlineData("XN-PORT-FEE", "2022-02-01", Phase.InForce)]
    [InlineData("XS-PORT-FEE", "2023-06-30", Phase.Suspended)]
    [InlineData("XS-SALMON-18", "2023-06-30", Phase.InForce)]
    [InlineData("XS-SALMON-30-SUSP", "2023-06-30", Phase.Suspended)]
    [InlineData("XN-CASE-HERRING", "2021-12-19", Phase.InForce)]
    [InlineData("XN-CASE-HERRING", "2021-12-20", Phase.Lapsed)]
    [InlineData("XN-VISA", "2022-07-17", Phase.Lapsed)]
    [InlineData("XN-SONAR-GUIDE", "2023-06-30", Phase.Announced)]
    [InlineData("XS-LITHIUM-LIC", "2022-09-11", Phase.Suspended)]
    [InlineData("XS-LITHIUM-POLICY", "2022-06-30", Phase.Pending)]
    [InlineData("XS-LITHIUM-POLICY", "2022-07-01", Phase.InForce)]
    [InlineData("XS-CORES-SUSP", "2023-04-11", Phase.InForce)]
    public void A_measure_stands_on_a_day_as_that_day_knew(string id, string day, Phase phase)
    {
        When when = Shipped.When(day);
        ConflictState state = Ledger.AsKnownOn(((When.Day)when).Date).At(when);
        Assert.Equal(phase, state.Measures.Single(m => m.Measure.Id == id).Phase);
    }

    [Fact]
    public void What_came_out_later_than_it_was_signed_is_not_known_before()
    {
        Assert.Null(Ledger.AsKnownOn(new(2022, 4, 18)).Find("XS-LITHIUM-QUOTA"));
        Assert.NotNull(Ledger.AsKnownOn(new(2022, 4, 19)).Find("XS-LITHIUM-QUOTA"));
    }

    [Fact]
    public void What_is_dated_by_a_month_is_known_at_its_end()
    {
        Assert.Null(Ledger.AsKnownOn(new(2022, 6, 29)).Find("XS-LITHIUM-POLICY"));
        Assert.NotNull(Ledger.AsKnownOn(new(2022, 6, 30)).Find("XS-LITHIUM-POLICY"));
    }

    [Theory]
    [InlineData(24, "2021-11-01T00:01+01:00")]
    [InlineData(25, "2022-02-01T00:01+01:00")]
    public void An_extension_moves_the_return_once_it_is_known(int october, string returns)
    {
        LocalDate day = new(2021, 10, october);
        ConflictState state = Ledger.AsKnownOn(day).At(new When.Day(day));
        Assert.Equal(returns, state.Measures.Single(m => m.Measure.Id == "XN-SUR-9-SUSP").Returns!.Written);
    }

    [Fact]
    public void An_exclusion_is_told_with_the_layer_from_which_it_takes_goods_out()
    {
        Assert.Equal(["XN-EXC-MED"], At("XN", "2021-06-01").Exceptions.Select(m => m.Id));
        Assert.Equal(["XN-EXC-MED-2"], At("XN", "2022-03-01").Exceptions.Select(m => m.Id));
        Assert.Empty(At("XN", "2022-11-01").Exceptions);
    }

    [Fact]
    public void Its_calendar_is_its_picture()
    {
        string ahead = Cli.Run("calendar", "--record", SecondPack.Folder).Out;
        string truce = Cli.Run(
            "calendar",
            "--from",
            "2021-08-15",
            "--known-on",
            "2021-08-15",
            "--csv",
            "--record",
            SecondPack.Folder
        ).Out;
        Picture.Check(
            "second-pack-calendar",
            ahead.Replace(Ledger.Hash[..12], "(hash)", StringComparison.Ordinal) + truce
        );
    }
}
