using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Duties over all goods in a briefing: averages of each side, and the goods most hit.</summary>
static class GoodsSection
{
    const int Longest = 90;

    public static Section Of(Brief brief) =>
        new("goods", "Average duties and the goods most hit", [.. brief.Goods.SelectMany(side => Side(brief, side))]);

    static IEnumerable<Block> Side(Brief brief, DayDuties side)
    {
        ImmutableArray<string> cite = Phrases.Cites(
            brief.Headlines.First(h => h.Into == side.Into).Layers.Select(layer => layer.Measure.Cite)
        );
        yield return new Block.Lines($"{side.Into.Name} on goods of {side.From.Name}", [.. Lines(side, cite)]);
        if (!side.MostHit.IsEmpty)
            yield return new Block.Table(
                "Goods most hit, by what is owed on a year's trade",
                ["heading", "goods", "trade, USD m", "mean duty", "owed, USD m"],
                [.. side.MostHit.Select(bill => new Row(Basis.Computed, Cells(bill), []))]
            );
    }

    static IEnumerable<Line> Lines(DayDuties side, ImmutableArray<string> cite)
    {
        if (side.Average is { Lists: var with, Plain: var without, Weights: var weights })
        {
            yield return new(
                Basis.Computed,
                $"Average duty {Percent(with.Average)} with product lists, {Percent(without.Average)} without, over "
                    + $"{Millions(with.CountedUsd)} m USD of trade ({weights.Title}); content at the whole value, "
                    + $"nothing "
                    + $"claimed. Not in it: {Millions(with.LeftUsd)} m USD with duties that are no share of value",
                cite
            );
            yield return new(
                Basis.Computed,
                "By programme: "
                    + string.Join(
                        ", ",
                        with.Layers.Where(l => l.Usd > 0).Select(l => $"{Percent(with.Of(l))} {l.Programme}")
                    ),
                []
            );
        }
        else
        {
            yield return new(
                Basis.Unknown,
                "No trade by line is held for this side, so no weighted average is given",
                []
            );
        }
        if (side.Lines is { } lines)
            yield return new(
                Basis.Computed,
                $"On top of the base duty, over {Phrases.Count(lines.Lines, "line")} of the schedule, each once: "
                    + $"{Percent(lines.Added)} with product lists, {Percent(lines.Plain)} without",
                cite
            );
    }

    static ImmutableArray<string> Cells(HeadingBill bill) =>
        [bill.Heading, Short(bill.Text ?? ""), Millions(bill.Usd), Percent(bill.Mean), Millions(bill.DutyUsd)];

    static string Short(string text) =>
        text.Length <= Longest ? text.TrimEnd(':') : text[..text.LastIndexOf(' ', Longest)].TrimEnd(',', ';') + " ...";

    static string Percent(Rate? rate) =>
        rate is { } some ? new Rate(Math.Round(some.Fraction, 4)).ToString() : "not known";

    static string Millions(decimal usd) => Math.Round(usd / 1_000_000m).ToString("N0", CultureInfo.InvariantCulture);

    public static JsonNode Json(DayDuties side) =>
        new JsonObject
        {
            ["into"] = side.Into.Id.Code,
            ["from"] = side.From.Code,
            ["weights"] = side.Average?.Weights.Id,
            ["withLists"] = side.Average?.Lists.Average?.Fraction,
            ["withoutLists"] = side.Average?.Plain.Average?.Fraction,
            ["countedUsd"] = side.Average?.Lists.CountedUsd,
            ["leftOutUsd"] = side.Average?.Lists.LeftUsd,
            ["lines"] = side.Lines?.Lines,
            ["addedByLine"] = side.Lines?.Added.Fraction,
            ["addedPlain"] = side.Lines?.Plain.Fraction,
            ["mostHit"] = Briefing.Json.Array(
                side.MostHit.Select(bill =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["heading"] = bill.Heading,
                            ["usd"] = bill.Usd,
                            ["dutyUsd"] = bill.DutyUsd,
                            ["mean"] = bill.Mean?.Fraction,
                        }
                )
            ),
        };
}
