using System.Collections.Immutable;
using System.Text;

namespace Parley.Briefing;

/// <summary>
/// A table as text: columns as wide as they need, the widest ones broken where the page is too narrow.
/// </summary>
static class TextTable
{
    const int Gap = 2,
        Narrowest = 8;

    public static void Append(StringBuilder page, Block.Table table, int width, Func<Row, string> marks)
    {
        if (table.Rows.IsEmpty)
            return;
        string[][] cells =
        [
            [.. table.Columns, "sources"],
            .. table.Rows.Select(row => (string[])[.. row.Cells, marks(row)]),
        ];
        int[] widths = Widths(cells, width);
        for (int r = 0; r < cells.Length; r++)
        {
            List<string>[] columns = [.. cells[r].Select((cell, c) => TextWrap.Lines(cell, widths[c]))];
            int height = columns.Max(column => column.Count);
            for (int line = 0; line < height; line++)
                page.Append(string.Concat(columns.Select((column, c) => Cell(column, line, widths[c]))).TrimEnd())
                    .Append('\n');
            if (r == 0)
                page.Append(string.Join(new string(' ', Gap), widths.Select(w => new string('-', w)))).Append('\n');
        }
    }

    static string Cell(List<string> lines, int line, int width) =>
        (line < lines.Count ? lines[line] : "").PadRight(width + Gap);

    /// <summary>Natural widths, the widest made narrower until the table fits.</summary>
    static int[] Widths(string[][] cells, int width)
    {
        int[] widths =
        [
            .. Enumerable.Range(0, cells[0].Length).Select(c => Math.Max(1, cells.Max(row => row[c].Length))),
        ];
        int room = width - Gap * (widths.Length - 1);
        while (widths.Sum() > room && widths.Max() > Narrowest)
            widths[Array.IndexOf(widths, widths.Max())]--;
        for (int c = 0; c < widths.Length; c++)
        {
            int longest = cells.Max(row => row[c].Split(' ').Max(word => word.Length));
            widths[c] = Math.Max(widths[c], Math.Min(longest, 28));
        }
        return widths;
    }
}
