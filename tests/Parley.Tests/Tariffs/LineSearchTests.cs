using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Lines are found by the words that people say.</summary>
public class LineSearchTests
{
    static readonly LocalDate Day = new(2026, 6, 1);

    static LineSearch Find(string words, int most = 10) =>
        LineSearch.Of(Shipped.Desk, Shipped.Law.Pack.Party(Shipped.Us), words, Day, most, null, null);

    [Theory]
    [InlineData("laptop", "84713001")]
    [InlineData("earbuds", "85183020")]
    [InlineData("smartphones", "85171300")]
    [InlineData("routers", "851762")]
    [InlineData("solar panels", "854143")]
    [InlineData("drone", "8806")]
    [InlineData("t-shirts", "6109")]
    [InlineData("kitchen cabinets", "940340")]
    [InlineData("EV battery", "850760")]
    [InlineData("sneakers", "6404")]
    [InlineData("fridge", "8418")]
    [InlineData("jeans", "62")]
    public void A_word_of_the_street_finds_the_line(string words, string code) =>
        Assert.Contains(Find(words).Lines.Take(5), found => found.Line.Code.StartsWith(code, StringComparison.Ordinal));

    /// <summary>A synonym that the schedule does not have either helps nobody.</summary>
    [Fact]
    public void What_a_synonym_means_is_found_in_full()
    {
        Schedule schedule = Shipped.Desk.ScheduleOf(Shipped.Us)!;
        Assert.All(
            schedule.Synonyms,
            synonym =>
            {
                Assert.Empty(schedule.Search.Nearest(synonym.Means));
                Assert.NotEmpty(schedule.Search.Find(synonym.Means, Day, most: 1));
            }
        );
    }

    [Fact]
    public void The_beginning_of_a_code_lists_its_lines_in_order()
    {
        LineSearch search = Find("8541.43", 200);
        Assert.Equal(
            Shipped.Desk.ScheduleOf(Shipped.Us)!.LinesUnder("854143", Day).Select(line => line.Code),
            search.Lines.Select(found => found.Line.Code)
        );
        Assert.Equal(3, Find("8541", 3).Lines.Length);
    }

    [Fact]
    public void What_is_owed_is_what_the_question_says()
    {
        var at = new When.Day(new(2025, 4, 10));
        Origin from = Shipped.Law.FindOrigin("CN")!;
        LineSearch search = LineSearch.Of(
            Shipped.Desk,
            Shipped.Law.Pack.Party(Shipped.Us),
            "plastic bags",
            at.Date,
            5,
            from,
            at
        );
        Assert.All(
            search.Lines,
            found =>
                Assert.Equal(
                    (
                        Shipped.Desk.Ask(new(Shipped.Us, "CN", found.Line.Code, at, Told.Nothing, Consignment.Untold))
                        as DutyReply.Answered
                    )
                        ?.Answer
                        .Total,
                    (found.Owed as DutyReply.Answered)?.Answer.Total
                )
        );
    }

    [Fact]
    public void A_word_that_no_line_has_is_told_with_the_nearest()
    {
        LineSearch search = Find("headphonez");
        Assert.Empty(search.Lines);
        Assert.Equal(["headphone"], search.Nearest);
    }
}
