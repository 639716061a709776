using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>The duties: the ladder of both sides with its chart, and the lists.</summary>
public static class Ladder
{
    internal static Section Of(Brief brief)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        ImmutableArray<HeadlineStep>[] steps =
        [
            .. brief.Headlines.Select(h => HeadlineHistory.Of(brief.Ledger, h.Into.Id, h.From.Id)),
        ];
        if (Chart(brief.Pack, steps, brief.Day) is { } chart)
            blocks.Add(new Block.Chart(chart));
        for (int i = 0; i < brief.Headlines.Length; i++)
            blocks.AddRange(Side(brief.Headlines[i]));
        return new("ladder", "The ladder: duties on goods that are on no product list", blocks.DrainToImmutable());
    }

    /// <summary>
    /// What one side charges, its layers, what is held, what was still applied, and what is left out.
    /// </summary>
    public static ImmutableArray<Block> Side(Headline headline)
    {
        string title = $"{headline.Into.Name} on goods of {headline.From.Name}";
        var lines = ImmutableArray.CreateBuilder<Line>();
        lines.Add(new(Basis.Computed, headline.Arithmetic, Phrases.Cites(headline.Layers.Select(l => l.Measure.Cite))));
        foreach (HeadlineLayer layer in headline.Layers)
            lines.Add(Law(headline, layer, ""));
        foreach (HeadlineLayer layer in headline.StillApplied)
            lines.Add(Law(headline, layer, $"{StillApplied(headline, layer)}, not counted: "));
        foreach (MeasureState held in headline.Held)
            lines.Add(new(Basis.Law, Phrases.Measure(held, headline.Ledger.Pack), held.Measure.Cite, held.Measure.Id));
        foreach (Measure exception in headline.Exceptions)
            lines.Add(
                new(
                    Basis.Law,
                    $"Left out of a layer: {Phrases.Sentence(exception.Scope)} ({exception.Instrument.Law})",
                    exception.Cite,
                    exception.Id
                )
            );
        lines.AddRange(Within(headline));
        return
        [
            new Block.Lines(title, lines.DrainToImmutable()),
            new Block.Lines(
                $"Not counted for {headline.Into.Name}",
                [
                    .. headline.NotCounted.Select(left => new Line(
                        Basis.Law,
                        Phrases.Sentence(left.Left.Text) + Tiers(left.Tiers),
                        left.Left.Cite
                    )),
                ]
            ),
        ];
    }

    /// <summary>
    /// What is void in law and still applied, as a sentence to put after the arithmetic; nothing where nothing is.
    /// </summary>
    internal static string StillApplied(Headline headline) =>
        headline.StillApplied.IsEmpty
            ? ""
            : $" {Phrases.Capital(StillApplied(headline, headline.StillApplied[0]))}: "
                + $"{string.Join(" + ", headline.StillApplied)}, not counted.";

    static string StillApplied(Headline headline, HeadlineLayer layer) =>
        $"void in law since {Phrases.At(layer.Until!, headline.Into)}, still applied until "
        + Phrases.At(layer.AppliedUntil!, headline.Into);

    static Line Law(Headline headline, HeadlineLayer layer, string before)
    {
        string from = layer.From is null ? "" : $", since {Phrases.At(layer.From, headline.Into)}";
        string until = layer.Until is null ? "" : $", until {Phrases.At(layer.Until, headline.Into)}";
        return new(
            Basis.Law,
            $"{before}{layer.Rate} {layer.Layer.Title}: {layer.Measure.Instrument.Name}{from}{until} "
                + $"({layer.Measure.Instrument.Law})",
            layer.Measure.Cite,
            layer.Measure.Id
        );
    }

    static string Tiers(ImmutableArray<Rate> tiers) => tiers.IsEmpty ? "" : $"; in force: {string.Join(", ", tiers)}";

    static IEnumerable<Line> Within(Headline headline) =>
        headline.WithinDay.Select(step => new Line(
            Basis.Computed,
            $"The law changed within the day, at {Phrases.At(step.At, headline.Into)}: {step.Headline.Arithmetic}; "
                + $"the answer is for the close of the day.",
            Phrases.Cites(step.Headline.Layers.Select(l => l.Measure.Cite))
        ));

    /// <summary>
    /// The ladder of several sides as steps by day, from shortly before the first to shortly after the last; null
    /// without steps.
    /// </summary>
    /// <param name="today">The day of the question.</param>
    public static StepChart? Chart(Pack pack, ImmutableArray<HeadlineStep>[] steps, LocalDate today)
    {
        if (steps.All(side => side.IsEmpty))
            return null;
        var series = steps
            .Where(side => !side.IsEmpty)
            .Select(side =>
            {
                Headline any = side[0].Headline;
                var points = side.Select(step => new StepPoint(
                        step.At.At.InZone(any.Into.Zone).Date,
                        step.Headline.Total
                    ))
                    .GroupBy(point => point.Day)
                    .Select(day => day.Last());
                return new StepSeries($"{any.Into.Name} on goods of {any.From.Name}", [.. points]);
            })
            .ToImmutableArray();
        LocalDate first = series.Min(s => s.Points[0].Day).PlusDays(-30);
        LocalDate last = LocalDate.Max(series.Max(s => s.Points[^1].Day), today).PlusDays(30);
        return new(
            $"Duty on goods that are on no product list, {Days.Write(first)} to {Days.Write(last)}",
            LocalDate.Min(first, today),
            last,
            today,
            series
        );
    }

    /// <summary>Duties on listed goods that are in force.</summary>
    internal static Section Lists(Brief brief)
    {
        Row[] rows =
        [
            .. brief
                .State.In(Phase.InForce)
                .Where(m =>
                    m.Measure.Goods == Goods.Listed
                    && m.Measure.Charge is not null
                    && m.Measure.Kind != MeasureKind.TariffExclusion
                )
                .OrderBy(m => brief.Pack.Parties.IndexOf(brief.Pack.Party(m.Measure.By)))
                .ThenBy(m => brief.Pack.Layers.IndexOf(m.Measure.Layer))
                .ThenBy(m => m.Standing.Operates!.At)
                .Select(m => new Row(
                    Basis.Law,
                    [
                        m.Measure.By.Code,
                        m.Measure.Layer.Title,
                        m.Measure.Charge!.ToString()!,
                        Phrases.At(m.Standing.Operates!, brief.Pack.Party(m.Measure.By)),
                        Phrases.Sentence(m.Measure.Scope),
                    ],
                    m.Measure.Cite,
                    m.Measure.Id
                )),
        ];
        return new(
            "lists",
            "Duties on product lists in force",
            [new Block.Table(null, ["by", "layer", "rate", "since", "goods"], [.. rows])]
        );
    }
}
