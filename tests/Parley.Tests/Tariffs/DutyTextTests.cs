using System.Text.RegularExpressions;
using CsCheck;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Every text of the schedule is read, and says the same when it is written again.</summary>
public partial class DutyTextTests
{
    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex Numbers();

    [Fact]
    public void Every_text_is_written_in_one_spelling_and_read_back_as_the_same_duty() =>
        Assert.All(
            DutyTexts.Printed,
            line =>
            {
                Assert.Equal(line.Canonical, line.Duty.ToString());
                Assert.Equal(line.Duty, DutyText.Read(line.Canonical));
                Assert.Equal(line.Duty.GetHashCode(), DutyText.Read(line.Canonical).GetHashCode());
            }
        );

    [Fact]
    public void Every_text_has_the_form_that_another_program_found() =>
        Assert.All(DutyTexts.Printed, line => Assert.Equal(line.Form, FormOf(line.Duty)));

    /// <summary>19,856 ten-digit lines, one of them without a general rate; sets bear theirs on the entire set.</summary>
    [Theory]
    [InlineData("Free", 7_379)]
    [InlineData("AdValorem", 10_263)]
    [InlineData("Specific", 1_457)]
    [InlineData("Compound", 447)]
    [InlineData("Other", 17)]
    [InlineData("InWords", 292)]
    public void General_rates_of_the_newest_revision_by_form(string form, int lines) =>
        Assert.Equal(lines, DutyTexts.Printed.Where(line => FormOf(line.Duty) == form).Sum(line => line.Lines));

    [Fact]
    public void Of_157_shapes_26_are_words_only()
    {
        ILookup<string, DutyLine> shapes = DutyTexts.Printed.ToLookup(line => Numbers().Replace(line.Printed, "N"));
        Assert.Equal(157, shapes.Count);
        Assert.Equal(26, shapes.Count(shape => shape.Any(line => line.Duty is DutyExpression.InWords)));
        Assert.All(shapes, shape => Assert.Single(shape.Select(line => line.Duty.GetType()).Distinct()));
    }

    [Fact]
    public void No_text_in_words_hides_a_rate() =>
        Assert.All(
            DutyTexts.Printed.Where(line => line.Duty is DutyExpression.InWords && line.Printed.Contains('%')),
            line =>
                Assert.True(
                    line.Printed.Contains("for each other piece or part, but if", StringComparison.Ordinal)
                        || line.Printed.Contains(" minus ", StringComparison.Ordinal)
                )
        );

    [Theory]
    [InlineData("The rate applicable to the natural juice in heading 2009", "2009")]
    [InlineData("they had been entered under heading 9813.00.05", "98130005")]
    [InlineData("See 9822.05.20", "98220520")]
    [InlineData("The rate applicable in the absence of this subheading", null)]
    [InlineData("See additional U.S. note 1", null)]
    public void Words_tell_the_heading_that_they_refer_to(string text, string? heading) =>
        Assert.Equal(heading, Assert.IsType<DutyExpression.InWords>(DutyText.Read(text)).Heading);

    [Theory]
    [InlineData("The duty provided in the applicable subheading + 25%.", 2, "25%")]
    [InlineData("The duty provided in the applicable subheading +10%", 2, "10%")]
    [InlineData("The duty provided inthe applicable subheading+ 25%", 2, "25%")]
    [InlineData("The duty provided in the applicable subheading plus 25%", 2, "25%")]
    [InlineData(
        "The duty provided in the applicable subheading + a duty of 25% upon the value of the steel content.",
        2,
        "25% upon the value of the steel content"
    )]
    public void An_additional_duty_is_words_and_a_rate(string text, int terms, string last)
    {
        DutyExpression.Sum sum = Assert.IsType<DutyExpression.Sum>(DutyText.Read(text));
        Assert.Equal(terms, sum.Terms.Length);
        Assert.IsType<DutyExpression.InWords>(sum.Terms[0]);
        Assert.Equal(last, sum.Terms[^1].ToString());
        Assert.Null(sum.Share);
    }

