using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>How a what-if and the law differ over all lines of a schedule, as a page.</summary>
public static class WhatIfLinesPage
{
    const int Named = 6;

    /// <param name="most">How many of the largest changes to show.</param>
    public static Document Of(Ledger ledger, LawDifference found, int most) =>
        WhatIfPage.Page(
            ledger,
            found.Supposed,
            $"{Phrases.Capital(found.Supposed.WhatIf.Title)}: {found.Into.Name}, {found.Changed:#,0} of "
                + $"{found.Lines:#,0} lines change",
            Lead(ledger, found),
            new("origins", "By origin", [Origins(found), Rest(found)]),
            new("chapters", "By chapter", [Chapters(found)]),
            new("largest", "The largest changes", [Largest(found, most)]),
            new("rivals", "What no rule decides", [Rivals(found)]),
            WhatIfPage.Touched(found.Supposed),
            new("notes", "Notes", [WhatIfPage.Notes(found.Notes)])
        );

    /// <summary>Only when the two differ.</summary>
    public static Document Of(
        Ledger ledger,
        SupposedLaw supposed,
        Party into,
        ImmutableArray<LawDifferenceSpan> spans
    ) =>
        WhatIfPage.Page(
            ledger,
            supposed,
            $"{Phrases.Capital(supposed.WhatIf.Title)}: {into.Name}, all lines",
            spans.IsEmpty ? "No line differs from the law at any time." : WhatIfPage.Times(spans.Length),
            new(
                "dates",
                "When the two differ",
                [
                    new Block.Table(
                        null,
                        ["from", "until", "lines", "least", "most"],
                        [
                            .. spans.Select(span => new Row(
                                Basis.Computed,
                                [
                                    Phrases.At(span.From, into),
                                    span.Until is { } end ? Phrases.At(end, into) : "open",
                                    $"{span.Changed:#,0}",
                                    Phrases.Points(span.Least),
                                    Phrases.Points(span.Most),
                                ],
                                []
                            )),
                        ]
                    ),
                ]
            ),
            WhatIfPage.Touched(supposed)
        );

    static string Lead(Ledger ledger, LawDifference found)
    {
        string close = found.When is When.Day ? $", at its close in {found.Into.Capital}" : "";
        string beyond = Phrases.Beyond(ledger, found.At, found.Into);
        if (found.Changes.IsEmpty)
            return $"At {found.When}{close} no line is charged otherwise than by the law.{beyond}";
        string span = Range(found.Changes.Min(c => c.Points), found.Changes.Max(c => c.Points));
        return $"At {found.When}{close}: {found.Changed:#,0} lines change for some origin, {span}. Nothing is claimed "
            + $"but what was told, and what is not told is taken as it stands by default.{beyond}";
    }

    static string Range(Rate? least, Rate? most) =>
        least == most ? $"by {Phrases.Points(least)}" : $"by {Phrases.Points(least)} to {Phrases.Points(most)}";

    static Block.Table Origins(LawDifference found)
    {
        bool weighted = found.Classes.Any(one => one.Weighted is not null);
        ImmutableArray<string> columns = ["origins", "up", "down", "not a share", "plain mean, law", "what if"];
        return new(
            null,
            weighted ? [.. columns, "by trade, law", "what if", "trade covered"] : columns,
            [.. found.Classes.Where(one => one.Changed > 0).Select(one => Row(one, weighted))]
        );
    }

    static Row Row(ClassDifference one, bool weighted)
    {
        ImmutableArray<string> cells =
        [
            Names(one.From),
            $"{one.Up:#,0}",
            $"{one.Down:#,0}",
            $"{one.Unmeasured:#,0}",
            Round(one.MeanBefore),
            Round(one.MeanAfter),
        ];
        if (weighted)
            cells = [.. cells, Round(one.Weighted?.Before), Round(one.Weighted?.After), Round(one.Weighted?.Covered)];
        return new(Basis.Computed, cells, []);
    }

    static string Round(Rate? rate) => rate is { } value ? new Rate(Math.Round(value.Fraction, 4)).ToString() : "";

    /// <summary>The one that stands for the class, then others, then how many more.</summary>
    public static string Names(OriginClass from)
    {
        string[] others = [.. from.Members.Where(code => code != from.First.Code)];
        string more = others.Length > Named ? $" and {others.Length - Named} more" : "";
        return string.Join(", ", others.Take(Named).Prepend(from.First.Code)) + more;
    }

    static Block.Lines Rest(LawDifference found)
    {
        int same = found.Classes.Where(one => one.Changed == 0).Sum(one => one.From.Members.Length);
        return new(
            null,
            same == 0 ? [] : [new(Basis.Computed, $"No line changes for {Phrases.Count(same, "other origin")}", [])]
        );
    }

    static Block.Table Chapters(LawDifference found) =>
        new(
            null,
            ["chapter", "goods", "lines", "change", "least", "most"],
            [
                .. found.Chapters.Select(chapter => new Row(
                    Basis.Computed,
                    [
                        chapter.Chapter,
                        Short(chapter.Title),
                        $"{chapter.Lines:#,0}",
                        $"{chapter.Changed:#,0}",
                        Phrases.Points(chapter.Least),
                        Phrases.Points(chapter.Most),
                    ],
                    []
                )),
            ]
        );

    static string Short(string text)
    {
        int end = text.IndexOf(';');
        string first = Phrases.Sentence(end < 0 ? text : text[..end]);
        return first.Length <= 60 ? first : first[..57] + "...";
    }

    static Block.Table Largest(LawDifference found, int most) =>
        new(
            null,
            ["code", "origins", "law", "what if", "difference", "goods"],
            [
                .. found
                    .Largest.Take(most)
                    .Select(change => new Row(
                        Basis.Computed,
                        [
                            CodeText.Dots(change.Line.Code),
                            Names(change.From),
                            change.Before?.ToString() ?? "",
                            change.After?.ToString() ?? "",
                            Phrases.Points(change.Points),
                            Short(change.Line.Description),
                        ],
                        []
                    )),
            ]
        );

    static Block.Lines Rivals(LawDifference found) =>
        new(
            null,
            found.Rivals.IsEmpty
                ? []
                :
                [
                    new(
                        Basis.Unknown,
                        $"{string.Join(", ", found.Rivals)} claim the same goods, and nothing says which yields: such "
                            + "lines are left out. Write an interaction",
                        []
                    ),
                ]
        );
}
