using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>The duty on a code over time, as a page: a chart, a table of its steps, and what to say of it.</summary>
public static class DutyHistoryPage
{
    public static Document Of(Ledger ledger, DutyHistory history) =>
        Sheet.Of(
            ledger,
            $"{history.Into.Name} on {Goods(history)}, step by step",
            Lead(history),
            new("history", "Steps", [new Block.Chart(Chart(history)), Table(history)]),
            new("notes", "To be said of it", [Notes(history)])
        );

    static string Goods(DutyHistory history) =>
        history.Code is { } code
            ? $"{CodeText.Dots(code)} of {history.From.Name}"
            : $"goods of {history.From.Name} that are on no product list";

    static string Lead(DutyHistory history)
    {
        int ahead = history.Steps.Count(step => step.Scheduled);
        string first = $"{Phrases.Count(history.Steps.Length, "step")} from {history.Steps[0].From.Written} on";
        return ahead == 0
            ? $"{first}; the law schedules none after {Days.Write(history.Last)}."
            : $"{first}, {ahead} of them after {Days.Write(history.Last)}, scheduled by the law as known.";
    }

    /// <summary>The part that is a share of value; where there is no answer, the last rate goes on.</summary>
    public static StepChart Chart(DutyHistory history)
    {
        var points = history
            .Steps.Where(step => step.Share is not null)
            .Select(step => new StepPoint(step.From.At.InZone(history.Into.Zone).Date, step.Share!.Value))
            .GroupBy(point => point.Day)
            .Select(day => day.Last());
        bool whole = history.Steps.All(step => step.Answer is { Total.Rate: not null });
        LocalDate first = history.Steps[0].From.At.InZone(history.Into.Zone).Date,
            last = history.Steps[^1].From.At.InZone(history.Into.Zone).Date;
        return new(
            whole
                ? "Total duty"
                : "The part of the duty that is a share of value; the last goes on where there is none",
            first,
            LocalDate.Max(last, history.Last).PlusDays(30),
            LocalDate.Max(first, history.Last),
            [new($"{history.Into.Name} on {Goods(history)}", [.. points])]
        );
    }

    static Block.Table Table(DutyHistory history) =>
        new(
            null,
            history.Steps.Any(step => step.Open)
                ? ["from", "total", "bounds", "layer by layer", "what changed"]
                : ["from", "total", "layer by layer", "what changed"],
            [.. history.Steps.Select((step, i) => Row(history, step, i))]
        );

    static Row Row(DutyHistory history, DutyStep step, int i)
    {
        string from = Phrases.At(step.From, history.Into);
        string changed = i == 0 ? "where this history begins" : Changed(history.Steps[i - 1], step);
        if (step.Scheduled)
            changed = $"scheduled: {changed}";
        DutyTotal? total = step.Answer?.Total;
        string bounds = step.Open ? $"{step.Low} to {step.High}" : "";
        string layers = step.Answer is null ? ((DutyReply.Refused)step.Reply).Reason : Arithmetic(step.Answer);
        bool open = history.Steps.Any(other => other.Open);
        string expression = total?.Expression ?? "no answer";
        return new(
            Basis.Computed,
            open ? [from, expression, bounds, layers, changed] : [from, expression, layers, changed],
            Phrases.Cites(step.Changes.Select(change => change.Cite))
        );
    }

    /// <summary>Layers that charge something, each with its name: <c>2.5% mfn + 20% fentanyl</c>.</summary>
    public static string Arithmetic(DutyAnswer answer) =>
        answer.Layers.IsEmpty
            ? "no layer"
            : string.Join(
                " + ",
                answer.Layers.Select(layer =>
                    $"{layer.Expression} {layer.Portion?.Provision.Layer.Label ?? layer.Programme}"
                )
            );

    public static string Changed(DutyStep before, DutyStep step)
    {
        if (before.Answer is null || step.Answer is null)
            return step.Answer is null ? "no answer from here on" : "answered from here on";
        return string.Join("; ", step.Changes.Select(Sentence));
    }

    static string Sentence(LayerChange change)
    {
        string name = change.Name is null ? "" : $" ({change.Name})";
        return change switch
        {
            { Before: null } => $"{change.Label} begins: {change.After}{name}",
            { After: null, Rule: { } rule } => $"{change.Label} {change.Before} cut: {rule}",
            { After: null } => $"{change.Label} {change.Before} ends{name}",
            _ => $"{change.Label} {change.Before} to {change.After}{name}",
        };
    }

    static Block.Lines Notes(DutyHistory history) =>
        new(
            null,
            [
                .. history
                    .Steps.SelectMany(step => step.Notes)
                    .Distinct(StringComparer.Ordinal)
                    .Select(note => new Line(Basis.Unknown, Phrases.Sentence(note), [])),
            ]
        );
}