    [Theory]
    [InlineData("$1.32/kg but not over 15%", "$1.32/kg but not more than 15%")]
    [InlineData("5% or 3¢/kg, whichever is higher", "5% but not less than 3¢/kg")]
    [InlineData("5% or 3¢/kg, whichever is less", "5% but not more than 3¢/kg")]
    [InlineData("(5% but not less than 1¢/kg) + 2%", "(5% but not less than 1¢/kg) + 2%")]
    [InlineData("40¢/pf.liter", "40¢/pf. liter")]
    [InlineData("  2.5 %\u00a0+  1,000 ¢ / KG ", "2.5% + $10/kg")]
    [InlineData(
        "15%; 14.75% from 2022-02-07; Free from 2026-02-07",
        "15%; 14.75% from 2022-02-07; Free from 2026-02-07"
    )]
    public void Other_ways_to_write_a_duty_have_one_spelling(string text, string canonical)
    {
        DutyExpression duty = DutyText.Read(text);
        Assert.IsNotType<DutyExpression.InWords>(duty);
        Assert.Equal(canonical, duty.ToString());
        Assert.Equal(duty, DutyText.Read(canonical));
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("¢/kg")]
    [InlineData("5%%")]
    [InlineData("5¢/kq")]
    [InlineData("5% +")]
    [InlineData("+ 5%")]
    [InlineData("1.2.3%")]
    [InlineData("-5%")]
    [InlineData("5,5%")]
    [InlineData("5/0%")]
    [InlineData("99999999999999999999999999999999%")]
    [InlineData("$999999999999/kg")]
    [InlineData("((((5%")]
    [InlineData("Freely")]
    [InlineData("5%; 4% from 2022-02-30")]
    [InlineData("5%; 4% from 2023-01-01; 3% from 2022-01-01")]
    public void What_has_no_form_is_kept_in_words_and_is_never_zero(string text)
    {
        DutyExpression duty = DutyText.Read(text);
        Assert.Equal(text, Assert.IsType<DutyExpression.InWords>(duty).Text);
        Assert.Null(duty.Share);
        Assert.Null(duty.Of(new Consignment(1_000m, [new(1m, Units.Kilogram)])).Amount);
    }

    [Fact]
    public void Reading_never_throws() =>
        Gen.String[Gen.Char["0123456789.,/%¢$+()-; Freklgdoz"], 0, 40].Sample(text => DutyText.Read(text) is not null);

    [Fact]
    public void Any_duty_is_read_back_as_itself() =>
        Duties.Any.Sample(duty => DutyText.Read(duty.ToString()) == duty, print: duty => $"{duty}");

    [Fact]
    public void A_staged_duty_is_the_stage_that_has_begun()
    {
        DutyExpression duty = DutyText.Read("15%; 14.75% from 2022-02-07; 14.5% from 2023-02-07");
        Assert.Equal("15%", duty.On(new(2022, 2, 6)).ToString());
        Assert.Equal("14.75%", duty.On(new(2022, 2, 7)).ToString());
        Assert.Equal("14.5%", duty.On(new(2030, 1, 1)).ToString());
        Assert.Equal(new Missing.Day(), Assert.Single(duty.Of(new(1m, [])).Missing));
    }

    [Theory]
    [InlineData("Free", "0%")]
    [InlineData("6.8%", "6.8%")]
    [InlineData("6.5% on the entire set", "6.5%")]
    [InlineData("5% + 2.5%", "7.5%")]
    [InlineData("5% but not less than 7%", "7%")]
    [InlineData("5% but not more than 3%", "3%")]
    [InlineData("5% + 1¢/kg", null)]
    [InlineData("5% on the case", null)]
    [InlineData("The rate applicable in the absence of this heading", null)]
    public void A_share_is_told_only_of_what_is_a_share_of_all_the_value(string text, string? share) =>
        Assert.Equal(share, DutyText.Read(text).Share?.ToString());

    static string FormOf(DutyExpression duty) => duty is DutyExpression.InWords ? "InWords" : duty.Form.ToString();
}
