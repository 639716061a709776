// Derives schedules/us from the archives of the Harmonized Tariff Schedule of the United States:
//
//   dotnet run tools/us-schedule.cs IN_DIR OUT_DIR
//
// IN_DIR holds hts_lines.csv, hts_headings.csv, hts_revisions.csv, revision_dates.csv, change_record.csv and
// hts_transfers.csv as docs/reference/schedules.md describes them. The same input gives the same output, byte for byte.

using System.Text;
using Row = System.Collections.Generic.Dictionary<string, string>;

if (args.Length != 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Usage: dotnet run tools/us-schedule.cs IN_DIR OUT_DIR");
    return 2;
}
(string input, string output) = (args[0], args[1]);
Directory.CreateDirectory(output);

Editions editions = Editions.Read(Table("hts_revisions"), Table("revision_dates"));
var record = new ChangeRecord(Table("change_record"), editions);
List<Span> spans = Spans.Join(Table("hts_lines"), editions);
foreach (var line in spans.GroupBy(span => span.Code))
    Spans.Date([.. line], record, editions);

var sorted = spans.OrderBy(span => span.Code, StringComparer.Ordinal).ThenBy(span => span.First);
foreach (var chapter in sorted.GroupBy(span => span.Code[..2]))
    Write($"chapter-{chapter.Key}.csv", Spans.Header, chapter.Select(span => span.Fields()));
var headings = Table("hts_headings").OrderBy(row => row["code"], StringComparer.Ordinal);
Write("headings.csv", ["code", "description"], headings.Select(row => new[] { row["code"], row["description"] }));
Write("renumberings.csv", Transfers.Header, Transfers.Read(Table("hts_transfers"), spans, record, editions));
File.WriteAllText(Path.Combine(output, "schedule.yaml"), Head(editions));
Console.WriteLine($"{spans.Count} spans of {spans.Select(span => span.Code).Distinct().Count()} lines");
return 0;

IEnumerable<Row> Table(string name) => Csv.Read(File.ReadAllText(Path.Combine(input, name + ".csv")));

void Write(string name, string[] header, IEnumerable<string[]> rows) =>
    File.WriteAllText(
        Path.Combine(output, name),
        string.Concat(rows.Prepend(header).Select(row => string.Join(',', row.Select(Csv.Quote)) + "\n"))
    );

static string Head(Editions editions)
{
    (int count, string number) = (editions.Last + 1, editions.Names[^1].Split('_')[^1]);
    return $$"""
        id: us
        importer: US
        zone: America/New_York
        title: Harmonized Tariff Schedule of the United States, chapters 1 to 98
        from: {{editions.Published[0]}}
        through: {{editions.Published[^1]}}
        held_before: true
        held_after: true
        columns: {general: mfn, special: special, other: column2}
        other_origins: column-2
        attribution: >-
          United States International Trade Commission, Harmonized Tariff Schedule of the United States, {{count}} revisions
          from 2025 Basic to 2026 Revision {{number}}, with their change records; archives as kept by
          arifshehab/tariff-rate-tracker
        licence: public domain (work of the United States government)

        """;
}

/// <summary>The revisions in order, each with the day on which it was published.</summary>
sealed record Editions(List<string> Names, List<string> Published)
{
    public int Last => Names.Count - 1;

    /// <summary>The header of the change record says when; the first and the last revision have none.</summary>
    public static Editions Read(IEnumerable<Row> revisions, IEnumerable<Row> dates)
    {
        var told = dates.ToDictionary(row => row["revision"], row => row["effective_date"]);
        Row[] rows = [.. revisions.OrderBy(row => int.Parse(row["order"]))];
        string Day(Row row) =>
            row["published"] is { Length: > 0 } own ? own
            : row["published_per_next_record"] is { Length: > 0 } next ? next
            : told[row["revision"]];
        return new([.. rows.Select(row => row["revision"])], [.. rows.Select(Day)]);
    }

    public int Order(string name) => Names.IndexOf(name);
}

/// <summary>The day in law of a change, by the record of the revision that first printed it.</summary>
sealed class ChangeRecord(IEnumerable<Row> rows, Editions editions)
{
    /// <summary>Its own row prints July 1; those of the line it was taken from and all beside it, February 1.</summary>
    static readonly Dictionary<string, string> Misprints = new() { ["2404120590"] = "2026-02-01" };

    readonly ILookup<(string Article, int Order), (string Code, string Day)> days = rows.Where(row =>
            row["code"].Length >= 8 && row["effective_date"].Length > 0
        )
        .ToLookup(
            row => (row["code"][..8], editions.Order(row["revision"])),
            row => (row["code"], Misprints.GetValueOrDefault(row["code"], row["effective_date"]))
        );

    /// <summary>
    /// The line's own day; else its eight-digit parent's; else, for an eight-digit code, the one day of all its lines.
    /// </summary>
    public string? Day(string code, int order)
    {
        var told = days[(code[..8], order)].ToList();
        string[] all = [.. told.Select(item => item.Day).Distinct()];
        return told.LastOrDefault(item => item.Code == code).Day
            ?? told.LastOrDefault(item => item.Code == code[..8]).Day
            ?? (code.Length == 8 && all.Length == 1 ? all[0] : null);
    }
}

/// <summary>A line of the schedule through revisions that print it alike.</summary>
sealed class Span(Row printed, int first, int last)
{
    public string Code { get; } = printed["code"];
    public int First { get; set; } = first;
    public int Last { get; set; } = last;
    public string From { get; set; } = "";
    public string Until { get; set; } = "";
    public string Known { get; set; } = "";
    public string Basis { get; set; } = "";

    public bool PrintsAlike(Row other) => Spans.Content.All(column => printed[column] == other[column]);

