using System.Collections.Immutable;
using System.Text;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>A document as Markdown, with sources as numbered references.</summary>
public static class MarkdownPage
{
    public static string Of(Document document)
    {
        Dictionary<string, int> numbers = document.Numbers();
        var page = new StringBuilder();
        page.Append("# ").Append(Escape(document.Title)).Append("\n\n").Append(Escape(document.Lead)).Append("\n\n");
        foreach ((string name, string value) in document.Facts)
            page.Append("- ").Append(Escape(name)).Append(": ").Append(Escape(value)).Append('\n');
        foreach (Section section in document.Sections)
        {
            page.Append("\n## ").Append(Escape(section.Title)).Append('\n');
            foreach (Block block in section.Blocks)
                Add(page, block, numbers);
        }
        page.Append("\n## Sources\n\n");
        int number = 0;
        foreach (Source source in document.Cited)
            page.Append(++number).Append(". ").Append(Escape(TextPage.Describe(source))).Append('\n');
        return page.ToString();
    }

    static void Add(StringBuilder page, Block block, Dictionary<string, int> numbers)
    {
        page.Append('\n');
        switch (block)
        {
            case Block.Lines { All.IsEmpty: false } lines:
                Title(page, lines.Title);
                foreach (Line line in lines.All)
                {
                    string by = line.By is null ? "" : " " + line.By;
                    page.Append(
                        $"- **{Names.Of(line.Basis)}{Escape(by)}** {Escape(line.Text)}{Marks(line.Cite, numbers)}\n"
                    );
                }
                break;
            case Block.Table { Rows.IsEmpty: false } table:
                Title(page, table.Title);
                page.Append("| ").AppendJoin(" | ", table.Columns.Select(Escape)).Append(" | sources |\n|");
                page.Insert(page.Length, "---|", table.Columns.Length + 1).Append('\n');
                foreach (Row row in table.Rows)
                    page.Append("| ")
                        .AppendJoin(" | ", row.Cells.Select(Escape))
                        .Append(" |")
                        .Append(Marks(row.Cite, numbers))
                        .Append(" |\n");
                break;
            case Block.Chart chart:
                page.Append("```text\n").Append(StepChartText.Of(chart.Steps, 100)).Append("```\n");
                break;
        }
    }

    static void Title(StringBuilder page, string? title)
    {
        if (title is not null)
            page.Append("### ").Append(Escape(title)).Append("\n\n");
    }

    static string Marks(ImmutableArray<string> cite, Dictionary<string, int> numbers)
    {
        int[] marks = [.. cite.Where(numbers.ContainsKey).Select(id => numbers[id]).Distinct().Order()];
        return marks.Length == 0 ? "" : " \\[" + string.Join(", ", marks) + "\\]";
    }

    static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (letter is '|' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '\\')
                escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }
}
