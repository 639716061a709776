using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>What is owed under a what-if and under the law, side by side, as a page.</summary>
public static class WhatIfPage
{
    /// <summary>So many edits are shown; the JSON has all.</summary>
    const int Shown = 40;

    public static Document Of(Ledger ledger, AnswerDifference found) =>
        Page(
            ledger,
            found.Supposed,
            $"{Phrases.Capital(found.Supposed.WhatIf.Title)}: {Goods(found.After)} pays "
                + $"{found.After.Total.Expression}, "
                + (found.Differs ? $"not {found.Before.Total.Expression}" : "as by the law"),
            Lead(ledger, found),
            new("layers", "Layer by layer", [Layers(found)]),
            new("totals", "Totals", [Totals(found)]),
            new("dates", "When the two differ", [Dates(found.Spans, found.Before.Into)]),
            Touched(found.Supposed),
            new("notes", "Notes", [Notes(found.After.Notes)])
        );

    /// <summary>Only when the two differ, for one code.</summary>
    public static Document Of(
        Ledger ledger,
        SupposedLaw supposed,
        Party into,
        string goods,
        ImmutableArray<DifferenceSpan> spans
    ) =>
        Page(
            ledger,
            supposed,
            $"{Phrases.Capital(supposed.WhatIf.Title)}: {into.Name} on {goods}",
            spans.IsEmpty ? "The duty is that of the law at all times." : Times(spans.Length),
            new("dates", "When the two differ", [Dates(spans, into)]),
            Touched(supposed)
        );

    /// <summary>A page that says which what-if it is about.</summary>
    internal static Document Page(
        Ledger ledger,
        SupposedLaw supposed,
        string title,
        string lead,
        params ReadOnlySpan<Section> sections
    )
    {
        Document page = Sheet.Of(ledger, title, lead, sections);
        string hash = supposed.WhatIf.Hash is { Length: > 12 } whole ? $", file {whole[..12]}" : "";
        return page with { Facts = page.Facts.Add(("What if", $"{supposed.WhatIf.Title}{hash}; this is not the law")) };
    }

    internal static string Times(int count) => $"The two differ in {Phrases.Count(count, "span")} of time.";

    static string Goods(DutyAnswer answer) =>
        answer.Code is { } code
            ? $"{CodeText.Dots(code)} of {answer.From.Name}"
            : $"what is of {answer.From.Name} and on no product list";

    static string Lead(Ledger ledger, AnswerDifference found)
    {
        DutyAnswer answer = found.After;
        string close = answer.When is When.Day ? $", at its close in {answer.Into.Capital}" : "";
        string change = found.Differs ? Phrases.Points(found.Points) : "no difference";
        return $"At {answer.When}{close}: {found.Before.Total.Expression} by the law, {answer.Total.Expression} if so: "
            + $"{change}.{Phrases.Beyond(ledger, answer.At, answer.Into)}";
    }

    static Block.Table Layers(AnswerDifference found) =>
        new(
            null,
            ["programme", "heading", "law", "what if", "difference", "why"],
            [
                .. found.Layers.Select(layer => new Row(
                    Basis.Computed,
                    [
                        layer.Programme,
                        layer.Name == layer.Programme ? "" : layer.Name,
                        layer.Before?.Expression ?? "none",
                        layer.After?.Expression ?? "none",
                        layer.Differs ? Phrases.Points(layer.Points) : "",
                        Phrases.Sentence(layer.Why),
                    ],
                    (layer.After ?? layer.Before)?.Portion?.Provision.Cite ?? []
                )),
            ]
        );

    static Block.Table Totals(AnswerDifference found)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        rows.Add(Total("unclaimed", found.Before.Unclaimed, found.After.Unclaimed));
        rows.Add(Total("claimable", found.Before.Claimable, found.After.Claimable));
        if (found.Before.Effective is { } was && found.After.Effective is { } now)
            rows.Add(Total("effective", was, now));
        return new(null, ["total", "law", "what if", "difference", "USD more"], rows.DrainToImmutable());
    }

    static Row Total(string name, DutyTotal was, DutyTotal now)
    {
        Rate? points = was.Expression == now.Expression ? Rate.Free : now.Rate - was.Rate;
        string usd = now.Usd - was.Usd is { } more ? $"{more:#,0.00}" : "";
        return new(Basis.Computed, [name, Words(was), Words(now), Phrases.Points(points), usd], []);
    }

    static string Words(DutyTotal total) =>
        total.Open ? $"{total.Expression} ({total.Low} to {total.High})" : total.Expression;

    internal static Block.Table Dates(ImmutableArray<DifferenceSpan> spans, Party into) =>
        new(
            null,
            ["from", "until", "law", "what if", "difference"],
            [
                .. spans.Select(span => new Row(
                    Basis.Computed,
                    [
                        Phrases.At(span.From, into),
                        span.Until is { } end ? Phrases.At(end, into) : "open",
                        span.Before,
                        span.After,
                        Phrases.Points(span.Points),
                    ],
                    []
                )),
            ]
        );

    internal static Section Touched(SupposedLaw supposed)
    {
        var rows = supposed
            .Touched.Take(Shown)
            .Select(touched => new Row(
                Basis.Computed,
                [
                    touched.What,
                    touched.Name,
                    Phrases.Sentence(touched.Title),
                    touched.From.Written,
                    touched.Until?.Written ?? "open",
                    touched.Before.Length == 0 ? touched.After : $"{touched.Before} becomes {touched.After}",
                ],
                [],
                touched.Id
            ));
        int more = supposed.Touched.Length - Shown;
        return new(
            "touched",
            "What is supposed",
            [
                new Block.Table(null, ["edit", "heading", "title", "from", "until", "what"], [.. rows]),
                new Block.Lines(null, more > 0 ? [new(Basis.Computed, $"and {more} more; --json has all", [])] : []),
            ]
        );
    }

    internal static Block.Lines Notes(IEnumerable<string> notes) =>
        new(null, [.. notes.Select(note => new Line(Basis.Unknown, Phrases.Sentence(note), []))]);
}
