using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>An average duty, or its history, as a page.</summary>
public static class AveragePage
{
    /// <param name="named">Only the lines on which an exclusion could be claimed.</param>
    public static Document Of(Ledger ledger, DutyDesk desk, DutyAverage average, bool lists, bool plain, bool named) =>
        Sheet.Of(
            ledger,
            $"{average.Into.Name} on goods of {average.From.Name}, on average: "
                + AverageWords.Percent((lists ? average.Lists : average.Plain).Average),
            Lead(ledger, average, lists, plain),
            [
                .. named ? [] : Sums(average, lists, plain),
                new("exclusions", Exclusions(average), [Exclusions(desk, average)]),
            ]
        );

    static IEnumerable<Section> Sums(DutyAverage average, bool lists, bool plain) =>
        [
            new("programmes", "By programme", [Programmes(average, lists, plain)]),
            new("left", "Not in the average: no share of value, or not known", [Left(average)]),
            new("lines", "Lines", [Matches(average)]),
        ];

    static string Lead(Ledger ledger, DutyAverage average, bool lists, bool plain)
    {
        string close = average.When is When.Day ? $", at its close in {average.Into.Capital}" : "";
        AverageSum sum = lists ? average.Lists : average.Plain;
        string both =
            lists && plain ? $" Without product lists it would be {AverageWords.Percent(average.Plain.Average)}."
            : plain ? " This is without product lists."
            : "";
        string beyond =
            average.At.InZone(average.Into.Zone).Date > ledger.LastDay
                ? $" This lies after {Days.Write(ledger.LastDay)}: it is what the law known then schedules."
                : "";
        return $"At {average.When}{close}, over {AverageWords.Usd(sum.CountedUsd)} "
            + $"of {AverageWords.Usd(average.Weights.Usd)} ({average.Weights.Title}), content at the whole value, "
            + $"nothing claimed unless told.{both}{beyond}";
    }

