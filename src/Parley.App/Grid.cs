using System.Collections.Immutable;
using System.Text;
using Parley.Briefing;

namespace Parley.App;

/// <summary>A plain table of an answer, as CSV.</summary>
sealed record Grid(ImmutableArray<string> Columns, IEnumerable<ImmutableArray<string>> Rows)
{
    public string ToCsv()
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns).Append('\n');
        foreach (ImmutableArray<string> row in Rows)
            csv.AppendJoin(',', row.Select(Quote)).Append('\n');
        return csv.ToString();
    }

    static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>Prints answers as text.</summary>
static class Print
{
    public static string Page(Output output, Document document) => TextPage.Of(document, output.Width, output.Colour);
}
