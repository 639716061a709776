using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Facts;

/// <summary>Headline duties as the orders and announcements set them, to the minute. Each row names its law.</summary>
public class HeadlineFacts
{
    [Theory]
    [InlineData("2018-01-01", "0%", "no layer before 2025")]
    [InlineData("2024-12-31", "0%", "no layer before 2025")]
    [InlineData("2025-02-04T00:00-05:00", "0%", "90 FR 9121")]
    [InlineData("2025-02-04T00:01-05:00", "10%", "90 FR 9121")]
    [InlineData("2025-03-04T00:00-05:00", "10%", "EO 14228")]
    [InlineData("2025-03-04T00:01-05:00", "20%", "EO 14228")]
    [InlineData("2025-04-05T00:00-04:00", "20%", "90 FR 15041")]
    [InlineData("2025-04-05T00:01-04:00", "30%", "90 FR 15041")]
    [InlineData("2025-04-09T00:00-04:00", "30%", "90 FR 15509")]
    [InlineData("2025-04-09T00:01-04:00", "104%", "90 FR 15509")]
    [InlineData("2025-04-10T00:00-04:00", "104%", "90 FR 15625")]
    [InlineData("2025-04-10T00:01-04:00", "145%", "90 FR 15625")]
    [InlineData("2025-05-14T00:00-04:00", "145%", "90 FR 21831")]
    [InlineData("2025-05-14T00:01-04:00", "30%", "90 FR 21831")]
    [InlineData("2025-08-12T00:01-04:00", "30%", "EO 14334 held the 24 points")]
    [InlineData("2025-11-10T00:00-05:00", "30%", "EO 14357")]
    [InlineData("2025-11-10T00:01-05:00", "20%", "EO 14357")]
    [InlineData("2026-02-19", "20%", "before the ruling of 20 February 2026")]
    [InlineData("2026-02-20", "0%", "607 U.S. (2026): void")]
    [InlineData("2026-02-24T00:00-05:00", "0%", "collection ends")]
    [InlineData("2026-02-24T00:01-05:00", "10%", "Proclamation 11012")]
    [InlineData("2026-07-24T00:00-04:00", "10%", "150 days of section 122")]
    [InlineData("2026-07-24T00:01-04:00", "12.5%", "91 FR 47318")]
    [InlineData("2026-10-09", "12.5%", "91 FR 47318")]
    public void United_States_on_goods_of_China(string at, string total, string law) =>
        Assert.True(total == Total("US", "CN", at), $"{at}: {Total("US", "CN", at)}, not {total} ({law})");

    [Theory]
    [InlineData("2025-04-10T12:00+08:00", "0%", "the announced 34% was never in force")]
    [InlineData("2025-04-10T12:01+08:00", "84%", "TCC 2025 No. 5")]
    [InlineData("2025-04-11T23:59+08:00", "84%", "TCC 2025 No. 6")]
    [InlineData("2025-04-12T00:00+08:00", "125%", "TCC 2025 No. 6")]
    [InlineData("2025-04-12", "125%", "TCC 2025 No. 6")]
    [InlineData("2025-05-14T12:00+08:00", "125%", "TCC 2025 No. 7")]
    [InlineData("2025-05-14T12:01+08:00", "10%", "TCC 2025 No. 7")]
    [InlineData("2025-08-12T12:01+08:00", "10%", "announcement of 12 August 2025")]
    [InlineData("2025-11-10T13:01+08:00", "10%", "TCC 2025 No. 10")]
    [InlineData("2026-10-09", "10%", "no notice lifting it was found")]
    public void China_on_goods_of_the_United_States(string at, string total, string law) =>
        Assert.True(total == Total("CN", "US", at), $"{at}: {Total("CN", "US", at)}, not {total} ({law})");

