using System.Globalization;
using CsCheck;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>What is owed: by hand from lines of the schedule, and truths over random duties and goods.</summary>
public class DutyAmountTests
{
    public static TheoryData<string, string, string, string, string, string> ByHand()
    {
        TheoryData<string, string, string, string, string, string> data = [];
        foreach (string[] row in DutyTexts.Rows("duty-amounts.txt"))
            data.Add(row[0], row[1], row[2], row[3], row[4], row[5]);
        return data;
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public void A_line_worked_out_by_hand(
        string code,
        string column,
        string text,
        string value,
        string quantity,
        string cents
    )
    {
        Assert.Contains(DutyTexts.Printed, line => line.Printed == text);
        Owed owed = DutyText.Read(text).Of(Goods(value, quantity));
        Assert.True(owed.Cents == decimal.Parse(cents, CultureInfo.InvariantCulture), $"{code} {column}: {owed}");
    }

    const string ByWeight = "the duty is charged by the weight (kg, g, t, lb, carats)";

    /// <summary>Text of the duty, customs value, quantities, and what is said.</summary>
    public static readonly TheoryData<string, string, string, string> NotTold = new()
    {
        { "3.2¢/kg", "", "", "the weight is not told; the duty is charged by it (kg, g, t, lb, carats)" },
        { "3.2¢/kg", "100", "40 each", $"40 each cannot be turned into kg; {ByWeight}" },
        { "3.2¢/kg", "", "10 gal; 3 m2", $"10 gal; 3 m2 cannot be turned into kg; {ByWeight}" },
        { "6.8%", "", "10 kg", "the customs value is not told" },
        {
            "1.7¢/kg on lead content",
            "100",
            "10 kg",
            "the quantity is not told that the duty is charged on: lead content (write 25 kg lead content)"
        },
        {
            "51¢ each + 5.3% on the battery",
            "100",
            "1 each",
            "the value is not told that the duty is charged on: battery (write $25 battery)"
        },
        {
            "The rate applicable in the absence of this heading",
            "100",
            "1 each",
            "the schedule tells it in words only: The rate applicable in the absence of this heading"
        },
        { "", "100", "1 each", "the schedule prints no duty here" },
        {
            "1¢/kg + 60%",
            "",
            "",
            "the weight is not told; the duty is charged by it (kg, g, t, lb, carats); the customs value is not told"
        },
    };

    [Theory]
    [MemberData(nameof(NotTold))]
    public void What_is_missing_is_told_in_one_sentence(string text, string value, string quantity, string reason)
    {
        Owed owed = DutyText.Read(text).Of(Goods(value, quantity));
        Assert.Null(owed.Amount);
        Assert.Null(owed.Cents);
        Assert.Null(owed.Equivalent(Goods(value, quantity)));
        Assert.Equal(reason, owed.ToString());
    }

    [Theory]
    [InlineData("1.7¢/kg on lead content", "", "10 kg", "0", "0.17")]
    [InlineData("51¢ each + 5.3% on the battery", "100", "1 each", "0.51", "5.81")]
    [InlineData("3.7¢/kg on drained weight + 8%", "100", "10 kg", "8", "8.37")]
    [InlineData("5¢/kg on contents and container", "", "10 kg", "0", null)]
    [InlineData("1.5 percent of the fair retail value", "100", "", "0", null)]
    [InlineData("3¢/kg but not more than 10%", "100", "", "0", "10")]
    [InlineData("3¢/kg but not less than 10%", "100", "", "10", null)]
    [InlineData("3¢/kg + 5%", "100", "", "5", null)]
    public void Bounds_hold_what_is_missing(string text, string value, string quantity, string least, string? most)
    {
        Owed owed = DutyText.Read(text).Of(Goods(value, quantity));
        Assert.NotEmpty(owed.Missing);
        Assert.Equal(decimal.Parse(least, CultureInfo.InvariantCulture), owed.AtLeast);
        Assert.Equal(most is null ? null : decimal.Parse(most, CultureInfo.InvariantCulture), owed.AtMost);
    }

    [Fact]
    public void Sugar_of_unknown_polarization_lies_between_its_floor_and_its_full_rate()
    {
        DutyExpression sugar = DutyTexts
            .Printed.First(l => l.Printed.StartsWith("1.4606¢/kg less", StringComparison.Ordinal))
            .Duty;
        Owed owed = sugar.Of(Goods("", "1000 kg"));
        Assert.Equal((9.43854m, 14.606m), (owed.AtLeast, owed.AtMost));
        Assert.Equal(new Missing.Degrees(), Assert.Single(owed.Missing));
    }

    [Theory]
    [InlineData("$999,999/carat", "1,000,000,000,000,000 t")]
    [InlineData("$999,999/carat + $999,999/carat + 999999%", "1,000,000,000,000,000 t")]
    [InlineData("$999,999 each", "1,000,000,000,000,000 thousand")]
    public void The_greatest_amounts_that_can_be_asked_for_are_told(string text, string quantity) =>
        Assert.True(DutyText.Read(text).Of(Goods("1000000000000000", quantity)).Cents > 1e20m);

    [Fact]
    public void A_quantity_of_the_whole_is_never_taken_for_a_quantity_of_a_part() =>
        Assert.Null(DutyText.Read("5.9¢/kg on drained weight").Of(Goods("", "100 kg")).Amount);

    [Fact]
    public void Where_a_bound_settles_it_nothing_is_missing() =>
        Assert.Equal(
            Owed.Exactly(1m),
            DutyText.Read("$1/kg but not more than 100% on the case").Of(Goods("50", "1 kg; $1 case"))
        );

    [Fact]
    public void An_equivalent_is_the_amount_over_the_value()
    {
        Consignment goods = Goods("2480", "1000 kg");
        Owed owed = DutyText.Read("46.3¢/kg + 14.9%").Of(goods);
        Assert.Equal(832.52m / 2480m, owed.Equivalent(goods)!.Value.Fraction);
        Assert.Null(owed.Equivalent(goods with { ValueUsd = 0m }));
    }

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.0049999", "0.00")]
    [InlineData("0.015", "0.02")]
    [InlineData("2.675", "2.68")]
    public void Half_a_cent_goes_up(string exact, string cents) =>
        Assert.Equal(
            decimal.Parse(cents, CultureInfo.InvariantCulture),
            Owed.Round(decimal.Parse(exact, CultureInfo.InvariantCulture))
        );

    [Fact]
    public void The_amount_of_a_sum_is_the_sum_of_the_amounts() =>
        Gen.Select(Duties.Sum, Duties.Told)
            .Sample(
                (duty, goods) =>
                    duty.Of(goods).Amount == ((DutyExpression.Sum)duty).Terms.Sum(term => term.Of(goods).Amount!.Value)
            );

    [Fact]
    public void More_goods_never_owe_less() =>
        Gen.Select(Duties.Any, Duties.Told, Gen.Int[1, 1000])
            .Sample((duty, goods, times) => duty.Of(Grown(goods, times)).Amount >= duty.Of(goods).Amount);

    /// <summary>A minimum and a maximum as well: every duty is in proportion to the goods, value and quantities together.</summary>
    [Fact]
    public void A_share_of_the_goods_owes_that_share_of_the_duty() =>
        Gen.Select(Duties.Any, Duties.Told, Gen.Int[0, 8])
            .Sample(
                (duty, goods, eighths) =>
                    Near(duty.Of(goods).Times(eighths / 8m).Amount, duty.Of(Grown(goods, eighths / 8m)).Amount)
            );

    [Fact]
    public void A_quantity_says_the_same_in_any_unit_of_its_kind() =>
        Gen.Select(Duties.Unit, Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 1_000_000])
            .Sample(
                (per, first, second, amount) =>
                {
                    Unit[] like = [.. Units.All.Where(unit => unit.Kind == per.Kind)];
                    Unit a = like[first % like.Length],
                        b = like[second % like.Length];
                    DutyExpression duty = new DutyExpression.Specific(0.123m, per, null);
                    decimal? one = duty.Of(new(null, [new(amount * b.Size, a)])).Amount;
                    return Near(one, duty.Of(new(null, [new(amount * a.Size, b)])).Amount);
                }
            );

