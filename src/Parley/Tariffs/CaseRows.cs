using System.Collections.Immutable;
using System.Globalization;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One row of an answer in plain columns: a programme, or the total.</summary>
/// <param name="Rate">
/// Empty where the duty is no share of value; <paramref name="Note"/> then has the expression.
/// </param>
/// <param name="Measure">The record's id and the heading.</param>
/// <param name="Source">The citation.</param>
public sealed record CaseRow(
    string Programme,
    string Rate,
    string AmountUsd,
    string Measure,
    string Source,
    string Note
)
{
    public const string Total = "total",
        Fault = "fault";
}

/// <summary>Turns answers into rows: one a programme, then the total; for a refusal one row with its reason.</summary>
public static class CaseRows
{
    /// <param name="inForce">Programmes in force for the origin then, whatever the product.</param>
    public static ImmutableArray<CaseRow> Of(DutyReply reply, ImmutableArray<string> inForce) =>
        reply switch
        {
            DutyReply.Answered answered => Of(answered.Answer, inForce),
            DutyReply.Refused refused => [new(CaseRow.Fault, "", "", "", "", refused.Reason)],
            _ => throw new InvalidOperationException("A reply answers or refuses."),
        };

    static ImmutableArray<CaseRow> Of(DutyAnswer answer, ImmutableArray<string> inForce)
    {
        var rows = ImmutableArray.CreateBuilder<CaseRow>();
        if (answer.Base.Programme.Length > 0)
            rows.Add(Base(answer.Base, answer.Layers[0]));
        rows.AddRange(Programmes(answer, inForce).Select(programme => programme.Row));
        rows.Add(Total(answer.Total, Untold(answer), answer.Notes));
        return rows.DrainToImmutable();
    }

    /// <summary>The row of the base duty.</summary>
    public static CaseRow Base(BaseDuty duty, DutyLayer layer) =>
        new(
            layer.Programme,
            Fraction(layer.Rate),
            Money(layer.Usd),
            duty.Line is { } line ? CodeText.Dots(line.Code) : "",
            duty.Source,
            layer.Rate is null ? layer.Expression : ""
        );

    /// <summary>A row for each programme that was looked at, with what it charges as a share of value.</summary>
    /// <param name="inForce">Programmes in force for the origin then, whatever the product.</param>
    public static ImmutableArray<(CaseRow Row, Rate? Rate)> Programmes(
        DutyAnswer answer,
        ImmutableArray<string> inForce
    )
    {
        var rows = ImmutableArray.CreateBuilder<(CaseRow, Rate?)>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var charging = answer
            .Layers.Where(layer => layer.Portion is not null)
            .GroupBy(layer => layer.Programme, StringComparer.Ordinal);
        foreach (var layers in charging)
        {
            told.Add(layers.Key);
            rows.Add(Charging([.. layers], answer));
        }
        foreach (var looked in answer.Looked.GroupBy(looked => looked.Programme, StringComparer.Ordinal))
        {
            if (told.Add(looked.Key))
                rows.Add((Cut(looked.Key, [.. looked]), null));
        }
        foreach (string programme in inForce)
        {
            if (told.Add(programme))
                rows.Add(
                    (new(programme, "0", "", "", "", "no heading of this programme in force lists the goods"), null)
                );
        }
        return rows.DrainToImmutable();
    }

    static (CaseRow, Rate?) Charging(ImmutableArray<DutyLayer> layers, DutyAnswer answer)
    {
        Rate? rate = layers.Aggregate((Rate?)Parley.Record.Rate.Free, (sum, layer) => sum + layer.Rate);
        decimal? usd = layers.Aggregate((decimal?)0m, (sum, layer) => sum + layer.Usd);
        IEnumerable<string> notes = layers
            .Where(layer => layer.Rate is null)
            .Select(layer => layer.Expression)
            .Concat(layers.Select(layer => layer.Portion?.Step.Levy).OfType<Levy.TopsUpTo>().Select(Topping))
            .Concat(layers.Select(layer => layer.Portion?.Why).OfType<string>())
            .Concat(answer.Looked.Where(l => l.Programme == layers[0].Programme).Select(Because));
        var row = new CaseRow(
            layers[0].Programme,
            Fraction(rate),
            Money(usd),
            string.Join(" + ", layers.Select(layer => Name(layer.Portion!))),
            string.Join("; ", layers.Select(layer => Law(layer.Portion!)).Distinct(StringComparer.Ordinal)),
            string.Join("; ", notes)
        );
        return (row, rate);
    }

    static string Topping(Levy.TopsUpTo levy) => $"tops the base duty up to {levy.Rate}";

    static CaseRow Cut(string programme, ImmutableArray<Looked> looked) =>
        new(
            programme,
            "0",
            "",
            string.Join(" + ", looked.Select(l => l.Portion is null ? "" : Name(l.Portion))),
            string.Join(
                "; ",
                looked.Select(l => l.Portion is null ? "" : Law(l.Portion)).Distinct(StringComparer.Ordinal)
            ),
            string.Join("; ", looked.Select(Because))
        );

    /// <summary>The row of the total.</summary>
    /// <param name="untold">Why the total has bounds; empty where it has none.</param>
    public static CaseRow Total(DutyTotal total, string untold, ImmutableArray<string> notes)
    {
        List<string> all = [];
        if (total.Rate is null)
            all.Add(total.Expression);
        if (total.Open)
            all.Add(Bounds(total.Low, total.High, untold));
        all.AddRange(notes);
        return new(CaseRow.Total, Fraction(total.Rate), Money(total.Usd), "", "", string.Join("; ", all));
    }

    /// <summary><c>between 20% and 45%: not told: ...</c>.</summary>
    public static string Bounds(Rate? low, Rate? high, string untold) =>
        $"between {low} and {high}: not told: {untold}";

    public static string Untold(DutyAnswer answer) => string.Join(", ", answer.Untold);

    static string Because(Looked looked) =>
        looked.Portion is { } portion ? $"{portion.Provision.Name}: {looked.Rule}" : looked.Rule;

    static string Name(Portion portion)
    {
        string id = portion.Step.Measure ?? portion.Provision.Id;
        return portion.Provision.Heading is { } heading ? $"{id} {heading}" : id;
    }

    static string Law(Portion portion) => portion.Step.Law ?? portion.Provision.Law;

    /// <summary>As a fraction, exact: 0.25.</summary>
    public static string Fraction(Rate? rate) =>
        rate?.Fraction.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    /// <summary>With two decimals; empty where it is not known.</summary>
    public static string Money(decimal? usd) => usd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
