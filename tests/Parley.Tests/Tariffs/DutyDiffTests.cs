using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of differences of duties between two times.</summary>
public class DutyDiffTests
{
    static DutyDiff Diff(string into, string first, string then, string? from = null, int digits = 2) =>
        DutyDiff.Of(Shipped.Desk, Question(into, first, then, from, digits, []));

    static DiffQuestion Question(
        string into,
        string first,
        string then,
        string? from,
        int digits,
        ImmutableArray<KeyValuePair<string, decimal>> weights
    ) =>
        new(
            Shipped.Law.Pack.Party(new(into)),
            Shipped.When(first),
            Shipped.When(then),
            from is null ? null : Shipped.Law.FindOrigin(from),
            digits,
            weights
        );

    /// <summary>One number by the quotient and line by line.</summary>
    [Theory]
    [InlineData("CN", "8541", "2025-04-09", "2025-04-10")]
    [InlineData("DE", "7318", "2025-03-11", "2025-03-12")]
    [InlineData("JP", "8703", "2025-09-15", "2025-09-16")]
    [InlineData("BR", "8407", "2025-08-05", "2025-08-07")]
    [InlineData("RU", "7615", "2025-03-11", "2025-06-10")]
    public void A_heading_changes_as_its_lines_do(string from, string heading, string first, string then)
    {
        DutyDiff diff = Diff("US", first, then, from, 4);
        Schedule schedule = Shipped.Desk.ScheduleOf(Shipped.Us)!;
        var changes = schedule
            .LinesUnder(heading, ((When.Day)Shipped.When(then)).Date)
            .Select(line => Total(line.Code, from, then) - Total(line.Code, from, first))
            .OfType<Rate>()
            .Select(change => change.Fraction)
            .ToList();
        DutyChange found = Assert.Single(diff.Parts, part => part.Code == heading).Change;
        Assert.Equal(changes.Count, found.Lines);
        Assert.Equal(changes.Count(change => change > 0), found.Up);
        Assert.Equal(changes.Count(change => change < 0), found.Down);
        Assert.Equal(changes.Average(), found.Mean, 12);
    }

    static Rate? Total(string code, string from, string at)
    {
        var question = new DutyQuestion(Shipped.Us, from, code, Shipped.When(at), Told.Nothing, Consignment.Untold);
        return (Shipped.Desk.Ask(question) as DutyReply.Answered)?.Answer.Total.Rate;
    }

    /// <summary>Renumbering only on the first; exclusions renewed without a gap on the others.</summary>
    [Theory]
    [InlineData("2026-01-31", "2026-02-01", null)]
    [InlineData("2025-05-31", "2025-06-01", null)]
    [InlineData("2025-08-31", "2025-09-01", "CN")]
    public void Days_on_which_no_duty_changes(string first, string then, string? from) =>
        Assert.DoesNotContain(Diff("US", first, then, from).Origins, one => one.Change.Any);

    [Fact]
    public void The_same_time_changes_nothing_and_the_order_is_idle()
    {
        DutyDiff same = Diff("US", "2025-04-10", "2025-04-10");
        Assert.Equal(Shipped.Law.Origins.Length - 1, Assert.Single(same.Origins).Members.Length);
        Assert.Empty(same.Parts);
        Assert.Empty(same.Turns);
        DutyDiff there = Diff("US", "2025-11-09", "2025-11-10", "CN"),
            back = Diff("US", "2025-11-10", "2025-11-09", "CN");
        Assert.True(back.Swapped && !there.Swapped);
        Assert.Equal(there.Origins[0].Change, back.Origins[0].Change);
    }

    [Fact]
    public void Changes_add_up_over_time()
    {
        DutyChange Of(string first, string then) => Diff("US", first, then, "CN").Origins[0].Change;
        (DutyChange a, DutyChange b) = (Of("2025-03-03", "2025-04-08"), Of("2025-04-08", "2025-05-15"));
        DutyChange whole = Of("2025-03-03", "2025-05-15");
        Assert.Equal((whole.Lines, whole.Lines), (a.Lines, b.Lines));
        Assert.Equal(whole.Mean, a.Mean + b.Mean, 12);
    }

    /// <summary>EO 14266: China from 84% to 125%, and everybody else back to 10%.</summary>
    [Fact]
    public void The_tenth_of_April_2025()
    {
        DutyDiff diff = Diff("US", "2025-04-09", "2025-04-10");
        OriginChange Of(string code) => diff.Origins.Single(one => one.Members.Any(origin => origin.Code == code));
        Assert.Equal((0.41m, 0), (Of("CN").Change.Greatest, Of("CN").Change.Down));
        Assert.Equal(-0.36m, Of("VN").Change.Least);
        Assert.False(Of("AU").Change.Any);
        Assert.Equal(Shipped.Law.Origins.Length - 1, diff.Origins.Sum(one => one.Members.Length));
        Assert.Contains(diff.Turns, turn => turn is { Kind: "duty", Id: "9903.01.63", Before: "84%", After: "125%" });
    }

    [Fact]
    public void Weights_make_the_mean()
    {
        WeightFile file = WeightFile.Read("code,value_usd\n8517.62.0020,1000000\n3926909989,3000000\n9999.99.9999,5\n");
        DutyDiff diff = DutyDiff.Of(Shipped.Desk, Question("US", "2025-04-08", "2025-04-09", "CN", 2, file.Values));
        DutyChange change = diff.Origins[0].Change;
        Assert.Equal((4_000_000m, 0.555m), (change.Value, change.Mean));
        Assert.Contains(diff.Notes, note => note.Contains("weights of 5 USD", StringComparison.Ordinal));
        WeightFile wrong = WeightFile.Read("code,value_usd\n85,1\n8517620020,-3\n8517620020\n");
        Assert.Equal(3, wrong.Wrong.Length);
        Assert.Empty(wrong.Values);
    }
}