    [Theory]
    [InlineData("1000 g", "1 kg", "3.2¢/kg")]
    [InlineData("1 t", "1000 kg", "3.2¢/kg")]
    [InlineData("100 lb", "45.359237 kg", "3.2¢/kg")]
    [InlineData("1 gross", "12 doz.", "$1/1000")]
    [InlineData("12 each", "1 doz.", "7¢/gross")]
    [InlineData("1 hl", "100 liters", "8¢/liter")]
    [InlineData("1 bbl", "42 gal", "8¢/liter")]
    [InlineData("5 carats", "1 g", "10.6¢/g")]
    [InlineData("2 doz. prs.", "24 pairs", "90¢/pr.")]
    public void Two_ways_to_tell_one_quantity_owe_the_same(string one, string other, string duty)
    {
        decimal? amount = DutyText.Read(duty).Of(Goods("", one)).Amount;
        Assert.NotNull(amount);
        Assert.Equal(amount, DutyText.Read(duty).Of(Goods("", other)).Amount);
    }

    /// <summary>Whatever is left untold, the bounds hold the amount that the whole story gives.</summary>
    [Fact]
    public void Bounds_hold_the_amount_of_the_whole_story() =>
        Gen.Select(Duties.Any, Duties.Told, Gen.Int[0, 31])
            .Sample(
                (duty, goods, untold) =>
                {
                    decimal amount = duty.Of(goods).Amount!.Value;
                    Owed owed = duty.Of(Without(goods, untold));
                    return owed.AtLeast <= amount && !(owed.AtMost < amount);
                }
            );

    static Consignment Without(Consignment goods, int what) =>
        new(
            (what & 1) == 0 ? goods.ValueUsd : null,
            [.. goods.Quantities.Where(quantity => (what & (quantity.Part is null ? 2 : 4)) == 0)]
        )
        {
            PartValues = (what & 8) == 0 ? goods.PartValues : [],
            Degrees = (what & 16) == 0 ? goods.Degrees : null,
        };

    static Consignment Grown(Consignment goods, decimal times) =>
        new(goods.ValueUsd * times, [.. goods.Quantities.Select(q => q with { Amount = q.Amount * times })])
        {
            PartValues = [.. goods.PartValues.Select(p => p with { Usd = p.Usd * times })],
            Degrees = goods.Degrees,
        };

    static bool Near(decimal? a, decimal? b) => Math.Abs(a!.Value - b!.Value) <= 1e-12m * (1m + Math.Abs(a.Value));

    static Consignment Goods(string value, string quantity)
    {
        string refusal = "";
        Consignment? goods = quantity.Length == 0 ? Consignment.Untold : Quantities.Read(quantity, out refusal);
        Assert.True(goods is not null, refusal);
        return goods with { ValueUsd = value.Length == 0 ? null : decimal.Parse(value, CultureInfo.InvariantCulture) };
    }
}
