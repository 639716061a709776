using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>Reads a CSV file of figures.</summary>
static class FigureFile
{
    const string Header = "id,series,period,date,value,unit,reporter,partner,known,note,confidence,cite";

    public static IEnumerable<Figure> Read(Loading loading, string file, string text)
    {
        List<(int Line, List<string> Fields)> rows = Csv.Rows(text, out int open);
        if (open > 0)
        {
            loading.Lose(file);
            loading.Fault(
                FaultKind.Syntax,
                new(file, open, 0),
                "A quote is opened in this row and never closed.",
                "Close it; a quote inside a text is doubled."
            );
            return [];
        }
        if (rows.Count == 0 || string.Join(',', rows[0].Fields) != Header)
        {
            loading.Lose(file);
            loading.Fault(
                FaultKind.WrongColumns,
                new(file, 1, 0),
                "The header is not that of a file of figures.",
                $"Write {Header}."
            );
            return [];
        }
        return [.. rows.Skip(1).Select(row => Row(loading, new(file, row.Line, 0), row.Fields)).OfType<Figure>()];
    }

    static Figure? Row(Loading loading, Spot spot, List<string> row)
    {
        if (!Whole(loading, spot, row))
            return null;
        loading.Register(row[0], spot);
        if (!loading.Series.Contains(row[1]))
        {
            loading.Fault(
                FaultKind.UnknownSeries,
                spot,
                $"The series \"{row[1]}\" is not declared in pack.yaml.",
                "Declare it under series."
            );
        }
        LocalDate known = Known(loading, spot, row[8]);
        Confidence confidence = Confidence(loading, spot, row[10]);
        ImmutableArray<string> cite = Cite(loading, spot, row[11]);
        string? remark = row[9].Length == 0 ? null : row[9];
        string place = spot.ToString();
        decimal value = Value(loading, spot, row[4]);
        return new(
            row[0],
            known,
            confidence,
            cite,
            [],
            [],
            place,
            row[1],
            row[2],
            row[3],
            value,
            row[5],
            row[6],
            row[7],
            remark
        );
    }

    static decimal Value(Loading loading, Spot spot, string text)
    {
        if (!Charges.TryNumber(text, out decimal value))
        {
            loading.Fault(
                FaultKind.NotANumber,
                spot,
                $"The value \"{text}\" is not a number.",
                "Write digits, with a point for decimals."
            );
        }
        return value;
    }

    /// <summary>True if the row has every field that it must have.</summary>
    static bool Whole(Loading loading, Spot spot, List<string> row)
    {
        if (row.Count != 12)
        {
            loading.Lose(spot.File);
            loading.Fault(
                FaultKind.WrongColumns,
                spot,
                $"This row has {row.Count} fields, and the header has 12.",
                "Quote a field that has a comma in it."
            );
            return false;
        }
        for (int i = 0; i < 12; i++)
        {
            if (row[i].Length == 0 && i is not (7 or 9))
            {
                loading.Lose(spot.File);
                loading.Fault(
                    FaultKind.EmptyText,
                    spot,
                    $"The field {Header.Split(',')[i]} is empty.",
                    "Write it; only partner and note may be empty."
                );
                return false;
            }
        }
        return true;
    }

    static LocalDate Known(Loading loading, Spot spot, string text)
    {
        Times.Reading reading = Times.Day(text, out LocalDate known);
        if (reading != Times.Reading.Good)
        {
            loading.Fault(
                reading == Times.Reading.NoSuchDate ? FaultKind.NoSuchDate : FaultKind.NotADate,
                spot,
                reading == Times.Reading.NoSuchDate
                    ? $"known is {text}, {Times.NoSuch(text)}."
                    : $"known is \"{text}\", which is not a day, 2025-06-03.",
                "Write the first day on which the number could be read."
            );
        }
        return known;
    }

    static Confidence Confidence(Loading loading, Spot spot, string word)
    {
        if (!Words.Confidences.TryParse(word, out Confidence confidence))
            loading.Fault(
                FaultKind.UnknownWord,
                spot,
                $"confidence is \"{word}\", which is not a word that the record knows for it.",
                "Write high, medium or low."
            );
        return confidence;
    }

    static ImmutableArray<string> Cite(Loading loading, Spot spot, string text)
    {
        ImmutableArray<string> cite =
        [
            .. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];
        if (cite.IsEmpty)
        {
            loading.Fault(
                FaultKind.UncitedEntry,
                spot,
                "The list of sources is empty: nothing enters the record without the place it came from.",
                "Write an id of sources.yaml in the field cite."
            );
        }
        foreach (string source in cite)
        {
            if (!loading.Sources.Contains(source))
            {
                loading.Fault(
                    FaultKind.UnknownSource,
                    spot,
                    $"The source \"{source}\" is cited, and sources.yaml does not have it.",
                    "Add it there, or cite one that it has."
                );
            }
        }
        return cite;
    }
}

/// <summary>CSV as RFC 4180 has it, keeping each row's line for faults.</summary>
static class Csv
{
    /// <param name="open">Line of a row in which a quote is opened and never closed; 0 if there is none.</param>
    public static List<(int Line, List<string> Fields)> Rows(string text, out int open)
    {
        open = 0;
        var rows = new List<(int, List<string>)>();
        int i = 0,
            line = 1;
        while (i < text.Length)
        {
            int first = line;
            var fields = new List<string>();
            bool more = true;
            while (more)
            {
                fields.Add(Field(text, ref i, ref line, out more, out bool closed));
                open = closed ? open : first;
            }
            if (fields.Count > 1 || fields[0].Length > 0)
                rows.Add((first, fields));
        }
        return rows;
    }

    static string Field(string text, ref int i, ref int line, out bool more, out bool closed)
    {
        var field = new StringBuilder();
        bool quoted = i < text.Length && text[i] == '"';
        if (quoted)
            i++;
        for (; i < text.Length; i++)
        {
            char letter = text[i];
            if (quoted && letter == '"')
            {
                if (i + 1 >= text.Length || text[i + 1] != '"')
                {
                    quoted = false;
                    continue;
                }
                i++;
            }
            else if (!quoted && letter is ',' or '\n')
            {
                break;
            }
            if (letter == '\n')
                line++;
            field.Append(letter);
        }
        closed = !quoted;
        more = i < text.Length && text[i] == ',';
        if (i < text.Length && text[i++] == '\n')
            line++;
        return field.ToString().TrimEnd('\r');
    }
}
