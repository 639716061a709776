using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Texts of a panel that many rows share, as bytes.</summary>
sealed class PanelTexts
{
    /// <param name="zone">Of the importer's capital: moments are written with its offset.</param>
    public PanelTexts(DutyPanel panel, DateTimeZone zone)
    {
        Panel = panel;
        Moments = [.. panel.Moments.Select(at => Encoding.UTF8.GetBytes(At(at, zone)))];
        Bases = [.. panel.Bases.Select(one => Encoding.UTF8.GetBytes(Quote(one.Text)))];
    }

    public DutyPanel Panel { get; }

    /// <summary>Empty for the end where none is set.</summary>
    public byte[][] Moments { get; }

    public byte[][] Bases { get; }

    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string At(Instant at, DateTimeZone zone) =>
        at == Instant.MaxValue
            ? ""
            : at.InZone(zone).ToString("uuuu-MM-dd'T'HH:mmo<+HH:mm>", CultureInfo.InvariantCulture);
}

/// <summary>
/// Writes rows of lines into a buffer of its own. A rate is written out once for each pair of base duty and layers, and
/// copied from then on.
/// </summary>
sealed class PanelPrinter(PanelTexts texts)
{
    /// <summary>Pairs that are kept; the next lines need others.</summary>
    const int MostCells = 8_192;

    /// <summary>More bytes than a row has beside its base duty.</summary>
    const int Row = 256;

    readonly List<PanelRow> rows = [];
    readonly Dictionary<long, (int Start, int Length)> cells = [];
    readonly MemoryStream packed = new();
    byte[] cellBytes = new byte[1 << 16];
    byte[] bytes = new byte[1 << 20];
    int cellEnd,
        end;

    /// <summary>Rows written since the last <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    /// <summary>What was printed, or packed where it was packed.</summary>
    public ReadOnlySpan<byte> Printed =>
        packed.Length > 0 ? packed.GetBuffer().AsSpan(0, (int)packed.Length) : bytes.AsSpan(0, end);

    public void Begin()
    {
        (end, Count) = (0, 0);
        packed.SetLength(0);
    }

    public void Print(int line)
    {
        texts.Panel.Rows(line, rows);
        Span<byte> code = stackalloc byte[16];
        int length = Encoding.UTF8.GetBytes(texts.Panel.Code(line), code);
        code[length++] = (byte)',';
        foreach (PanelRow row in rows)
            Print(code[..length], row);
        Count += rows.Count;
    }

    /// <summary>As one member of a gzip file; members one after the other are a gzip file too.</summary>
    public void Pack(CompressionLevel level)
    {
        using var gzip = new GZipStream(packed, level, leaveOpen: true);
        gzip.Write(bytes, 0, end);
    }

    public void Print(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        Copy(text);
    }

    void Print(ReadOnlySpan<byte> code, PanelRow row)
    {
        ReadOnlySpan<byte> cell = Cell(row.Base, row.Layers);
        Room(Row + cell.Length);
        Copy(code);
        Number(row.Origins);
        bytes[end++] = (byte)',';
        Copy(texts.Moments[row.From]);
        bytes[end++] = (byte)',';
        Copy(texts.Moments[row.Until]);
        Copy(cell);
    }

    /// <summary><c>,base,added,total,layers</c> and the end of the line.</summary>
    ReadOnlySpan<byte> Cell(int number, int layers)
    {
        long key = ((long)number << 32) | (uint)layers;
        if (!cells.TryGetValue(key, out (int Start, int Length) found))
        {
            if (cells.Count == MostCells)
            {
                cells.Clear();
                cellEnd = 0;
            }
            PanelBase its = texts.Panel.Bases[number];
            Rate? added = texts.Panel.Layers[layers].Added(its.Share);
            string rest = string.Create(
                CultureInfo.InvariantCulture,
                $",{CaseRows.Fraction(added)},{CaseRows.Fraction(its.Share + added)},{layers + 1}\n"
            );
            byte[] text = texts.Bases[number];
            found = (cellEnd, 1 + text.Length + rest.Length);
            while (cellBytes.Length < cellEnd + found.Length)
                Array.Resize(ref cellBytes, cellBytes.Length * 2);
            cellBytes[cellEnd] = (byte)',';
            text.CopyTo(cellBytes, cellEnd + 1);
            Encoding.UTF8.GetBytes(rest, cellBytes.AsSpan(cellEnd + 1 + text.Length));
            cellEnd += found.Length;
            cells.Add(key, found);
        }
        return cellBytes.AsSpan(found.Start, found.Length);
    }

    void Number(int zeroBased)
    {
        Utf8Formatter.TryFormat(zeroBased + 1, bytes.AsSpan(end), out int written);
        end += written;
    }

    void Copy(ReadOnlySpan<byte> text)
    {
        text.CopyTo(bytes.AsSpan(end));
        end += text.Length;
    }

    void Room(int more)
    {
        if (bytes.Length - end < more)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, end + more));
    }
}
