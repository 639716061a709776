using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of histories of duties, and histories read from the acts.</summary>
public class DutyHistoryTests
{
    static DutyHistoryReply Ask(PartyId into, string from, string code, Told? told = null, LocalDate? since = null) =>
        DutyHistory.Of(Shipped.Desk, into, from, code, told ?? Told.Nothing, since);

    static DutyHistory History(PartyId into, string from, string code, LocalDate? known = null) =>
        Assert
            .IsType<DutyHistoryReply.Answered>(
                DutyHistory.Of(Shipped.DeskOn(known), into, from, code, Told.Nothing, null)
            )
            .History;

    /// <summary>The law of lists, with nothing on any list, and the record's measures on all goods say the same.</summary>
    [Theory]
    [InlineData("US", "CN")]
    [InlineData("CN", "US")]
    public void The_headline_has_the_steps_that_the_record_of_measures_has(string into, string from)
    {
        var steps = HeadlineHistory
            .Of(Shipped.Ledger, new(into), new(from))
            .Select(step => (step.At.At, step.Headline.Total, step.Scheduled))
            .Aggregate(
                new List<(Instant At, Rate Total, bool Scheduled)>(),
                (joined, step) =>
                {
                    if (joined.Count == 0 || joined[^1].Total != step.Total)
                        joined.Add(step);
                    return joined;
                }
            );
        var found = History(new(into), from, DutyQuestion.Headline)
            .Steps.Skip(1)
            .Select(step => (step.From.At, step.Share!.Value, step.Scheduled));
        Assert.Equal(steps, found);
    }

    [Theory]
    [InlineData("US", "CN", "8517620020")]
    [InlineData("US", "CN", "73181520")]
    [InlineData("US", "DE", "8703230190")]
    [InlineData("US", "BR", "0901110025")]
    [InlineData("US", "CA", "4407110001")]
    [InlineData("US", "CN", "3004909251")]
    [InlineData("US", "CH", "04061008")]
    [InlineData("CN", "US", "2204210000")]
    [InlineData("CN", "US", "8703230010")]
    public void The_history_says_what_the_question_says(string into, string from, string code)
    {
        DutyHistory history = History(new(into), from, code);
        for (LocalDate day = Shipped.Law.Pack.From; day <= new LocalDate(2027, 1, 1); day = day.PlusDays(31))
        {
            Instant at = history.Into.SpanOf(day).End - Duration.Epsilon;
            DutyStep step = history.Steps.Last(step => step.From.At <= at);
            var reply = Shipped.Desk.Ask(
                new(new(into), from, code, new When.Day(day), Told.Nothing, Consignment.Untold)
            );
            DutyTotal? total = (reply as DutyReply.Answered)?.Answer.Total;
            Assert.Equal((day, total?.Expression), (day, step.Answer?.Total.Expression));
            bool within =
                total is not { Low: { } low, High: { } high }
                || (!(low < step.Low!.Value) && !(high > step.High!.Value));
            Assert.True(within, $"{day}: bounds");
        }
    }

    [Fact]
    public void Neighbours_differ_and_follow_each_other()
    {
        DutyHistory history = History(Shipped.Us, "CN", "8507600020");
        foreach ((DutyStep before, DutyStep step) in history.Steps.Zip(history.Steps.Skip(1)))
        {
            Assert.Equal(before.Until, step.From);
            Assert.True(before.From.At < step.From.At);
            Assert.NotEmpty(step.Changes);
        }
        Assert.Null(history.Steps[^1].Until);
    }

    /// <summary>EO 14298 held 24 points back for 90 days: 12 August 2025, as seen in June of that year.</summary>
    [Fact]
    public void What_the_law_as_known_schedules_is_marked()
    {
        DutyHistory history = History(Shipped.Us, "CN", DutyQuestion.Headline, new LocalDate(2025, 6, 3));
        DutyStep ahead = Assert.Single(history.Steps, step => step.Scheduled);
        Assert.Equal("2025-08-12T00:01-04:00", ahead.From.Written);
        Assert.Equal("54%", ahead.Answer!.Total.Expression);
    }

    /// <summary>83 FR 47974 and 84 FR 20459, then the fentanyl orders and their end.</summary>
    [Fact]
    public void A_router_of_China_since_2018() =>
        Assert.Equal(
            ["0%", "10%", "25%", "35%", "45%", "35%", "25%"],
            History(Shipped.Us, "CN", "8517620020").Steps.Select(step => step.Answer!.Total.Expression)
        );

    [Fact]
    public void The_share_of_a_compound_duty_is_charted()
    {
        DutyStep first = History(Shipped.Us, "CN", "2402208000").Steps[0];
        Assert.Equal(("$1.05/kg + 2.3%", new Rate(0.023m)), (first.Answer!.Total.Expression, first.Share));
    }

    [Fact]
    public void A_later_beginning_cuts_and_changes_nothing_else()
    {
        var since = new LocalDate(2025, 4, 1);
        var cut = (DutyHistoryReply.Answered)Ask(Shipped.Us, "CN", "8507600020", since: since);
        DutyHistory whole = History(Shipped.Us, "CN", "8507600020");
        Assert.Equal(
            whole.Steps.Where(step => step.From.At >= cut.History.Steps[1].From.At).Select(step => step.From),
            cut.History.Steps.Skip(1).Select(step => step.From)
        );
        Assert.Equal("2025-04-01", cut.History.Steps[0].From.Written);
    }

    [Theory]
    [InlineData("US", "XX", "8517620020", true)]
    [InlineData("US", "US", "8517620020", true)]
    [InlineData("US", "CN", "85I7620020", true)]
    [InlineData("US", "CN", "9999999999", true)]
    [InlineData("US", "CN", "0406", false)]
    public void What_cannot_be_answered_is_refused(string into, string from, string code, bool malformed) =>
        Assert.Equal(malformed, Assert.IsType<DutyHistoryReply.Refused>(Ask(new(into), from, code)).Malformed);
}
