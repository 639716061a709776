using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// Computes panels on all processors, and writes them: the rows, and legends of origins and of layers.
/// </summary>
public static class PanelFile
{
    /// <summary>Columns of the rows. Origins and layers are numbers of the legends.</summary>
    public const string Header = "code,origins,from,until,base,added,total,layers";

    /// <summary>Columns of the legend of origins.</summary>
    public const string OriginsHeader = "origins,count,members";

    /// <summary>Columns of the legend of layers.</summary>
    public const string LayersHeader = "layers,programme,provision,heading,title,charges,factor,law";

    /// <summary>Lines that are printed in one go.</summary>
    const int Chunk = 24;

    /// <summary>Computes what every class of products meets.</summary>
    /// <param name="progress">Is told how many of how many are done; from several threads.</param>
    public static void Compute(DutyPanel panel, Action<int, int> progress, CancellationToken stop)
    {
        int done = 0;
        Parallel.For(
            0,
            panel.Faces,
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            face =>
            {
                panel.Compute(face);
                progress(Interlocked.Increment(ref done), panel.Faces);
            }
        );
        panel.Number();
    }

    /// <summary>Writes the rows; the same panel gives the same bytes each time.</summary>
    /// <param name="zone">Of the importer's capital.</param>
    /// <returns>The number of rows.</returns>
    public static long Write(
        DutyPanel panel,
        DateTimeZone zone,
        Stream to,
        bool gzip,
        Action<int, int> progress,
        CancellationToken stop
    )
    {
        var texts = new PanelTexts(panel, zone);
        var idle = new ConcurrentBag<PanelPrinter>();
        var printing = new Queue<Task<PanelPrinter>>();
        int chunks = (panel.Lines + Chunk - 1) / Chunk,
            begun = 0;
        long rows = 0;
        while (begun < chunks || printing.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            while (begun < chunks && printing.Count <= Environment.ProcessorCount + 1)
            {
                int chunk = begun++;
                PanelPrinter printer = idle.TryTake(out PanelPrinter? free) ? free : new(texts);
                printing.Enqueue(Task.Run(() => Print(printer, panel, chunk, gzip), CancellationToken.None));
            }
            PanelPrinter printed = printing.Dequeue().GetAwaiter().GetResult();
            to.Write(printed.Printed);
            rows += printed.Count;
            idle.Add(printed);
            progress(begun - printing.Count, chunks);
        }
        return rows;
    }

    static PanelPrinter Print(PanelPrinter printer, DutyPanel panel, int chunk, bool gzip)
    {
        printer.Begin();
        if (chunk == 0)
            printer.Print(Encoding.UTF8.GetBytes(Header + "\n"));
        int end = Math.Min(panel.Lines, (chunk + 1) * Chunk);
        for (int line = chunk * Chunk; line < end; line++)
            printer.Print(line);
        if (gzip)
            printer.Pack(CompressionLevel.Fastest);
        return printer;
    }

    /// <summary>Which origins each number stands for.</summary>
    public static void WriteOrigins(DutyPanel panel, Stream to)
    {
        using var text = Text(to);
        text.Write(OriginsHeader + "\n");
        for (int i = 0; i < panel.Origins.Length; i++)
            text.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i + 1},{panel.Origins[i].Length},{string.Join(' ', panel.Origins[i])}\n"
                )
            );
    }

    /// <summary>
    /// What each number of layers charges: a row a provision, or one empty row where nothing is charged.
    /// </summary>
    public static void WriteLayers(DutyPanel panel, Stream to)
    {
        using var text = Text(to);
        text.Write(LayersHeader + "\n");
        for (int i = 0; i < panel.Layers.Length; i++)
        {
            PanelLayers layers = panel.Layers[i];
            if (layers.Charges.IsEmpty)
                Row(text, i, layers.Fault is null ? "" : CaseRow.Fault, "", "", layers.Fault ?? "", "", "", "");
            foreach (PanelCharge charge in layers.Charges)
                Row(
                    text,
                    i,
                    charge.Provision.Layer.Programme,
                    charge.Provision.Id,
                    charge.Provision.Heading ?? "",
                    charge.Provision.Title,
                    charge.Levy.ToString()!,
                    charge.Factor.ToString("0.############", CultureInfo.InvariantCulture),
                    charge.Provision.Law
                );
        }
    }

    static void Row(StreamWriter text, int layers, params ReadOnlySpan<string> fields)
    {
        text.Write((layers + 1).ToString(CultureInfo.InvariantCulture));
        foreach (string field in fields)
        {
            text.Write(',');
            text.Write(PanelTexts.Quote(field));
        }
        text.Write('\n');
    }

    static StreamWriter Text(Stream to) => new(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
}
