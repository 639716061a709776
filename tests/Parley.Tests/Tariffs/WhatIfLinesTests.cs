using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>The difference over all lines against the answers to single codes.</summary>
public class WhatIfLinesTests
{
    static readonly SupposedLaw Supposed = WhatIfFile
        .Load(Repository.At("docs", "examples", "what-if-truce-lapses.yaml"), Shipped.Ledger, Shipped.Law)
        .Whole;

    static readonly DutyDesk After = Compiled(Supposed.Law);

    static DutyDesk Compiled(DutyLaw law)
    {
        var engine = new Lazy<DutyEngine>(() => DutyEngine.Compile(law, Shipped.Us));
        return new(law, Shipped.Schedules, _ => engine.Value);
    }

    static LawDifference At(string time, params ImmutableArray<string> origins) =>
        new LawComparison(Supposed, Shipped.Desk, After, Shipped.Law.Pack.Party(Shipped.Us), origins, Told.Nothing).At(
            Shipped.When(time)
        );

    static DutyAnswer Ask(DutyDesk desk, string from, string code, string time) =>
        Assert
            .IsType<DutyReply.Answered>(
                desk.Ask(new(Shipped.Us, from, code, Shipped.When(time), Told.Nothing, Consignment.Untold))
            )
            .Answer;

    [Fact]
    public void Before_the_first_edit_nothing_differs() => Assert.Empty(At("2026-10-19").Changes);

    [Fact]
    public void The_lines_that_differ_are_those_whose_two_answers_differ()
    {
        LawDifference found = At("2026-11-10", "CN");
        ILookup<string, LineDifference> changes = found.Changes.ToLookup(change => change.Line.Code);
        ImmutableArray<ScheduleLine> lines = Shipped.Desk.ScheduleOf(Shipped.Us)!.LinesUnder("", new(2026, 11, 10));
        Assert.Equal(lines.Length, found.Lines);
        for (int i = 0; i < lines.Length; i += 37)
        {
            DutyAnswer was = Ask(Shipped.Desk, "CN", lines[i].Code, "2026-11-10"),
                now = Ask(After, "CN", lines[i].Code, "2026-11-10");
            if (was.Total.Expression == now.Total.Expression)
            {
                Assert.Empty(changes[lines[i].Code]);
                continue;
            }
            LineDifference change = Assert.Single(changes[lines[i].Code]);
            Assert.Equal(was.Total.Rate, change.Before);
            Assert.Equal(now.Total.Rate, change.After);
            Assert.Equal(0.24m, change.Points?.Fraction);
        }
    }

    [Fact]
    public void Only_the_origins_that_are_named_differ()
    {
        LawDifference found = At("2026-11-10");
        Assert.Equal(
            ["CN", "HK", "MO"],
            found.Classes.Where(one => one.Changed > 0).SelectMany(one => one.From.Members).Order()
        );
        int all = Shipped.Law.Origins.Count(origin => origin.Code != "US");
        Assert.Equal(all, found.Classes.Sum(one => one.From.Members.Length));
        Assert.Equal(found.Chapters.Sum(chapter => chapter.Changed), found.Changed);
        Assert.All(
            found.Chapters,
            chapter => Assert.Equal((0.24m, 0.24m), (chapter.Least!.Value.Fraction, chapter.Most!.Value.Fraction))
        );
    }

    static readonly string Book = Shipped.Desk.ScheduleOf(Shipped.Us)!.LinesUnder("4901", new(2026, 11, 10))[0].Code;

    [Fact]
    public void Weights_weigh()
    {
        var us = Shipped.Law.Pack.Party(Shipped.Us);
        decimal Weight(ScheduleLine line, string origin) =>
            line.Code == "6109100012" ? 3
            : line.Code == Book ? 1
            : 0;
        LawDifference found = new LawComparison(Supposed, Shipped.Desk, After, us, ["CN"], Told.Nothing, Weight).At(
            Shipped.When("2026-11-10")
        );
        decimal shirts = Ask(Shipped.Desk, "CN", "6109.10.0012", "2026-11-10").Total.Rate!.Value.Fraction,
            books = Ask(Shipped.Desk, "CN", Book, "2026-11-10").Total.Rate!.Value.Fraction;
        WeightedMeans means = Assert.Single(found.Classes).Weighted!;
        Assert.Equal((3 * shirts + books) / 4, means.Before.Fraction);
        Assert.Equal(means.Before.Fraction + 0.75m * 0.24m, means.After.Fraction);
        Assert.Equal(1m, means.Covered.Fraction);
    }

    [Fact]
    public void The_times_that_differ_are_those_of_the_edits()
    {
        var question = new DutyQuestion(
            Shipped.Us,
            "CN",
            "6109.10.0012",
            Shipped.When("2026-11-10"),
            Told.Nothing,
            Consignment.Untold
        );
        ImmutableArray<DifferenceSpan> spans = AnswerDifference.Times(
            Supposed,
            new(Shipped.Law, Shipped.Schedules),
            new(Supposed.Law, Shipped.Schedules),
            question
        );
        DifferenceSpan span = Assert.Single(spans);
        Assert.Equal(
            ("2026-11-10T00:01-05:00", null, "36.5%", "60.5%"),
            (
                Days.Write(span.From, DateTimeZoneProviders.Tzdb["America/New_York"]),
                span.Until?.ToString(),
                span.Before,
                span.After
            )
        );
    }
}
