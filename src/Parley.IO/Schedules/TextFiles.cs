using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Schedules;

/// <summary>Reads what stands beside the lines: the texts above them, and which code became which.</summary>
static class TextFiles
{
    public const string Chapters = "chapters.csv",
        Headings = "headings.csv",
        Renumberings = "renumberings.csv",
        Synonyms = "synonyms.csv";

    public static ImmutableArray<Heading> ReadHeadings(ScheduleReading reading, string file, string text)
    {
        var row = new CsvRows(text);
        var headings = ImmutableArray.CreateBuilder<Heading>();
        HashSet<string> codes = new(StringComparer.Ordinal);
        if (!reading.Begins(row, file, "code,description"))
            return [];
        while (row.Next())
        {
            if (!reading.IsWhole(row, file, 2))
                continue;
            string code = row[0].ToString();
            if (code.Length is not (2 or 4 or 6) || !code.All(char.IsAsciiDigit))
                reading.Fault(
                    FaultKind.BadId,
                    file,
                    row.Line,
                    $"The code \"{code}\" is no chapter, heading or subheading.",
                    "Write two, four or six digits."
                );
            else if (!codes.Add(code))
                reading.Fault(
                    FaultKind.DuplicateId,
                    file,
                    row.Line,
                    $"{code} has a text already.",
                    "Take one of the two out."
                );
            headings.Add(new(code, row[1].ToString()));
        }
        return headings.DrainToImmutable();
    }

    public static ImmutableArray<Synonym> ReadSynonyms(ScheduleReading reading, string file, string text)
    {
        var row = new CsvRows(text);
        var synonyms = ImmutableArray.CreateBuilder<Synonym>();
        HashSet<string> said = new(StringComparer.OrdinalIgnoreCase);
        if (!reading.Begins(row, file, "words,means"))
            return [];
        while (row.Next())
        {
            if (!reading.IsWhole(row, file, 2))
                continue;
            string words = row[0].ToString();
            if (!said.Add(words))
                reading.Fault(
                    FaultKind.DuplicateId,
                    file,
                    row.Line,
                    $"\"{words}\" is told already.",
                    "Take one of the two out."
                );
            synonyms.Add(new(words, row[1].ToString()));
        }
        return synonyms.DrainToImmutable();
    }

    public static ImmutableArray<Renumbering> ReadRenumberings(ScheduleReading reading, string file, string text)
    {
        var row = new CsvRows(text);
        var moves = ImmutableArray.CreateBuilder<Renumbering>();
        if (!reading.Begins(row, file, "old,new,date,part,known,source"))
            return [];
        while (row.Next())
        {
            if (reading.IsWhole(row, file, 6))
                moves.Add(Move(reading, file, row));
        }
        return moves.DrainToImmutable();
    }

    static Renumbering Move(ScheduleReading reading, string file, CsvRows row)
    {
        foreach (int i in (ReadOnlySpan<int>)[0, 1])
        {
            if (row[i].Length is < 4 or > 10 || row[i].ContainsAnyExceptInRange('0', '9'))
                reading.Fault(
                    FaultKind.BadId,
                    file,
                    row.Line,
                    $"The code \"{row[i]}\" is no code of a line.",
                    "Write four to ten digits without dots, leading zeros kept."
                );
        }
        if (row[3] is not ("" or "part"))
            reading.Fault(
                FaultKind.UnknownWord,
                file,
                row.Line,
                $"part is \"{row[3]}\".",
                "Write part where only a part of the old line's goods went there, else nothing."
            );
        return new(
            row[0].ToString(),
            row[1].ToString(),
            reading.Day(row[2], "date", file, row.Line),
            row[3] is "part",
            reading.Day(row[4], "known", file, row.Line),
            row[5].ToString()
        );
    }
}
