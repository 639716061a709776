using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary>Average duties as tables.</summary>
static class AverageGrid
{
    public static Grid Of(DutyAverage average, bool lists, bool plain) =>
        new(
            ["lists", "row", "rate", "duty_usd", "value_usd", "lines"],
            [
                .. lists ? Rows("with", average.Lists) : [],
                .. plain ? Rows("without", average.Plain) : [],
                .. average.Matches.Select(match =>
                    (ImmutableArray<string>)
                        ["", $"match: {Json.Name(match.Match)}", "", "", Text(match.Usd), Text(match.Lines)]
                ),
            ]
        );

    public static Grid Of(Party into, ImmutableArray<AverageStep> steps)
    {
        string[] programmes =
        [
            .. steps
                .SelectMany(step => step.Lists.Layers)
                .Select(layer => layer.Programme)
                .Distinct(StringComparer.Ordinal),
        ];
        return new(
            ["at", "with_lists", "without_lists", "at_least", "counted_usd", "left_usd", .. programmes, "note"],
            steps.Select(step =>
                (ImmutableArray<string>)
                    [
                        At(step.At, into),
                        CaseRows.Fraction(step.Lists.Average),
                        CaseRows.Fraction(step.Plain.Average),
                        CaseRows.Fraction(step.Lists.AtLeast),
                        Text(step.Lists.CountedUsd),
                        Text(step.Lists.LeftUsd),
                        .. programmes.Select(name => Layer(step.Lists, name)),
                        step.Scheduled ? "scheduled" : "",
                    ]
            )
        );
    }

    public static Grid Exclusions(DutyDesk desk, DutyAverage average) =>
        new(
            [
                "code",
                "line",
                "value_usd",
                "exclusion",
                "heading",
                "unclaimed",
                "claimed",
                "at_stake_usd",
                "goods",
                "source",
            ],
            average.Exclusions.Select(line =>
                (ImmutableArray<string>)
                    [
                        line.Code,
                        line.Line?.Code ?? "",
                        Text(line.Usd),
                        line.Exclusion.Provision.Id,
                        line.Exclusion.Provision.Heading ?? "",
                        CaseRows.Fraction(line.Without),
                        CaseRows.Fraction(line.With),
                        line.AtStakeUsd is { } usd ? Text(usd) : "",
                        AveragePage.Goods(desk, average, line),
                        line.Exclusion.Step.Law ?? line.Exclusion.Provision.Law,
                    ]
            )
        );

    /// <summary>An instant with the offset of the importer's capital.</summary>
    public static string At(Instant at, Party into) =>
        at.InZone(into.Zone).ToString("uuuu-MM-dd'T'HH:mmo<+HH:mm>", CultureInfo.InvariantCulture);

    static IEnumerable<ImmutableArray<string>> Rows(string lists, AverageSum sum) =>
        [
            .. sum.Layers.Select(layer => Row(lists, layer.Programme, sum.Of(layer), layer.Usd, sum.CountedUsd)),
            Row(lists, "total", sum.Average, sum.DutyUsd, sum.CountedUsd),
            Row(lists, "low", sum.Low, sum.LowUsd, sum.CountedUsd),
            Row(lists, "high", sum.High, sum.HighUsd, sum.CountedUsd),
            Row(lists, "at least", sum.AtLeast, null, sum.CountedUsd + sum.LeftUsd),
            Row(lists, "at most", sum.AtMost, null, sum.CountedUsd + sum.LeftUsd),
            .. sum.Left.Select(left =>
                (ImmutableArray<string>)[lists, $"left: {left.Why}", "", "", Text(left.Usd), Text(left.Lines)]
            ),
        ];

    static ImmutableArray<string> Row(string lists, string row, Rate? rate, decimal? duty, decimal value) =>
        [lists, row, CaseRows.Fraction(rate), duty is { } usd ? Text(usd) : "", Text(value), ""];

    static string Layer(AverageSum sum, string programme) =>
        sum.Layers.FirstOrDefault(layer => layer.Programme == programme) is { } layer
            ? CaseRows.Fraction(sum.Of(layer))
            : "0";

    static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
