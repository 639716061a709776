using System.Text.Json.Nodes;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Answers about duties as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, DutyAnswer answer)
    {
        JsonObject json = Asked(ledger);
        json["into"] = answer.Into.Id.Code;
        json["from"] = answer.From.Code;
        json["at"] = answer.When.ToString();
        json["scheduled"] = answer.At.InZone(answer.Into.Zone).Date > ledger.LastDay;
        json["code"] = answer.Code;
        json["line"] = answer.Base.Line is { } line ? CodeText.Dots(line.Code) : null;
        json["description"] = answer.Base.Line?.Description;
        json["expression"] = answer.Total.Expression;
        json["layers"] = Array(answer.Layers.Select(layer => Of(layer, answer)));
        json["total"] = answer.Total.Rate?.Fraction;
        json["amountUsd"] = answer.Total.Usd;
        json["arithmetic"] =
            string.Join(" + ", answer.Layers.Select(layer => layer.Expression)) + " = " + answer.Total.Expression;
        json["unclaimed"] = Of(answer.Unclaimed);
        json["claimable"] = Of(answer.Claimable);
        json["effective"] = answer.Effective is { } effective ? Of(effective) : null;
        json["looked"] = Array(answer.Looked.Select(Of));
        json["deciding"] = new JsonObject
        {
            ["facts"] = Texts(answer.Deciding.Facts),
            ["shares"] = Texts(answer.Deciding.Contents),
        };
        json["claims"] = Array(answer.Claims.Select(claim => (JsonNode)claim.Provision.Name));
        json["notes"] = Texts(answer.Notes);
        return json;
    }

    static JsonNode Of(DutyLayer layer, DutyAnswer answer)
    {
        (Moment From, Moment? Until)? span = layer.Portion is { } held ? Stack.SpanOf(held.Provision, answer.At) : null;
        return new JsonObject
        {
            ["programme"] = layer.Programme,
            ["measure"] = layer.Portion is { } portion ? portion.Step.Measure ?? portion.Provision.Id : null,
            ["heading"] = layer.Portion?.Provision.Heading,
            ["title"] = layer.Title,
            ["gross"] = layer.Portion is { Step.Levy: Levy.Adds adds } ? adds.Rate.Fraction : null,
            ["factor"] = layer.Portion?.Factor ?? 1m,
            ["rate"] = layer.Rate?.Fraction,
            ["expression"] = layer.Expression,
            ["amountUsd"] = layer.Usd,
            ["from"] = span?.From.Written,
            ["until"] = span?.Until?.Written,
            ["rule"] = layer.Portion?.Why,
            ["confidence"] = layer.Portion is { } its ? Words.Confidences.Word(its.Provision.Confidence) : null,
            ["source"] = layer.Portion is { } p ? p.Step.Law ?? p.Provision.Law : answer.Base.Source,
            ["cite"] = layer.Portion is { } cited ? Texts(cited.Provision.Cite) : Texts([]),
        };
    }

    static JsonNode Of(Looked looked) =>
        new JsonObject
        {
            ["programme"] = looked.Programme,
            ["measure"] = looked.Portion is { } portion ? portion.Step.Measure ?? portion.Provision.Id : null,
            ["heading"] = looked.Portion?.Provision.Heading,
            ["gross"] = looked.Portion is { Step.Levy: Levy.Adds adds } ? adds.Rate.Fraction : null,
            ["rule"] = looked.Rule,
            ["by"] = looked.Portion?.By,
        };

    static JsonNode Of(DutyTotal total) =>
        new JsonObject
        {
            ["rate"] = total.Rate?.Fraction,
            ["expression"] = total.Expression,
            ["amountUsd"] = total.Usd,
            ["low"] = total.Low?.Fraction,
            ["high"] = total.High?.Fraction,
        };
}
