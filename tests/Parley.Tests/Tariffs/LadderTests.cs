using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>The ladders of the text-book are what the law gives, and the two ways to a headline agree.</summary>
public class LadderTests
{
    [Fact]
    public void The_ladders_of_the_text_book_are_answered()
    {
        string[][] table =
        [
            .. File.ReadLines(Repository.At("docs", "text-book", "stacking.md"))
                .SkipWhile(line => !line.StartsWith("| date |", StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
        List<string> cases = [.. File.ReadLines(Repository.At("docs", "examples", "ladder.csv")).Skip(1)];
        foreach (string[] row in table.Skip(2))
        {
            for (int column = 1; column + 1 < row.Length; column++)
            {
                string code = table[0][column];
                Assert.Contains($"{code} {row[0]},US,CN,{code},{row[0]},,,,,", cases);
                Assert.Equal(row[column], Total("US", "CN", code, Shipped.When(row[0])).ToString());
            }
        }
        Assert.Equal((table.Length - 2) * (table[0].Length - 2), cases.Count);
    }

    [Theory]
    [InlineData("US", "CN")]
    [InlineData("CN", "US")]
    public void Measures_and_provisions_give_one_headline(string into, string from)
    {
        foreach (HeadlineStep step in HeadlineHistory.Of(Shipped.Ledger, new(into), new(from)))
        {
            var when = new When.Exactly(step.At.At, step.At.Written);
            Rate told = Total(into, from, DutyQuestion.Headline, when);
            Assert.True(told == step.Headline.Total, $"{step.At.Written}: {told}, and {step.Headline.Total}");
        }
    }

    static Rate Total(string into, string from, string code, When when) =>
        Shipped.Desk.Ask(new(new(into), from, code, when, Told.Nothing, Consignment.Untold))
            is DutyReply.Answered { Answer.Total.Rate: { } rate }
            ? rate
            : throw new InvalidOperationException($"{code} at {when} has no total.");
}
