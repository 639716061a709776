using System.Text.RegularExpressions;
using CsCheck;
using NodaTime;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>The schedule that is shipped for the first importer: what it holds, and what it says to codes at times.</summary>
public class ScheduleTests
{
    static readonly Schedule Us = ScheduleFolder.Shipped("us");
    static readonly LocalDate Last = Us.Head.Through;
    static readonly ScheduleLine[] All = [.. Us.Lines];

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    static ScheduleLine Line(string code, string day) =>
        Assert.IsType<ScheduleAnswer.Found>(Us.Find(code, Day(day))).Line;

    [Fact]
    public void Its_files_have_no_fault() => Assert.Empty(ScheduleFolder.Load(ScheduleText.Embedded("us")).Faults);

    [Fact]
    public void It_holds_what_the_archives_hold()
    {
        ScheduleLine[] now = [.. Us.LinesUnder("", Last).Where(line => line.Code.Length == 10)];
        Assert.Equal(24_028, All.Length);
        Assert.Equal(23_670, All.Select(line => line.Code).Distinct().Count());
        Assert.Equal(97, Us.Chapters.Length);
        Assert.Equal(19_856, now.Length);
        // 19,731 in the archive of the first print, and two lines that it lost: see docs/reference/schedules.md.
        Assert.Equal(19_733, Us.LinesUnder("", Us.Head.From).Count(line => line.Code.Length == 10));
        Assert.Equal(10_262, now.Count(line => Regex.IsMatch(line.Duties.General, @"^[\d.]+%$")));
        Assert.Equal(680, now.Select(line => line.Duties.General).Distinct().Count());
        Assert.InRange(now.Count(line => line.Inherited) / (double)now.Length, 0.585, 0.595);
    }

    /// <summary>The lines that came and went on a day, as counted in the archives.</summary>
    [Theory]
    [InlineData("2025-07-01", 70, 34)]
    [InlineData("2025-08-01", 0, 1)]
    [InlineData("2026-02-01", 153, 65)]
    public void Lines_come_and_go_on_the_day_of_a_change(string day, int come, int gone)
    {
        HashSet<string> Codes(LocalDate on) =>
            [.. Us.LinesUnder("", on).Select(line => line.Code).Where(code => code.Length == 10)];
        HashSet<string> before = Codes(Day(day).PlusDays(-1)),
            after = Codes(Day(day));
        Assert.Equal((come, gone), (after.Except(before).Count(), before.Except(after).Count()));
    }

