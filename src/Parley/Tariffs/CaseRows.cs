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
        foreach (var layers in answer.Layers.GroupBy(layer => layer.Programme, StringComparer.Ordinal))
            rows.Add(Charging([.. layers], answer));
        HashSet<string> told = [.. rows.Select(row => row.Programme)];
        foreach (var looked in answer.Looked.GroupBy(looked => looked.Programme, StringComparer.Ordinal))
        {
            if (told.Add(looked.Key))
                rows.Add(Cut(looked.Key, [.. looked]));
        }
        foreach (string programme in inForce)
        {
            if (told.Add(programme))
                rows.Add(new(programme, "0", "", "", "", "no heading of this programme in force lists the goods"));
        }
        rows.Add(Total(answer));
        return rows.DrainToImmutable();
    }

    static CaseRow Charging(ImmutableArray<DutyLayer> layers, DutyAnswer answer)
    {
        Rate? rate = layers.Aggregate((Rate?)Parley.Record.Rate.Free, (sum, layer) => sum + layer.Rate);
        decimal? usd = layers.Aggregate((decimal?)0m, (sum, layer) => sum + layer.Usd);
        IEnumerable<string> notes = layers
            .Where(layer => layer.Rate is null)
            .Select(layer => layer.Expression)
            .Concat(layers.Select(layer => layer.Portion?.Why).OfType<string>())
            .Concat(answer.Looked.Where(l => l.Programme == layers[0].Programme).Select(Because));
        return new(
            layers[0].Programme,
            Fraction(rate),
            Money(usd),
            string.Join(" + ", layers.Select(layer => Measure(layer, answer))),
            string.Join("; ", layers.Select(layer => Source(layer, answer)).Distinct(StringComparer.Ordinal)),
            string.Join("; ", notes)
        );
    }

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

    static CaseRow Total(DutyAnswer answer)
    {
        List<string> notes = [];
        if (answer.Total.Rate is null)
            notes.Add(answer.Total.Expression);
        if (answer.Total.Open)
            notes.Add(
                $"between {answer.Total.Low} and {answer.Total.High}: not told: {string.Join(", ", answer.Untold)}"
            );
        notes.AddRange(answer.Notes);
        return new(
            CaseRow.Total,
            Fraction(answer.Total.Rate),
            Money(answer.Total.Usd),
            "",
            "",
            string.Join("; ", notes)
        );
    }

    static string Because(Looked looked) =>
        looked.Portion is { } portion ? $"{portion.Provision.Name}: {looked.Rule}" : looked.Rule;

    static string Measure(DutyLayer layer, DutyAnswer answer) =>
        layer.Portion is { } portion ? Name(portion)
        : answer.Base.Line is { } line ? CodeText.Dots(line.Code)
        : "";

    static string Name(Portion portion)
    {
        string id = portion.Step.Measure ?? portion.Provision.Id;
        return portion.Provision.Heading is { } heading ? $"{id} {heading}" : id;
    }

    static string Source(DutyLayer layer, DutyAnswer answer) =>
        layer.Portion is { } portion ? Law(portion) : answer.Base.Source;

    static string Law(Portion portion) => portion.Step.Law ?? portion.Provision.Law;

    /// <summary>As a fraction, exact: 0.25.</summary>
    public static string Fraction(Rate? rate) =>
        rate?.Fraction.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    static string Money(decimal? usd) => usd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
