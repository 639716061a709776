using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Quantities as importers write them, and what is said to those that cannot be read.</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("120 kg", "120 kg")]
    [InlineData("120kg", "120 kg")]
    [InlineData(" 1,200.50  KG ; 40 each;", "1200.5 kg; 40 each")]
    [InlineData("40 No.", "40 each")]
    [InlineData("12 prs.", "12 pairs")]
    [InlineData("3 dozen pairs", "3 doz. pairs")]
    [InlineData("5 m²", "5 m2")]
    [InlineData("7 pf.liters", "7 proof liters")]
    [InlineData("5 kg copper content; 100 kg", "5 kg copper content; 100 kg")]
    [InlineData("30 jewels over 7", "30 jewels over 7")]
    [InlineData("0 kg", "0 kg")]
    public void A_quantity_is_read(string text, string meant)
    {
        Consignment? goods = Quantities.Read(text, out string refusal);
        Assert.Equal("", refusal);
        Assert.Equal(meant, string.Join("; ", goods!.Quantities));
        Assert.Null(goods.ValueUsd);
    }

    [Fact]
    public void A_part_may_be_worth_something_and_sugar_may_be_sweet()
    {
        Consignment goods = Quantities.Read("10 kg; $35 case; 96.5 degrees", out _)!;
        Assert.Equal("$35 case", Assert.Single(goods.PartValues).ToString());
        Assert.Equal(96.5m, goods.Degrees);
    }

    [Theory]
    [InlineData("", "No quantity is written. Write 120 kg;")]
    [InlineData("120", "'120' has no unit.")]
    [InlineData("-5 kg", "'-5 kg' is negative.")]
    [InlineData("-$5 case", "'-$5 case' is negative.")]
    [InlineData("kg 5", "'kg 5' does not begin with a plain number.")]
    [InlineData("1,20 kg", "'1,20 kg' does not begin with a plain number.")]
    [InlineData("1.2.3 kg", "'1.2.3 kg' does not begin with a plain number.")]
    [InlineData("1e5 kg", "'e5' is no unit known here.")]
    [InlineData("NaN kg", "'NaN kg' does not begin with a plain number.")]
    [InlineData("1000000000000001 kg", "'1000000000000001 kg' is more than 1,000,000,000,000,000.")]
    [InlineData("99999999999999999999999999999999999 kg", "is more than 1,000,000,000,000,000.")]
    [InlineData("5 kq", "'kq' is no unit known here. Did you mean kg?")]
    [InlineData("5 litter", "'litter' is no unit known here. Did you mean liter?")]
    [InlineData("5 tons", "'tons' may be of 1,000 kg, 2,000 lb or 2,240 lb.")]
    [InlineData("5 kg; 4 t", "The weight is told twice, 5 kg and 4 t.")]
    [InlineData("5 kg lead; 4 kg lead content", "The weight is told twice, 5 kg lead and 4 kg lead content.")]
    [InlineData("$5", "'$5' does not say of what part it is the value.")]
    [InlineData("$5 case; $6 the case", "The value of case is told twice.")]
    [InlineData("101 degrees", "101 degrees is over 100")]
    [InlineData("90 degrees; 91 degrees", "The polarization is told twice.")]
    public void What_cannot_be_read_is_refused_with_a_reason(string text, string reason)
    {
        Assert.Null(Quantities.Read(text, out string refusal));
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10000", 10000)]
    [InlineData("$10,000.50", 10000.5)]
    [InlineData("12 USD", 12)]
    [InlineData("0", 0)]
    public void A_value_is_read(string text, double value)
    {
        Assert.Equal((decimal)value, Quantities.ReadValue(text, out string refusal));
        Assert.Equal("", refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("-$1")]
    [InlineData("ten")]
    [InlineData("5 EUR")]
    [InlineData("$$5")]
    [InlineData("1e9")]
    [InlineData("9999999999999999")]
    public void A_value_that_cannot_be_read_is_refused_with_a_reason(string text)
    {
        Assert.Null(Quantities.ReadValue(text, out string refusal));
        Assert.NotEqual("", refusal);
    }

    [Fact]
    public void A_share_of_the_value_becomes_the_value_of_a_part()
    {
        Part steel = new("upon the value of the steel content");
        Consignment goods = new Consignment(200m, []).WithShare(steel, 0.4m);
        Assert.Equal(80m, goods.ValueOf(new("steel")));
        Assert.Equal(Owed.Exactly(20m), DutyText.Read("25% upon the value of the steel content").Of(goods));
    }

    [Fact]
    public void Units_of_one_kind_and_no_other_turn_into_each_other()
    {
        Assert.Equal(Units.All.Length, Units.All.Select(unit => unit.Name).Distinct().Count());
        Assert.All(Units.All, unit => Assert.Equal(unit, Units.Find(unit.Name)));
        Assert.All(Units.All, unit => Assert.Equal(unit, Units.Find(unit.Per.TrimStart('/', ' '))));
    }
}
