using System.Text.Json.Nodes;
using NodaTime.Text;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Average duties as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, DutyDesk desk, DutyAverage average, bool lists, bool plain)
    {
        JsonObject json = Asked(ledger);
        json["into"] = average.Into.Id.Code;
        json["from"] = average.From.Code;
        json["at"] = average.When.ToString();
        json["weights"] = Of(average.Weights);
        if (lists)
            json["withLists"] = Of(average.Lists);
        if (plain)
            json["withoutLists"] = Of(average.Plain);
        json["matches"] = Array(
            average.Matches.Select(match =>
                (JsonNode)
                    new JsonObject
                    {
                        ["match"] = Name(match.Match),
                        ["lines"] = match.Lines,
                        ["usd"] = match.Usd,
                    }
            )
        );
        json["exclusions"] = Array(average.Exclusions.Select(line => Of(desk, average, line)));
        return json;
    }

    public static JsonObject History(Ledger ledger, LineWeights weights, IEnumerable<AverageStep> steps)
    {
        JsonObject json = Asked(ledger);
        json["into"] = weights.Into.Code;
        json["from"] = weights.From;
        json["weights"] = Of(weights);
        json["steps"] = Array(
            steps.Select(step =>
                (JsonNode)
                    new JsonObject
                    {
                        ["at"] = InstantPattern.General.Format(step.At),
                        ["scheduled"] = step.Scheduled,
                        ["withLists"] = Of(step.Lists),
                        ["withoutLists"] = Of(step.Plain),
                    }
            )
        );
        return json;
    }

    /// <summary>In small letters with a hyphen: <c>other-time</c>.</summary>
    public static string Name(WeightMatch match) =>
        match == WeightMatch.OtherTime ? "other-time" : match.ToString().ToLowerInvariant();

    static JsonNode Of(LineWeights weights) =>
        new JsonObject
        {
            ["id"] = weights.Id,
            ["title"] = weights.Title,
            ["source"] = weights.Source,
            ["lines"] = weights.Rows.Length,
            ["usd"] = weights.Usd,
        };

    static JsonNode Of(AverageSum sum) =>
        new JsonObject
        {
            ["average"] = sum.Average?.Fraction,
            ["low"] = sum.Low?.Fraction,
            ["high"] = sum.High?.Fraction,
            ["atLeast"] = sum.AtLeast?.Fraction,
            ["atMost"] = sum.AtMost?.Fraction,
            ["countedUsd"] = sum.CountedUsd,
            ["dutyUsd"] = sum.DutyUsd,
            ["layers"] = Array(
                sum.Layers.Select(layer =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["programme"] = layer.Programme,
                            ["rate"] = sum.Of(layer)?.Fraction,
                            ["dutyUsd"] = layer.Usd,
                        }
                )
            ),
            ["left"] = Array(
                sum.Left.Select(left =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["why"] = left.Why,
                            ["lines"] = left.Lines,
                            ["usd"] = left.Usd,
                            ["atLeastUsd"] = left.AtLeastUsd,
                            ["atMostUsd"] = left.AtMostUsd,
                        }
                )
            ),
        };

    static JsonNode Of(DutyDesk desk, DutyAverage average, ExclusionLine line) =>
        new JsonObject
        {
            ["code"] = line.Code,
            ["line"] = line.Line?.Code,
            ["goods"] = AveragePage.Goods(desk, average, line),
            ["usd"] = line.Usd,
            ["exclusion"] = line.Exclusion.Provision.Id,
            ["heading"] = line.Exclusion.Provision.Heading,
            ["unclaimed"] = line.Without?.Fraction,
            ["claimed"] = line.With?.Fraction,
            ["atStakeUsd"] = line.AtStakeUsd,
            ["source"] = line.Exclusion.Step.Law ?? line.Exclusion.Provision.Law,
            ["cite"] = Texts(line.Exclusion.Provision.Cite),
        };
}
