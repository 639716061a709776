using System.Collections.Immutable;
using System.Globalization;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Reads tables of trade.</summary>
static class WeightTable
{
    /// <summary>More dollars than the world trades in a century; beyond, a sum of them would not be exact.</summary>
    const decimal Most = 1_000_000_000_000_000m;

    /// <summary>Takes a fault: its kind, its line, what was found, and what to write.</summary>
    public delegate void Faulty(FaultKind kind, int line, string found, string write);

    public static ImmutableArray<LineWeight> Read(string text, Faulty fault)
    {
        var weights = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (CsvRows row in Rows(text, WeightLoader.Header, 2, fault))
        {
            (string? code, string? wrong) = CodeText.Read(row[0].ToString());
            if (code is null)
                fault(FaultKind.BadId, row.Line, wrong!, "Write the digits of a code, with the zeros at the front.");
            else if (Usd(row[1], row.Line, fault) is { } usd && !weights.TryAdd(code, usd))
                fault(
                    FaultKind.DuplicateId,
                    row.Line,
                    $"{CodeText.Dots(code)} has a value already.",
                    "Add the two up, or take one of them out."
                );
        }
        return [.. weights.Select(weight => new LineWeight(weight.Key, weight.Value))];
    }

    public static ImmutableArray<OriginTrade> ReadTotals(string text, string header, Faulty fault)
    {
        var totals = ImmutableArray.CreateBuilder<OriginTrade>();
        foreach (CsvRows row in Rows(text, header, 3, fault))
        {
            if (!int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out int lines))
                fault(FaultKind.NotANumber, row.Line, $"\"{row[2]}\" is no count of lines.", "Write a whole number.");
            else if (Usd(row[1], row.Line, fault) is { } usd)
                totals.Add(new(row[0].ToString(), usd, lines));
        }
        return totals.DrainToImmutable();
    }

    static IEnumerable<CsvRows> Rows(string text, string header, int columns, Faulty fault)
    {
        var row = new CsvRows(text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text);
        bool begun = row.Next();
        if (!begun || row.Count != columns || Line(row) != header)
        {
            fault(FaultKind.WrongColumns, 1, "The header is not that of a table of trade.", $"Write {header}.");
            yield break;
        }
        while (row.Next())
        {
            if (row.Count == columns && !row.Unclosed)
                yield return row;
            else
                fault(FaultKind.WrongColumns, row.Line, $"This row has {row.Count} fields.", $"Write {header}.");
        }
    }

    static string Line(CsvRows row) =>
        string.Join(',', Enumerable.Range(0, row.Count).Select(i => row[i].Trim("\uFEFF ").ToString()));

    static decimal? Usd(ReadOnlySpan<char> text, int line, Faulty fault)
    {
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd)
            && usd <= Most
        )
            return usd;
        fault(
            FaultKind.NotANumber,
            line,
            $"\"{text}\" is no value in USD.",
            $"Write a number that is not negative and at most {Most:0}, without signs and separators, as 17300."
        );
        return null;
    }
}
