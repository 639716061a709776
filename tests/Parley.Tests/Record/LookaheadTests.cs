using System.Collections.Concurrent;
using NodaTime;
using Parley.Briefing;
using Parley.Record;

namespace Parley.Tests.Record;

/// <summary>Nothing that was learnt later reaches an answer as of an earlier day.</summary>
public class LookaheadTests
{
    [Fact]
    public void On_every_day_of_coverage_the_brief_of_the_ledger_cut_that_day_is_that_of_the_whole_as_known_that_day()
    {
        var wrong = new ConcurrentBag<LocalDate>();
        Parallel.ForEach(Shipped.Days(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, day =>
        {
            Ledger known = Shipped.Ledger.AsKnownOn(day), cut = Cutter.Cut(Shipped.Ledger, day);
            if (Brief.Of(known, day).ToJson() != Brief.Of(cut, day).ToJson())
                wrong.Add(day);
        });
        Assert.Empty(wrong.Order());
    }

    [Fact]
    public void The_cut_takes_something_away_on_most_days_so_the_test_above_can_fail()
    {
        int smaller = Shipped.Days().Count(day => Cutter.Cut(Shipped.Ledger, day).Statements.Length < Shipped.Ledger.Statements.Length);
        Assert.True(smaller > 3_000);
        LocalDate report = new(2025, 6, 3);
        Assert.NotEqual(Brief.Of(Shipped.Ledger, report).ToJson(), Brief.Of(Shipped.Ledger.AsKnownOn(report), report).ToJson());
    }

    [Fact]
    public void Knowing_twice_is_knowing_the_less()
    {
        LocalDate june = new(2025, 6, 3), may = new(2025, 5, 20);
        Ledger once = Shipped.Ledger.AsKnownOn(may);
        Assert.Same(once, once.AsKnownOn(june));
        Assert.Equal(once.Events.Select(e => e.Id), Shipped.Ledger.AsKnownOn(june).AsKnownOn(may).Events.Select(e => e.Id));
    }
}
