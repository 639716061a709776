using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>The special column: which programme may claim which rate.</summary>
public class SpecialRateTests
{
    [Fact]
    public void Every_shape_is_written_in_one_spelling_and_read_back() =>
        Assert.All(
            DutyTexts.Special,
            text =>
            {
                string written = string.Join(' ', SpecialRates.Read(text.Printed));
                Assert.Equal(text.Canonical, written);
                Assert.Equal(SpecialRates.Read(text.Printed), SpecialRates.Read(written));
            }
        );

    [Fact]
    public void Each_group_of_letters_has_its_rate()
    {
        SpecialRate[] rates = [.. SpecialRates.Read("Free (BH,CL,P+) 15.1¢/kg (KR) See 9822.04.40 (AU)")];
        Assert.Equal(["BH", "CL", "P+"], rates[0].Programmes);
        Assert.Equal(DutyExpression.NoDuty, rates[0].Duty);
        Assert.Equal(DutyText.Read("15.1¢/kg"), rates[1].Duty);
        Assert.Equal("98220440", Assert.IsType<DutyExpression.InWords>(rates[2].Duty).Heading);
    }

    [Theory]
    [InlineData("Free (A*,AU,E IL,JO)", "A*,AU,E,IL,JO")]
    [InlineData("Free (MA,.OM, P)", "MA,OM,P")]
    [InlineData("Free (PA (PA)", "PA")]
    [InlineData("Free (B,C,)", "B,C")]
    public void Misprints_among_the_letters_are_passed_over(string text, string letters) =>
        Assert.Equal(letters, string.Join(',', Assert.Single(SpecialRates.Read(text)).Programmes));

    [Theory]
    [InlineData("Free", "Free")]
    [InlineData("Free (See U.S. note 4 of this subchapter)", "Free (See U.S. note 4 of this subchapter)")]
    [InlineData(
        "Free, under the terms of U.S. note 1(b) to this subchapter",
        "Free, under the terms of U.S. note 1(b) to this subchapter"
    )]
    public void A_rate_without_letters_names_no_programme(string text, string duty)
    {
        SpecialRate rate = Assert.Single(SpecialRates.Read(text));
        Assert.Empty(rate.Programmes);
        Assert.IsType<DutyExpression.Free>(rate.Duty);
        Assert.Equal(duty, rate.Duty.ToString());
    }

    [Fact]
    public void An_empty_text_holds_no_rate() => Assert.Empty(SpecialRates.Read(" "));
}
