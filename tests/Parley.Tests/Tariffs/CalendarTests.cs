using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>What the law as known schedules.</summary>
public class CalendarTests
{
    static ImmutableArray<ScheduledChange> On(string day)
    {
        var when = (When.Day)Shipped.When(day);
        return Calendar.Of(Shipped.Ledger.AsKnownOn(when.Date), when);
    }

    [Theory]
    [InlineData("2025-06-03", "US-IEEPA-R-34-SUSP", "2025-08-12T00:01-04:00", 70, "30%", "54%")]
    [InlineData("2025-06-03", "CN-2025-7-24-SUSP", "2025-08-12T12:01+08:00", 70, "10%", "34%")]
    [InlineData("2025-08-11", "US-IEEPA-R-34-SUSP", "2025-11-10T00:01-05:00", 91, "30%", "54%")]
    [InlineData("2025-11-05", "US-IEEPA-R-34-SUSP", "2026-11-10T00:01-05:00", 370, "20%", "44%")]
    [InlineData("2026-03-01", "US-S122-10", "2026-07-24T00:01-04:00", 145, "10%", "0%")]
    [InlineData("2026-10-09", "CN-2025-7-24-SUSP", "2026-11-10T00:00+08:00", 32, "10%", "34%")]
    [InlineData("2025-04-03", "US-IEEPA-R-34", "2025-04-09T00:01-04:00", 6, "30%", "54%")]
    public void Duties_on_all_goods_with_the_headline_before_and_after(string day, string id, string at, int left, string before, string after)
    {
        ScheduledChange change = Assert.Single(On(day), c => c.Id == id);
        Assert.Equal((at, left, before, after), (change.At.Written, change.DaysLeft, change.Before.ToString(), change.After.ToString()));
    }

    [Fact]
    public void What_is_void_schedules_nothing() => Assert.DoesNotContain(On("2026-02-20"), c => c.Id == "US-IEEPA-R-34-SUSP");

    [Theory]
    [InlineData("2025-06-03", "Geneva joint statement", 70)]
    [InlineData("2025-09-01", "Stockholm joint statement", 70)]
    [InlineData("2025-12-01", "Kuala Lumpur / Busan arrangement", 344)]
    public void A_truce_clock_counts_the_days_to_the_first_return(string day, string agreement, int left)
    {
        var when = (When.Day)Shipped.When(day);
        TruceClock clock = TruceClock.Of(Shipped.Ledger.AsKnownOn(when.Date).At(when))[0];
        Assert.Equal((agreement, left), (clock.Agreement.Name, clock.DaysLeft));
    }

    [Fact]
    public void A_deadline_is_listed_until_its_day()
    {
        Assert.Contains(On("2025-12-31"), c => c.Id == "CM-KL-CN-SOY1" && c.Kind == ScheduledKind.Deadline && c.DaysLeft == 0);
        Assert.DoesNotContain(On("2026-01-01"), c => c.Id == "CM-KL-CN-SOY1");
    }

    /// <summary>Over every day: the rates told for a scheduled change are those that the headline gives around it.</summary>
    [Fact]
    public void Before_and_after_are_the_headline_around_the_instant() => Assert.All(Shipped.Days().Where(day => day.Day == 15 || day.Year == 2025), day =>
    {
        Ledger ledger = Shipped.Ledger.AsKnownOn(day);
        foreach (ScheduledChange change in Calendar.Of(ledger, new When.Day(day)).Where(c => c.Before is not null && c.BeforeText.Contains('=', StringComparison.Ordinal)))
        {
            Party into = ledger.Pack.Party(change.By!), from = ledger.Pack.Against(into);
            Assert.Equal(change.Before, Headline.Of(ledger, into.Id, from.Id, new When.Exactly(change.At.At - Duration.FromMinutes(1), "")).Total);
            Assert.Equal(change.After, Headline.Of(ledger, into.Id, from.Id, new When.Exactly(change.At.At, "")).Total);
        }
    });

    [Fact]
    public void Everything_scheduled_lies_ahead() => Assert.All(Shipped.Days().Where(day => day.Day == 3), day =>
        Assert.All(Calendar.Of(Shipped.Ledger.AsKnownOn(day), new When.Day(day)), change => Assert.True(change.DaysLeft >= 0 && change.Day >= day)));
}
