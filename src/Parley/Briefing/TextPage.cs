using System.Collections.Immutable;
using System.Text;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>A document as plain text of a given width; with <c>colour</c>, ANSI marks for a terminal.</summary>
public sealed class TextPage
{
    const int TagWidth = 15;
    readonly StringBuilder page = new();
    readonly Dictionary<string, int> numbers;
    readonly int width;
    readonly bool colour;

    TextPage(Document document, int width, bool colour)
    {
        (numbers, this.width, this.colour) = (document.Numbers(), width, colour);
    }

    public static string Of(Document document, int width = 100, bool colour = false)
    {
        var text = new TextPage(document, Math.Max(48, width), colour);
        text.Head(document);
        int number = 0;
        foreach (Section section in document.Sections)
        {
            text.Heading(document.Sections.Length > 1 ? $"{++number}. {section.Title}" : section.Title);
            foreach (Block block in section.Blocks)
                text.Add(block);
        }
        text.Sources(document);
        return text.page.ToString();
    }

    void Head(Document document)
    {
        page.Append(Style("1", document.Title)).Append('\n');
        if (document.Lead.Length > 0)
            Wrap(document.Lead, 0);
        page.Append('\n');
        foreach ((string name, string value) in document.Facts)
            Wrap(value, 20, Style("2", name.PadRight(18)) + "  ");
    }

    void Heading(string title)
    {
        page.Append('\n').Append(Style("1", title)).Append('\n');
        page.Append(new string('─', Math.Min(width, title.Length))).Append('\n');
    }

    void Add(Block block)
    {
        switch (block)
        {
            case Block.Lines lines:
                Title(lines.Title, lines.All.Length);
                foreach (Line line in lines.All)
                    Wrap(line.Text + Marks(line.Cite), TagWidth, Tag(line.Basis, line.By));
                break;
            case Block.Table table:
                Title(table.Title, table.Rows.Length);
                TextTable.Append(
                    page,
                    table,
                    width,
                    row => Marks(row.Cite).Trim(' ', '[', ']').Replace(",", ", ", StringComparison.Ordinal)
                );
                break;
            case Block.Chart chart:
                page.Append(StepChartText.Of(chart.Steps, width));
                break;
        }
    }

    void Title(string? title, int count)
    {
        if (title is not null && count > 0)
            page.Append('\n').Append(Style("4", title)).Append('\n');
    }

    void Sources(Document document)
    {
        ImmutableArray<Source> cited = document.Cited;
        if (cited.IsEmpty)
            return;
        Heading("Sources");
        for (int i = 0; i < cited.Length; i++)
            Wrap(Describe(cited[i]), 6, $"[{i + 1}]".PadRight(6));
    }

    internal static string Describe(Source source)
    {
        string text = source.Title.StartsWith(source.Publisher, StringComparison.Ordinal)
            ? source.Title
            : $"{source.Publisher}: {source.Title}";
        string date =
            source.Date is null || source.Title.Contains(source.Date, StringComparison.Ordinal)
                ? ""
                : $", {source.Date}";
        string address =
            source.Address is null || source.Title.Contains(source.Address, StringComparison.Ordinal)
                ? ""
                : $", {source.Address}";
        return $"{text}{date}{address} ({Words.SourceKinds.Word(source.Kind)}; {source.Id})";
    }

    string Marks(ImmutableArray<string> cite)
    {
        var marks = cite.Where(numbers.ContainsKey).Select(id => numbers[id]).Distinct().Order().ToArray();
        return marks.Length == 0 ? "" : " [" + string.Join(",", marks) + "]";
    }

    string Tag(Basis basis, string? by)
    {
        string word = Names.Of(basis) + (by is null ? "" : " " + by);
        return Style(Names.Colour(basis), word.PadRight(TagWidth - 1)) + " ";
    }

    string Style(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;

    void Wrap(string text, int indent, string first = "") => TextWrap.Append(page, text, width, indent, first);
}

/// <summary>The words and colours of each basis, the same in every form.</summary>
static class Names
{
    public static string Of(Basis basis) =>
        basis switch
        {
            Basis.Law => "law",
            Basis.Promise => "promise",
            Basis.Claim => "claim",
            Basis.Event => "event",
            Basis.Figure => "figure",
            Basis.Computed => "computed",
            _ => "unknown",
        };

    public static string Explain(Basis basis) =>
        basis switch
        {
            Basis.Law => "a measure in the ledger of law",
            Basis.Promise => "a commitment, and what the evidence shows of it",
            Basis.Claim => "somebody's words",
            Basis.Event => "something that happened, as sourced",
            Basis.Figure => "a published number",
            Basis.Computed => "worked out here from the record",
            _ => "the record does not know",
        };

    /// <summary>ANSI colour.</summary>
    public static string Colour(Basis basis) =>
        basis switch
        {
            Basis.Law => "34",
            Basis.Promise => "35",
            Basis.Claim => "33",
            Basis.Event => "36",
            Basis.Figure => "32",
            Basis.Computed => "1",
            _ => "31",
        };
}

/// <summary>Breaks text at spaces.</summary>
static class TextWrap
{
    public static void Append(StringBuilder page, string text, int width, int indent, string first = "")
    {
        page.Append(first);
        int column = indent;
        bool start = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!start && column + 1 + word.Length > width)
            {
                page.Append('\n').Append(' ', indent);
                (column, start) = (indent, true);
            }
            if (!start)
            {
                page.Append(' ');
                column++;
            }
            page.Append(word);
            column += word.Length;
            start = false;
        }
        page.Append('\n');
    }

    /// <summary>The lines of a text broken to a width.</summary>
    public static List<string> Lines(string text, int width)
    {
        var page = new StringBuilder();
        Append(page, text, width, 0);
        return [.. page.ToString().TrimEnd('\n').Split('\n')];
    }
}
