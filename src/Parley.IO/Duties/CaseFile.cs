using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Reads questions about duties from a CSV file, and writes their answers, a row a programme.</summary>
public static class CaseFile
{
    /// <summary>The columns of a question; the last five may be empty.</summary>
    public const string Header = "case,into,from,code,at,known_on,value_usd,quantity,unit,claim";

    /// <summary>The columns of an answer.</summary>
    public const string Answers = "case,programme,rate,amount_usd,measure,source,note";

    const int Batch = 8_192;

    /// <summary>How many were asked, and how many have no answer.</summary>
    public sealed record Tally(long Asked, long Refused);

    /// <summary>What is wrong with a header; null if nothing is.</summary>
    public static string? WrongHeader(string? header) =>
        header?.TrimEnd() == Header
            ? null
            : $"The header is not that of a file of cases. Write {Header}; the last five columns may be empty.";

    /// <summary>Answers every row in order; a row that cannot be answered gets a row that says why.</summary>
    /// <param name="questions">After its header.</param>
    /// <param name="desks">The desk for a day of knowing; null for all that the record holds.</param>
    public static Tally Answer(
        TextReader questions,
        TextWriter answers,
        Func<LocalDate?, DutyDesk> desks,
        Action<long> progress,
        CancellationToken stop
    )
    {
        answers.Write(Answers + "\n");
        long asked = 0,
            refused = 0;
        var batch = new List<string>(Batch);
        while (true)
        {
            batch.Clear();
            while (batch.Count < Batch && questions.ReadLine() is { } line)
            {
                if (line.Length > 0)
                    batch.Add(line);
            }
            if (batch.Count == 0)
                break;
            stop.ThrowIfCancellationRequested();
            int parts = Math.Min(Environment.ProcessorCount, 1 + batch.Count / 256);
            var texts = new (StringBuilder Text, long Refused)[parts];
            Parallel.For(0, parts, part => texts[part] = Part(batch, part, parts, desks));
            foreach ((StringBuilder text, long none) in texts)
            {
                answers.Write(text);
                refused += none;
            }
            asked += batch.Count;
            progress(asked);
        }
        return new(asked, refused);
    }

    static (StringBuilder, long) Part(List<string> batch, int part, int parts, Func<LocalDate?, DutyDesk> desks)
    {
        var text = new StringBuilder();
        long refused = 0;
        int from = (int)((long)batch.Count * part / parts),
            until = (int)((long)batch.Count * (part + 1) / parts);
        for (int i = from; i < until; i++)
        {
            var row = new CsvRows(batch[i]);
            if (!row.Next())
                continue;
            ImmutableArray<CaseRow> rows = Rows(row, desks);
            foreach (CaseRow one in rows)
            {
                if (one.Programme == CaseRow.Fault)
                    refused++;
                Write(text, row.Count > 0 ? row[0] : "", one);
            }
        }
        return (text, refused);
    }

    static ImmutableArray<CaseRow> Rows(CsvRows row, Func<LocalDate?, DutyDesk> desks)
    {
        (DutyQuestion? question, LocalDate? known, string? wrong) = CaseReader.Read(row);
        if (question is null)
            return [new(CaseRow.Fault, "", "", "", "", wrong!)];
        DutyDesk desk = desks(known);
        DutyReply reply = desk.Ask(question);
        ImmutableArray<string> inForce = reply is DutyReply.Answered { Answer: var answer }
            ? desk.InForce(answer.Into.Id, answer.From.Code, answer.At)
            : [];
        return CaseRows.Of(reply, inForce);
    }

    static void Write(StringBuilder text, ReadOnlySpan<char> name, CaseRow row)
    {
        Field(text, name).Append(',');
        text.Append(row.Programme).Append(',').Append(row.Rate).Append(',').Append(row.AmountUsd).Append(',');
        Field(text, row.Measure).Append(',');
        Field(text, row.Source).Append(',');
        Field(text, row.Note).Append('\n');
    }

    static StringBuilder Field(StringBuilder text, ReadOnlySpan<char> field)
    {
        if (field.IndexOfAny(",\"\n\r") < 0)
            return text.Append(field);
        text.Append('"');
        foreach (char letter in field)
            text.Append(letter == '"' ? "\"\"" : letter.ToString());
        return text.Append('"');
    }
}
