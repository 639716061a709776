using NodaTime;
using Parley.IO.Packs;

namespace Parley.IO.Schedules;

/// <summary>A schedule while it is read: every fault found, and what its files have in common.</summary>
sealed class ScheduleReading(string root)
{
    const string Page = "docs/reference/schedules.md";

    readonly List<Fault> faults = [];
    readonly Dictionary<string, LocalDate> days = new(StringComparer.Ordinal);
    (string Text, LocalDate Day) last = ("none", default);

    public IReadOnlyList<Fault> Faults => faults;

    public void Fault(FaultKind kind, string file, int line, string found, string write) =>
        faults.Add(new(kind, $"{root}/{file}", line, 0, found, write) { Page = Page });

    /// <summary>Faults of a YAML file, which has been read as those of a pack are.</summary>
    public void Add(IEnumerable<Fault> others) => faults.AddRange(others.Select(fault => fault with { Page = Page }));

    /// <summary>True if the file begins with the header that it must have.</summary>
    public bool Begins(CsvRows rows, string file, string header)
    {
        string[] columns = header.Split(',');
        bool good = rows.Next() && rows.Count == columns.Length;
        for (int i = 0; good && i < columns.Length; i++)
            good = rows[i].SequenceEqual(columns[i]);
        if (!good)
            Fault(FaultKind.WrongColumns, file, 1, "The header is not that of such a file.", $"Write {header}.");
        return good;
    }

    /// <summary>True if the row has as many fields as the header.</summary>
    public bool IsWhole(CsvRows row, string file, int columns)
    {
        if (row.Unclosed)
            Fault(
                FaultKind.Syntax,
                file,
                row.Line,
                "A quote is opened in this row and never closed.",
                "Close it; a quote inside a text is doubled."
            );
        else if (row.Count != columns)
            Fault(
                FaultKind.WrongColumns,
                file,
                row.Line,
                $"This row has {row.Count} fields, and the header has {columns}.",
                "Quote a field that has a comma in it."
            );
        return !row.Unclosed && row.Count == columns;
    }

    public LocalDate Day(ReadOnlySpan<char> written, string name, string file, int line)
    {
        if (written.SequenceEqual(last.Text))
            return last.Day;
        if (days.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out LocalDate day))
            return day;
        string text = written.ToString();
        Times.Reading reading = Times.Day(text, out day);
        if (reading == Times.Reading.Good)
        {
            days.Add(text, day);
            last = (text, day);
        }
        else
            Fault(
                reading == Times.Reading.NoSuchDate ? FaultKind.NoSuchDate : FaultKind.NotADate,
                file,
                line,
                reading == Times.Reading.NoSuchDate
                    ? $"{name} is {text}, {Times.NoSuch(text)}."
                    : $"{name} is \"{text}\", which is not a day, 2025-06-03.",
                "Write year, month, day, as digits; nothing else is guessed at."
            );
        return day;
    }
}