    static Block.Table Programmes(DutyAverage average, bool lists, bool plain)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        string[] names =
        [
            .. average
                .Lists.Layers.Concat(average.Plain.Layers)
                .Select(layer => layer.Programme)
                .Distinct(StringComparer.Ordinal),
        ];
        foreach (string name in names)
            rows.Add(
                Row(
                    name,
                    lists,
                    plain,
                    average,
                    sum => sum.Layers.FirstOrDefault(l => l.Programme == name) is { } layer ? sum.Of(layer) : Rate.Free
                )
            );
        rows.Add(Row("total", lists, plain, average, sum => sum.Average));
        if (average.Lists.LowUsd != average.Lists.HighUsd)
        {
            rows.Add(Row("low, by successor of a split code", lists, plain, average, sum => sum.Low));
            rows.Add(Row("high, by successor of a split code", lists, plain, average, sum => sum.High));
        }
        rows.Add(Row("at least, over all lines", lists, plain, average, sum => sum.AtLeast));
        if (average.Lists.AtMost is not null)
            rows.Add(Row("at most, over all lines", lists, plain, average, sum => sum.AtMost));
        string[] columns = lists && plain ? ["programme", "with lists", "without lists"] : ["programme", "average"];
        return new(null, [.. columns], rows.DrainToImmutable());
    }

    static Row Row(string name, bool lists, bool plain, DutyAverage average, Func<AverageSum, Rate?> rate)
    {
        IEnumerable<string> cells = [name];
        if (lists)
            cells = cells.Append(AverageWords.Percent(rate(average.Lists)));
        if (plain)
            cells = cells.Append(AverageWords.Percent(rate(average.Plain)));
        return new(Basis.Computed, [.. cells], []);
    }

    static Block.Table Left(DutyAverage average) =>
        new(
            null,
            ["what", "lines", "USD", "share", "owed on it at least"],
            [
                .. average.Lists.Left.Select(left => new Row(
                    Basis.Unknown,
                    [
                        left.Why,
                        AverageWords.Count(left.Lines),
                        AverageWords.Usd(left.Usd),
                        AverageWords.Percent(Share(left.Usd, average.Weights.Usd)),
                        AverageWords.Usd(left.AtLeastUsd),
                    ],
                    []
                )),
            ]
        );

    static Block.Table Matches(DutyAverage average) =>
        new(
            null,
            ["how the code is found", "lines", "USD", "share"],
            [
                .. average.Matches.Select(match => new Row(
                    Basis.Computed,
                    [
                        AverageWords.Match(match.Match),
                        AverageWords.Count(match.Lines),
                        AverageWords.Usd(match.Usd),
                        AverageWords.Percent(Share(match.Usd, average.Weights.Usd)),
                    ],
                    []
                )),
            ]
        );

    static string Exclusions(DutyAverage average)
    {
        ExclusionLine[] codes = [.. average.Exclusions.DistinctBy(line => line.Code)];
        return $"{AverageWords.Count(codes.Length)} codes on which an exclusion could be claimed, with "
            + $"{AverageWords.Usd(codes.Sum(line => line.Usd))} of trade";
    }

    static Block.Table Exclusions(DutyDesk desk, DutyAverage average) =>
        new(
            null,
            ["code", "goods", "USD", "exclusion", "claimed", "unclaimed"],
            [
                .. average.Exclusions.Select(line => new Row(
                    Basis.Law,
                    [
                        CodeText.Dots(line.Code),
                        Goods(desk, average, line),
                        AverageWords.Usd(line.Usd),
                        line.Exclusion.Provision.Name,
                        AverageWords.Percent(line.With),
                        AverageWords.Percent(line.Without),
                    ],
                    line.Exclusion.Provision.Cite
                )),
            ]
        );

    /// <summary>The last two texts of the line's path; its code where that is another one.</summary>
    public static string Goods(DutyDesk desk, DutyAverage average, ExclusionLine line)
    {
        if (line.Line is not { } its || desk.ScheduleOf(average.Into.Id) is not { } schedule)
            return "";
        LocalDate day = average.When.DayFor(average.Into);
        IEnumerable<string> texts = schedule
            .PathOf(its, day, desk.Law.KnownOn)
            .Skip(1)
            .Select(heading => Short(heading.Text.TrimEnd(':')))
            .Where(text => text.Length > 0)
            .TakeLast(2);
        string moved =
            its.Code == line.Code || line.Code.StartsWith(its.Code, StringComparison.Ordinal)
                ? ""
                : $"now {CodeText.Dots(its.Code)}: ";
        return moved + string.Join(" > ", texts);
    }

    /// <summary>As much of a text as a table takes.</summary>
    static string Short(string text) => text.Length <= 60 ? text : text[..57].TrimEnd(' ', ',', ';') + "...";

    public static Document History(
        Ledger ledger,
        Party into,
        Origin from,
        LineWeights weights,
        ImmutableArray<AverageStep> steps
    )
    {
        var table = new Block.Table(
            null,
            ["from", "with lists", "without lists", "note"],
            [
                .. steps.Select(step => new Row(
                    Basis.Computed,
                    [
                        step.At.InZone(into.Zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        AverageWords.Percent(step.Lists.Average),
                        AverageWords.Percent(step.Plain.Average),
                        step.Scheduled ? "scheduled" : "",
                    ],
                    []
                )),
            ]
        );
        return Sheet.Of(
            ledger,
            $"{into.Name} on goods of {from.Name}, on average, step by step",
            $"{steps.Length} steps, weighted with {weights.Title}; times are {into.Capital}'s.",
            new Section("history", "Steps", [new Block.Chart(Chart(ledger, into, from, steps)), table])
        );
    }

    static StepChart Chart(Ledger ledger, Party into, Origin from, ImmutableArray<AverageStep> steps)
    {
        StepSeries Series(string name, Func<AverageStep, Rate?> rate) =>
            new(
                name,
                [
                    .. steps
                        .GroupBy(step => step.At.InZone(into.Zone).Date)
                        .Select(day => new StepPoint(day.Key, AverageWords.Rounded(rate(day.Last()) ?? Rate.Free))),
                ]
            );
        LocalDate first = steps[0].At.InZone(into.Zone).Date,
            last = LocalDate.Max(steps[^1].At.InZone(into.Zone).Date, ledger.LastDay).PlusDays(30);
        return new(
            $"Average duty of {into.Name} on goods of {from.Name}, {Days.Write(first)} to {Days.Write(last)}",
            first,
            last,
            ledger.LastDay,
            [Series("with lists", step => step.Lists.Average), Series("without lists", step => step.Plain.Average)]
        );
    }

    static Rate? Share(decimal part, decimal whole) => whole == 0 ? null : new Rate(part / whole);
}
