using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>What is owed on a code, as a page: layers, totals, what was looked at, and what decides.</summary>
public static class DutyPage
{
    public static Document Of(Ledger ledger, DutyDesk desk, DutyAnswer answer) =>
        Sheet.Of(
            ledger,
            $"{answer.Into.Name} on {Goods(answer)} of {answer.From.Name}: {answer.Total.Expression}",
            Lead(ledger, answer),
            Line(desk, answer),
            new("layers", "Owed, layer by layer", [Layers(answer)]),
            new("totals", "Totals", [Totals(answer)]),
            new("decides", "What would change it", [Deciding(desk.Law, answer)]),
            new("looked", "Looked at, and charging nothing", [Looked(desk, answer)])
        );

    static string Goods(DutyAnswer answer) =>
        answer.Code is { } code ? CodeText.Dots(code) : "goods that are on no product list";

    static string Lead(Ledger ledger, DutyAnswer answer)
    {
        string close = answer.When is When.Day ? $", at its close in {answer.Into.Capital}" : "";
        string sum = string.Join(" + ", answer.Layers.Select(layer => $"{layer.Expression} {Label(layer)}"));
        string beyond = Phrases.Beyond(ledger, answer.At, answer.Into);
        string owed = answer.Total.Usd is { } usd ? $", ${usd:#,0.00}" : "";
        string layers = sum.Length == 0 ? "no layer" : sum;
        return $"At {answer.When}{close}: {layers} = {answer.Total.Expression}{owed}.{beyond}";
    }

    static string Label(DutyLayer layer) => layer.Portion?.Provision.Layer.Label ?? layer.Programme;

    static Section Line(DutyDesk desk, DutyAnswer answer)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        if (answer.Base.Line is { } line && desk.ScheduleOf(answer.Into.Id) is { } schedule)
        {
            LocalDate day = answer.When.DayFor(answer.Into);
            foreach (Heading heading in schedule.PathOf(line, day, desk.Law.KnownOn))
            {
                if (heading.Text.Length > 0)
                    lines.Add(new(Basis.Law, $"{CodeText.Dots(heading.Code)}  {heading.Text}", []));
            }
            lines.Add(
                new(Basis.Law, $"Base duty: {answer.Base.Programme}, {Words(answer.Base)} ({answer.Base.Source})", [])
            );
        }
        foreach (string note in answer.Notes)
            lines.Add(new(Basis.Unknown, Phrases.Sentence(note), []));
        return new("line", "The line", [new Block.Lines(null, lines.DrainToImmutable())]);
    }

    static string Words(BaseDuty duty) => duty.Duty?.ToString() ?? "not held";

    static Block.Table Layers(DutyAnswer answer) =>
        new(
            null,
            answer.Layers.Any(layer => layer.Usd is not null)
                ? ["programme", "rate", "USD", "measure", "law"]
                : ["programme", "rate", "measure", "law"],
            [.. answer.Layers.Select(layer => Row(layer, answer))]
        );

    static Row Row(DutyLayer layer, DutyAnswer answer)
    {
        string rate = layer.Portion is { Why: { } why } ? $"{layer.Expression} ({why})" : layer.Expression;
        string measure = layer.Portion is { } portion ? Measure(portion, answer) : "the schedule's own line";
        string law = layer.Portion is { } one ? one.Step.Law ?? one.Provision.Law : answer.Base.Source;
        bool money = answer.Layers.Any(l => l.Usd is not null);
        string usd = layer.Usd is { } amount ? $"{amount:#,0.00}" : "";
        return new(
            Basis.Law,
            money ? [layer.Programme, rate, usd, measure, law] : [layer.Programme, rate, measure, law],
            layer.Portion is { } cited ? Cites(cited) : [],
            layer.Portion?.Step.Measure
        );
    }

    static string Measure(Portion portion, DutyAnswer answer)
    {
        (Moment from, Moment? until) = Stack.SpanOf(portion.Provision, answer.At);
        string end = until is null ? "" : $" until {Phrases.At(until, answer.Into)}";
        return $"{portion.Provision.Name}, {portion.Provision.Title}, since {Phrases.At(from, answer.Into)}{end}";
    }

    static ImmutableArray<string> Cites(Portion portion) =>
        portion.Step.Cite.IsEmpty ? portion.Provision.Cite : portion.Step.Cite;

    static Block.Table Totals(DutyAnswer answer)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        rows.Add(Row("unclaimed", "nothing claimed, content at the whole value", answer.Unclaimed));
        rows.Add(Row("claimable", "with every claim and preference that fits, or those given", answer.Claimable));
        if (answer.Effective is { } effective)
            rows.Add(Row("effective", "with the shares given", effective));
        return new(null, ["total", "rate", "bounds", "USD", "what it is"], rows.DrainToImmutable());
    }

    static Row Row(string name, string what, DutyTotal total) =>
        new(
            Basis.Computed,
            [
                name,
                total.Expression,
                total.Open ? $"{total.Low} to {total.High}" : "",
                total.Usd is { } usd ? $"{usd:#,0.00}" : "",
                what,
            ],
            []
        );

    static Block.Lines Deciding(DutyLaw law, DutyAnswer answer) =>
        new(
            null,
            [
                .. answer
                    .Deciding.Facts.Select(id => law.FindFact(id))
                    .OfType<Fact>()
                    .Select(fact => new Line(
                        Basis.Unknown,
                        $"{fact.Title}? Not told, taken as {(fact.Met ? "yes" : "no")}: "
                            + $"--meets {fact.Id}{(fact.Met ? "=no" : "")}",
                        []
                    )),
                .. answer.Deciding.Contents.Select(content => new Line(
                    Basis.Unknown,
                    $"The share of {content} in the value? Not told, taken as all of it: --share {content}=40%",
                    []
                )),
                .. answer.Claims.Select(claim => new Line(
                    Basis.Law,
                    $"{claim.Provision.Title}: --claim {claim.Provision.Heading ?? claim.Provision.Id} "
                        + $"({claim.Step.Law ?? claim.Provision.Law})",
                    claim.Provision.Cite
                )),
            ]
        );

    static Block.Table Looked(DutyDesk desk, DutyAnswer answer)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (Looked looked in answer.Looked)
        {
            Portion portion = looked.Portion!;
            rows.Add(
                new(
                    Basis.Law,
                    [
                        looked.Programme,
                        portion.Step.Levy.ToString()!,
                        portion.Provision.Name,
                        Phrases.Sentence(looked.Rule),
                    ],
                    Cites(portion)
                )
            );
        }
        HashSet<string> told = [.. answer.Layers.Select(l => l.Programme), .. answer.Looked.Select(l => l.Programme)];
        foreach (string programme in desk.InForce(answer.Into.Id, answer.From.Code, answer.At))
        {
            if (!told.Contains(programme))
                rows.Add(new(Basis.Law, [programme, "", "", "No heading of it that is in force lists the goods"], []));
        }
        return new(null, ["programme", "rate", "heading", "rule"], rows.DrainToImmutable());
    }
}