    [Fact]
    public void Only_days_of_change_change_anything() =>
        Assert.All(
            All.Select(line => line.From).Distinct(),
            day =>
                Assert.Contains(
                    Days.Write(day),
                    "2025-01-01 2025-02-05 2025-04-03 2025-05-13 2025-06-06 2025-07-01 2025-08-01 2025-10-01 2025-10-14 "
                        + "2026-01-01 2026-02-01 2026-02-12 2026-02-25 2026-04-08 2026-05-22",
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void A_statistical_line_pays_what_its_article_pays()
    {
        foreach (ScheduleLine line in Us.LinesUnder("", Last))
        {
            if (line.Code.Length == 10 && Us.LineAt(line.Code[..8], Last) is { } article)
                Assert.Equal(article.Duties, line.Duties);
        }
    }

    [Fact]
    public void Every_line_is_found_by_its_own_code_while_it_lasts() =>
        Assert.All(
            All.Where(line => line.Until is null || line.Until > line.From),
            line =>
            {
                Assert.Equal(line, Line(line.Code, Days.Write(line.From)));
                if (line.Until is { } until)
                    Assert.Equal(line, Us.LineAt(line.Code, until.PlusDays(-1)));
            }
        );

    [Fact]
    public void What_is_known_later_is_not_seen_before() =>
        Gen.Select(Gen.Int[0, All.Length - 1].Select(i => All[i]), Gen.Int[0, 600], Gen.Int[0, 600])
            .Sample(
                (span, at, known) =>
                {
                    LocalDate day = Us.Head.From.PlusDays(at),
                        knownOn = Us.Head.From.PlusDays(known);
                    if (Us.LineAt(span.Code, day, knownOn) is { } line)
                        Assert.True(line.Known <= knownOn && line.From <= day);
                }
            );

    [Fact]
    public void Lines_under_a_prefix_are_those_that_begin_with_it_and_have_none_below() =>
        Gen.Select(Gen.Int[0, All.Length - 1].Select(i => All[i]), Gen.Int[2, 9], Gen.Int[0, 600])
            .Sample(
                (span, digits, at) =>
                {
                    LocalDate day = Us.Head.From.PlusDays(at);
                    string prefix = span.Code[..Math.Min(digits, span.Code.Length)];
                    string[] under = [.. Us.LinesUnder(prefix, day).Select(line => line.Code)];
                    string[] alive =
                    [
                        .. All.Select(line => line.Code)
                            .Distinct()
                            .Where(code => code.StartsWith(prefix, StringComparison.Ordinal))
                            .Where(code => Us.LineAt(code, day) is not null),
                    ];
                    Assert.Equal(
                        alive.Where(code => !alive.Any(other => other.Length > code.Length && other.StartsWith(code))),
                        under
                    );
                },
                iter: 200
            );

    [Fact]
    public void An_unknown_code_is_told_codes_that_the_schedule_has() =>
        Gen.Select(Gen.Int[0, All.Length - 1].Select(i => All[i]), Gen.Int[4, 9], Gen.Int[1, 9])
            .Sample(
                (span, place, add) =>
                {
                    char[] digits = span.Code.PadRight(10, '0').ToCharArray();
                    digits[place] = (char)('0' + (digits[place] - '0' + add) % 10);
                    string code = new(digits);
                    if (Us.Find(code, Last) is not ScheduleAnswer.Unknown unknown)
                        return;
                    Assert.NotEmpty(unknown.Nearest);
                    Assert.All(unknown.Nearest, near => Assert.NotEmpty(Us.LinesUnder(near, Last)));
                },
                iter: 200
            );

    [Fact]
    public void Every_heading_has_lines_and_all_but_chapter_98_have_headings()
    {
        HashSet<string> prefixes =
        [
            .. All.SelectMany(line => new[] { line.Code[..2], line.Code[..4], line.Code[..6] }),
        ];
        Assert.Empty(Us.Headings.Where(heading => !prefixes.Contains(heading.Code)).Select(heading => heading.Code));
        Assert.Empty(
            prefixes.Where(prefix => prefix.Length <= 4 && prefix[..2] != "98" && Us.HeadingOf(prefix) is null)
        );
    }

    [Fact]
    public void A_day_begins_in_the_capital_of_the_importer()
    {
        Instant turn = Us.Head.StartOf(Day("2026-02-01"));
        Assert.Equal("2026-02-01T00:00-05:00", Days.Write(turn, Us.Head.Zone));
        Assert.IsType<ScheduleAnswer.Renumbered>(Us.Find("8431491090", turn));
        Assert.IsType<ScheduleAnswer.Found>(Us.Find("8431491090", turn - Duration.Epsilon));
    }

    [Theory]
    [InlineData("2024-12-31", null, Coverage.Before)]
    [InlineData("2025-01-01", null, Coverage.Held)]
    [InlineData("2026-06-08", null, Coverage.Held)]
    [InlineData("2026-06-09", null, Coverage.After)]
    [InlineData("2025-06-01", "2018-07-06", Coverage.Before)]
    public void An_answer_says_whether_its_time_is_covered(string day, string? knownOn, Coverage coverage)
    {
        ScheduleAnswer answer = Us.Find("85076000", Day(day), knownOn is null ? null : Day(knownOn));
        Assert.Equal(coverage, answer.Coverage);
        Assert.Equal("3.4%", Assert.IsType<ScheduleAnswer.Found>(answer).Line.Duties.General);
    }

    [Fact]
    public void The_path_of_a_line_is_what_stands_above_it()
    {
        var path = Us.PathOf(Line("8507600010", "2026-06-01"), Last).Select(text => text.Code);
        Assert.Equal(["85", "8507", "85076000", "8507600010"], path);
        Assert.Equal(97, Us.Headings.Count(heading => heading.Code.Length == 2));
    }
}
