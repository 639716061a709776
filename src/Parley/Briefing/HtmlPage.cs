using System.Collections.Immutable;
using System.Text;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>A document as one self-contained HTML file: no script, no outside file; for screen and print, light and dark.</summary>
public static class HtmlPage
{
    public static string Of(Document document)
    {
        Dictionary<string, int> numbers = document.Numbers();
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<title>{Escape(document.Title)}</title>\n<style>\n{HtmlStyle.Css}</style>\n</head>\n<body>\n");
        page.Append($"<header>\n<h1>{Text(document.Title)}</h1>\n<p class=\"lead\">{Text(document.Lead)}</p>\n<dl>\n");
        foreach ((string name, string value) in document.Facts)
            page.Append($"<div><dt>{Escape(name)}</dt><dd>{Text(value)}</dd></div>\n");
        page.Append("</dl>\n");
        Key(page);
        Contents(page, document);
        page.Append("</header>\n<main>\n");
        foreach (Section section in document.Sections)
        {
            page.Append($"<section id=\"{section.Id}\">\n<h2>{Escape(section.Title)}</h2>\n");
            foreach (Block block in section.Blocks)
                Add(page, block, numbers);
            page.Append("</section>\n");
        }
        Sources(page, document);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    static void Key(StringBuilder page)
    {
        page.Append("<p class=\"key\">");
        foreach (Basis basis in Enum.GetValues<Basis>())
            page.Append($"<span class=\"item\">{Tag(basis, null)} {Names.Explain(basis)}</span> ");
        page.Append("</p>\n");
    }

    static void Contents(StringBuilder page, Document document)
    {
        page.Append("<nav><ol>");
        foreach (Section section in document.Sections)
            page.Append($"<li><a href=\"#{section.Id}\">{Escape(section.Title)}</a></li>");
        page.Append("</ol></nav>\n");
    }

    static void Add(StringBuilder page, Block block, Dictionary<string, int> numbers)
    {
        switch (block)
        {
            case Block.Lines { All.IsEmpty: false } lines:
                Title(page, lines.Title);
                page.Append("<ul class=\"lines\">\n");
                foreach (Line line in lines.All)
                    page.Append($"<li{Data(line.Id)}>{Tag(line.Basis, line.By)} <span class=\"text\">{Text(line.Text)}{Marks(line.Cite, numbers)}</span></li>\n");
                page.Append("</ul>\n");
                break;
            case Block.Table { Rows.IsEmpty: false } table:
                Title(page, table.Title);
                Table(page, table, numbers);
                break;
            case Block.Chart chart:
                Figure(page, chart.Steps);
                break;
        }
    }

    static void Figure(StringBuilder page, StepChart chart)
    {
        page.Append($"<figure>\n{StepChartSvg.Of(chart)}<figcaption>");
        for (int i = 0; i < chart.Series.Length; i++)
            page.Append($"<b class=\"side{i}\">━ {Escape(chart.Series[i].Name)}</b> ");
        page.Append($"{Text(chart.Title)}; dashed: scheduled by the law as known.</figcaption>\n</figure>\n");
    }

    static void Title(StringBuilder page, string? title)
    {
        if (title is not null)
            page.Append($"<h3>{Text(title)}</h3>\n");
    }

    static void Table(StringBuilder page, Block.Table table, Dictionary<string, int> numbers)
    {
        page.Append("<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (string column in table.Columns)
            page.Append($"<th scope=\"col\">{Escape(column)}</th>");
        page.Append("<th scope=\"col\">sources</th></tr></thead>\n<tbody>\n");
        foreach (Row row in table.Rows)
        {
            page.Append($"<tr class=\"{Names.Of(row.Basis)}\"{Data(row.Id)}>");
            for (int c = 0; c < row.Cells.Length; c++)
                page.Append($"<td data-column=\"{Escape(table.Columns[c])}\"><span>{Text(row.Cells[c])}</span></td>");
            page.Append($"<td class=\"cite\" data-column=\"sources\"><span>{Marks(row.Cite, numbers)}</span></td></tr>\n");
        }
        page.Append("</tbody>\n</table></div>\n");
    }

    static void Sources(StringBuilder page, Document document)
    {
        page.Append("<section id=\"sources\">\n<h2>Sources</h2>\n<ol class=\"sources\">\n");
        foreach (Source source in document.Cited)
            page.Append($"<li id=\"source-{source.Id}\">{Escape(TextPage.Describe(source))}</li>\n");
        page.Append("</ol>\n</section>\n");
    }

    static string Tag(Basis basis, string? by)
    {
        string side = by is null ? "" : " " + Escape(by);
        return $"<span class=\"tag {Names.Of(basis)}\">{Names.Of(basis)}{side}</span>";
    }

    static string Data(string? id) => id is null ? "" : $" data-id=\"{Escape(id)}\"";

    static string Marks(ImmutableArray<string> cite, Dictionary<string, int> numbers)
    {
        var marks = cite.Distinct().Where(numbers.ContainsKey).OrderBy(id => numbers[id])
            .Select(id => $"<a href=\"#source-{id}\">{numbers[id]}</a>").ToArray();
        return marks.Length == 0 ? "" : $" <sup>[{string.Join(", ", marks)}]</sup>";
    }

    /// <summary>Escaped, with each ISO day in an element of its own so that a narrow column does not break it.</summary>
    static string Text(string text)
    {
        string escaped = Escape(text);
        var marked = new StringBuilder(escaped.Length + 64);
        for (int i = 0; i < escaped.Length; i++)
        {
            bool day = i + 10 <= escaped.Length && IsDay(escaped.AsSpan(i, 10)) && (i == 0 || !char.IsAsciiLetterOrDigit(escaped[i - 1]) && escaped[i - 1] != '-');
            if (day)
                marked.Append("<time>").Append(escaped, i, 10).Append("</time>");
            else
                marked.Append(escaped[i]);
            i += day ? 9 : 0;
        }
        return marked.ToString();
    }

    static bool IsDay(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < 10; i++)
        {
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i]))
                return false;
        }
        return true;
    }

    internal static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
