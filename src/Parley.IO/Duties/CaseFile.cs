using System.Collections.Concurrent;
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

    const int Batch = 4_096,
        Smallest = 256;

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
        Task written = Task.CompletedTask;
        var caches = new ConcurrentDictionary<string, CaseCache>(StringComparer.Ordinal);
        CaseCache Cache(LocalDate? day) =>
            caches.GetOrAdd(day is { } known ? Days.Write(known) : "", _ => new(desks(day)));
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
            (StringBuilder[] texts, long none) = Answer(batch, Cache);
            written.GetAwaiter().GetResult();
            written = Task.Run(() => Array.ForEach(texts, text => answers.Write(text)), CancellationToken.None);
            refused += none;
            asked += batch.Count;
            progress(asked);
        }
        written.GetAwaiter().GetResult();
        return new(asked, refused);
    }

    /// <summary>A part a core, in order; and how many had no answer.</summary>
    static (StringBuilder[] Texts, long Refused) Answer(List<string> batch, Func<LocalDate?, CaseCache> caches)
    {
        int parts = Math.Min(Environment.ProcessorCount, 1 + batch.Count / Smallest);
        var texts = new StringBuilder[parts];
        var writers = new CaseWriter[parts];
        for (int part = 0; part < parts; part++)
            writers[part] = new(texts[part] = new(), caches);
        Parallel.For(0, parts, part => Part(batch, part, parts, writers[part]));
        return (texts, writers.Sum(writer => writer.Refused));
    }

    static void Part(List<string> batch, int part, int parts, CaseWriter writer)
    {
        int from = (int)((long)batch.Count * part / parts),
            until = (int)((long)batch.Count * (part + 1) / parts);
        var row = new CsvRows("");
        for (int i = from; i < until; i++)
        {
            row.Restart(batch[i]);
            if (row.Next())
                writer.Write(row);
        }
    }

    /// <summary>As a field of CSV: quoted where it must be.</summary>
    internal static string Field(ReadOnlySpan<char> field) =>
        field.IndexOfAny(",\"\n\r") < 0
            ? field.ToString()
            : $"\"{field.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
