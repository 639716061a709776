using System.Text.Json.Nodes;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Histories of duties as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, DutyHistory history)
    {
        JsonObject json = Asked(ledger);
        json["into"] = history.Into.Id.Code;
        json["from"] = history.From.Code;
        json["code"] = history.Code;
        json["last"] = Of(history.Last);
        json["steps"] = Array(history.Steps.Select((step, i) => Of(step, i == 0 ? null : history.Steps[i - 1])));
        return json;
    }

    static JsonObject Of(DutyStep step, DutyStep? before) =>
        new()
        {
            ["from"] = step.From.Written,
            ["until"] = step.Until?.Written,
            ["scheduled"] = step.Scheduled,
            ["total"] = step.Answer?.Total.Rate?.Fraction,
            ["expression"] = step.Answer?.Total.Expression,
            ["share"] = step.Share?.Fraction,
            ["low"] = step.Low?.Fraction,
            ["high"] = step.High?.Fraction,
            ["arithmetic"] = step.Answer is { } answer ? DutyHistoryPage.Arithmetic(answer) : null,
            ["layers"] = Array((step.Answer?.Layers ?? []).Select(layer => Of(layer, step.Answer!))),
            ["changes"] = Array(step.Changes.Select(Of)),
            ["changed"] = before is null ? null : DutyHistoryPage.Changed(before, step),
            ["noAnswer"] = (step.Reply as DutyReply.Refused)?.Reason,
            ["notes"] = Texts(step.Notes),
        };

    static JsonNode Of(LayerChange change) =>
        new JsonObject
        {
            ["programme"] = change.Programme,
            ["label"] = change.Label,
            ["before"] = change.Before,
            ["after"] = change.After,
            ["name"] = change.Name,
            ["rule"] = change.Rule,
            ["cite"] = Texts(change.Cite),
        };
}
