using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary>Differences to the law as plain tables.</summary>
static class WhatIfTables
{
    public static Grid Of(AnswerDifference found) =>
        new(
            ["programme", "name", "before", "after", "points", "why"],
            [
                .. found.Layers.Select(layer =>
                    (ImmutableArray<string>)
                        [
                            layer.Programme,
                            layer.Name,
                            layer.Before?.Expression ?? "",
                            layer.After?.Expression ?? "",
                            CaseRows.Fraction(layer.Points),
                            layer.Why,
                        ]
                ),
                [
                    CaseRow.Total,
                    "",
                    found.Before.Total.Expression,
                    found.After.Total.Expression,
                    CaseRows.Fraction(found.Points),
                    string.Join("; ", found.After.Notes),
                ],
            ]
        );

    public static Grid Of(ImmutableArray<DifferenceSpan> spans, Party into) =>
        new(
            ["from", "until", "before", "after", "points"],
            spans.Select(span =>
                (ImmutableArray<string>)
                    [
                        Days.Write(span.From, into.Zone),
                        span.Until is { } end ? Days.Write(end, into.Zone) : "",
                        span.Before,
                        span.After,
                        CaseRows.Fraction(span.Points),
                    ]
            )
        );

    /// <summary>Every line and class of origins that differs.</summary>
    public static Grid Of(LawDifference found) =>
        new(
            ["code", "origin", "origins", "before", "after", "points"],
            found.Changes.Select(change =>
                (ImmutableArray<string>)
                    [
                        change.Line.Code,
                        change.From.First.Code,
                        string.Join(' ', change.From.Members),
                        CaseRows.Fraction(change.Before),
                        CaseRows.Fraction(change.After),
                        CaseRows.Fraction(change.Points),
                    ]
            )
        );

    public static Grid Of(ImmutableArray<LawDifferenceSpan> spans, Party into) =>
        new(
            ["from", "until", "changed", "least", "most"],
            spans.Select(span =>
                (ImmutableArray<string>)
                    [
                        Days.Write(span.From, into.Zone),
                        span.Until is { } end ? Days.Write(end, into.Zone) : "",
                        span.Changed.ToString(CultureInfo.InvariantCulture),
                        CaseRows.Fraction(span.Least),
                        CaseRows.Fraction(span.Most),
                    ]
            )
        );
}