    [Theory]
    [InlineData("US", "2025-04-09T00:01-04:00", "2025-04-03", "54%", "by EO 14257 alone: 20% and 34%")]
    [InlineData("US", "2025-04-09T00:01-04:00", "2025-04-08", "104%", "EO 14259 is signed")]
    [InlineData("US", "2025-04-11", "2025-04-08", "104%", "EO 14266 is not signed yet")]
    [InlineData("US", "2025-08-12T00:01-04:00", "2025-06-03", "54%", "snapback by EO 14298")]
    [InlineData("US", "2025-08-12T00:01-04:00", "2025-08-10", "54%", "snapback by EO 14298")]
    [InlineData("US", "2025-08-12T00:01-04:00", "2025-08-11", "30%", "EO 14334")]
    [InlineData("US", "2026-11-10T00:01-05:00", "2026-02-19", "44%", "snapback by EO 14358: 10% and 34%")]
    [InlineData("US", "2026-11-10T00:01-05:00", "2026-02-20", "0%", "void; section 122 had ended by then")]
    [InlineData("US", "2026-02-22", "2026-02-19", "20%", "before the ruling")]
    [InlineData("US", "2026-08-01", "2026-03-01", "0%", "section 122 ends at 150 days, and nothing follows yet")]
    [InlineData("CN", "2025-04-10T12:01+08:00", "2025-04-05", "34%", "TCC 2025 No. 4 as announced")]
    [InlineData("CN", "2025-04-10T12:01+08:00", "2025-04-09", "84%", "TCC 2025 No. 5")]
    [InlineData("CN", "2025-08-12T12:01+08:00", "2025-06-03", "34%", "snapback by TCC 2025 No. 7")]
    [InlineData("CN", "2026-11-10T00:00+08:00", "2026-10-09", "34%", "by the notice of November 2025; the extension is a statement only")]
    [InlineData("CN", "2026-11-09T23:59+08:00", "2026-10-09", "10%", "as above, a minute before")]
    public void As_known_on_a_day(string into, string at, string known, string total, string law)
    {
        Ledger ledger = Shipped.Ledger.AsKnownOn(((When.Day)Shipped.When(known)).Date);
        string from = into == "US" ? "CN" : "US";
        string came = Headline.Of(ledger, new(into), new(from), Shipped.When(at)).Total.ToString();
        Assert.True(total == came, $"{into} at {at} as known on {known}: {came}, not {total} ({law})");
    }

    [Fact]
    public void Between_the_ruling_and_the_end_of_collection_the_void_layers_are_told_and_not_counted()
    {
        Headline headline = Headline.Of(Shipped.Ledger, Shipped.Us, Shipped.Cn, Shipped.When("2026-02-23"));
        Assert.Equal(Rate.Free, headline.Total);
        Assert.Equal(["US-IEEPA-F-10B", "US-IEEPA-R-10B"], headline.StillApplied.Select(layer => layer.Measure.Id));
        Assert.Empty(Headline.Of(Shipped.Ledger, Shipped.Us, Shipped.Cn, Shipped.When("2026-02-24T00:00-05:00")).StillApplied);
    }

    [Fact]
    public void The_arithmetic_names_its_layers() => Assert.Equal(
        "20% fentanyl + 125% reciprocal = 145%", Headline.Of(Shipped.Ledger, Shipped.Us, Shipped.Cn, Shipped.When("2025-04-20")).Arithmetic);

    /// <summary>Two ways to one number: the steps derived from the law, and the published series of the record.</summary>
    [Theory]
    [InlineData("ieepa_total_us_on_cn", "US", "CN")]
    [InlineData("april_layer_cn_on_us", "CN", "US")]
    public void The_published_steps_are_the_derived_ones(string series, string into, string from)
    {
        Figure[] published = [.. Shipped.Ledger.Figures.Where(figure => figure.Series == series)];
        Assert.NotEmpty(published);
        Assert.All(published, figure =>
        {
            Headline headline = Headline.Of(Shipped.Ledger, new(into), new(from), Shipped.When(figure.Date));
            Assert.Equal(figure.Value, headline.Total.Fraction * 100);
        });
    }

    static string Total(string into, string from, string at) =>
        Headline.Of(Shipped.Ledger, new(into), new(from), Shipped.When(at)).Total.ToString();
}