    public string[] Fields() => [Code, From, Until, Known, Basis, .. Spans.Content.Select(column => printed[column])];
}

static class Spans
{
    public static readonly string[] Content =
    [
        "indent",
        "units",
        "general",
        "special",
        "other",
        "inherited",
        "description",
    ];
    public static readonly string[] Header = ["code", "from", "until", "known", "basis", .. Content];

    /// <summary>The rows of one code in order; rows that differ in footnotes only are one span.</summary>
    public static List<Span> Join(IEnumerable<Row> rows, Editions editions)
    {
        List<Span> spans = [];
        foreach (var line in rows.GroupBy(row => row["code"]))
        {
            Span? open = null;
            foreach (Row row in line.OrderBy(row => editions.Order(row["first_revision"])))
            {
                int first = editions.Order(row["first_revision"]),
                    last = editions.Order(row["last_revision"]);
                if (open is not null && open.Last == first - 1 && open.PrintsAlike(row))
                    open.Last = last;
                else
                    spans.Add(open = new(row, first, last));
            }
        }
        return spans;
    }

    /// <summary>
    /// A span begins on its day in law, or else on the day of print, and ends where a later one begins. One that a
    /// later span corrects from its own first day keeps an empty window: it was what could be known until then.
    /// </summary>
    public static void Date(List<Span> line, ChangeRecord record, Editions editions)
    {
        string start = editions.Published[0];
        // No record names the coming of two lines that the archive of the first revision lacks: they were there.
        if (line[0].First == 1 && record.Day(line[0].Code, 1) is null)
            line[0].First = 0;
        foreach (Span span in line)
        {
            string? legal = span.First == 0 ? null : record.Day(span.Code, span.First);
            span.Known = editions.Published[span.First];
            span.Basis =
                span.First == 0 ? "first"
                : legal is null ? "published"
                : "legal";
            span.From = Latest(legal ?? span.Known, start);
        }
        for (int i = 0; i < line.Count; i++)
        {
            string? next = line.Skip(i + 1).Select(span => span.From).Min(StringComparer.Ordinal);
            if (line[i].Last < editions.Last && (i + 1 == line.Count || line[i + 1].First > line[i].Last + 1))
            {
                int gone = line[i].Last + 1;
                string end = record.Day(line[i].Code, gone) ?? editions.Published[gone];
                next = next is null || string.CompareOrdinal(end, next) < 0 ? end : next;
            }
            line[i].Until = next is null ? "" : Latest(next, line[i].From);
        }
    }

    static string Latest(string a, string b) => string.CompareOrdinal(a, b) >= 0 ? a : b;
}

/// <summary>Which line became which.</summary>
static class Transfers
{
    public static readonly string[] Header = ["old", "new", "date", "part", "known", "source"];

    public static IEnumerable<string[]> Read(
        IEnumerable<Row> rows,
        List<Span> spans,
        ChangeRecord record,
        Editions editions
    )
    {
        var pairs = new SortedDictionary<(string Old, string New), string[]>();
        foreach (Row row in rows.Where(row => !row["note"].Contains("misprint", StringComparison.Ordinal)))
        {
            int order = editions.Order(row["revision"]);
            (string old, string fresh) = (row["old_code"], row["new_code"]);
            string day = record.Day(fresh, order) ?? row["effective_date"];
            string part = pairs.TryGetValue((old, fresh), out string[]? twice) ? twice[3] : "";
            string source = row["source"] == "change_record" ? "change record" : "similar wording";
            pairs[(old, fresh)] =
            [
                old,
                fresh,
                day,
                part + row["part"] is "" ? "" : "part",
                editions.Published[order],
                source,
            ];
        }
        foreach (string[] whole in WholeArticles(spans, editions))
            pairs[(whole[0], whole[1])] =
                pairs.TryGetValue((whole[0], whole[1]), out string[]? told) && told[5] == "change record"
                    ? told
                    : whole;
        foreach (var several in pairs.Values.GroupBy(pair => pair[0]).Where(pairs => pairs.Count() > 1))
        foreach (string[] pair in several)
            pair[3] = "part";
        return pairs.Values;
    }

    /// <summary>
    /// An eight-digit article that was one line and is now several, or the other way round: what became of its goods
    /// needs no record.
    /// </summary>
    static IEnumerable<string[]> WholeArticles(List<Span> spans, Editions editions)
    {
        foreach (var article in spans.Where(span => span.Code.Length == 10).GroupBy(span => span.Code[..8]))
        {
            for (int order = 1; order <= editions.Last; order++)
            {
                string[] was = [.. Lines(article, order - 1)],
                    now = [.. Lines(article, order)];
                if (was.Length == 0 || now.Length == 0 || (was.Length > 1 && now.Length > 1) || was.SequenceEqual(now))
                    continue;
                string day = article.Where(span => span.First == order).Max(span => span.From)!;
                foreach (string old in was)
                foreach (string fresh in now.Where(code => code != old))
                    yield return [old, fresh, day, "", editions.Published[order], "whole article"];
            }
        }
    }

    static IEnumerable<string> Lines(IEnumerable<Span> article, int order) =>
        article.Where(span => span.First <= order && span.Last >= order).Select(span => span.Code).Distinct();
}

static class Csv
{
    /// <summary>Rows by column; a quoted field may hold commas, doubled quotes and line breaks.</summary>
    public static IEnumerable<Row> Read(string text)
    {
        string[]? header = null;
        List<string> fields = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                field.Append(c);
            else if (c != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == ',')
                    continue;
                if (header is null)
                    header = [.. fields];
                else
                    yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
                fields.Clear();
            }
        }
    }

    public static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
