using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Schedules;

/// <summary>Reads the lines of one chapter.</summary>
sealed class ChapterFile(ScheduleReading reading, string file, string text, SchedulePool pool)
{
    public const string Header = "code,from,until,known,basis,indent,units,general,special,other,inherited,description";

    readonly CsvRows row = new(text);
    readonly string chapter = file["chapter-".Length..^".csv".Length];
    ScheduleLine? before;

    public ImmutableArray<ScheduleLine> Read()
    {
        var lines = ImmutableArray.CreateBuilder<ScheduleLine>();
        if (!reading.Begins(row, file, Header))
            return [];
        while (row.Next())
        {
            if (!reading.IsWhole(row, file, 12))
                continue;
            ScheduleLine line = Line();
            CheckOrder(line);
            CheckWindow(line);
            lines.Add(before = line);
        }
        return lines.DrainToImmutable();
    }

    ScheduleLine Line() =>
        new(
            Code(),
            pool.Text(row[11]),
            Indent(),
            pool.Units(row[6]),
            pool.Duties(before?.Duties, row[7], row[8], row[9]),
            Inherited(),
            Day(1, "from"),
            row[2].IsEmpty ? null : Day(2, "until"),
            Day(3, "known"),
            Basis()
        );

    string Code()
    {
        ReadOnlySpan<char> code = row[0];
        if (before is not null && code.SequenceEqual(before.Code))
            return before.Code;
        bool good = code.Length is >= 4 and <= 10 && !code.ContainsAnyExceptInRange('0', '9');
        if (!good || !code.StartsWith(chapter, StringComparison.Ordinal))
            Fault(
                FaultKind.BadId,
                $"The code \"{code}\" is no code of chapter {chapter}: four to ten digits that begin with it.",
                "Write the digits without dots, leading zeros kept, in the chapter's own file."
            );
        return code.ToString();
    }

    int Indent()
    {
        if (row[5].IsEmpty)
            return 0;
        if (int.TryParse(row[5], NumberStyles.None, CultureInfo.InvariantCulture, out int indent))
            return indent;
        Fault(FaultKind.NotANumber, $"The indent \"{row[5]}\" is not a count.", "Write 0, 1, 2 and so on.");
        return 0;
    }

    bool Inherited()
    {
        if (row[10] is not ("0" or "1"))
            Fault(
                FaultKind.UnknownWord,
                $"inherited is \"{row[10]}\"; it is 1 where the duties are printed at an ancestor, else 0.",
                "Write 0 or 1."
            );
        return row[10] is "1";
    }

    SpanBasis Basis()
    {
        switch (row[4])
        {
            case "first":
                return SpanBasis.First;
            case "legal":
                return SpanBasis.Legal;
            case "published":
                return SpanBasis.Published;
            default:
                Fault(
                    FaultKind.UnknownWord,
                    $"basis is \"{row[4]}\", which does not say what the first day rests on.",
                    "Write one of: first, legal, published."
                );
                return SpanBasis.Published;
        }
    }

    LocalDate Day(int field, string name) => reading.Day(row[field], name, file, row.Line);

    void CheckOrder(ScheduleLine line)
    {
        if (before is null)
            return;
        int order = string.CompareOrdinal(before.Code, line.Code);
        if (order > 0 || (order == 0 && before.Known > line.Known))
            Fault(
                FaultKind.OutOfOrder,
                $"{line.Code} stands after {before.Code}, and lines stand in the order of code, then of known.",
                "Sort the file by code as text, then by known."
            );
    }

    void CheckWindow(ScheduleLine line)
    {
        if (line.Until < line.From)
            Fault(
                FaultKind.EndsBeforeItBegins,
                $"{line.Code} ends on {line.Until:uuuu-MM-dd} and begins on {line.From:uuuu-MM-dd}.",
                "Write the first day on which it is no longer so, or nothing while it is open."
            );
    }

    void Fault(FaultKind kind, string found, string write) => reading.Fault(kind, file, row.Line, found, write);
}
