using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff panel</c>: all lines, all origins, all breakpoints, in a file.</summary>
static class TariffPanel
{
    /// <summary>The files of a panel.</summary>
    sealed record Names(string Rows, string Origins, string Layers, bool Gzip);

    public static Verb Of(Output output)
    {
        var options = new DutyOptions();
        var to = Asked.Text("--out", "Where to write the rows; compressed where the name ends in .gz", "FILE");
        var from = Asked.Text("--from", "The first day; without it, the first of the record", "DATE");
        var until = Asked.Text("--to", "The last day; without it, all that the law schedules", "DATE");
        var verb = new Verb(
            "panel",
            "Writes the duty on every line of every origin over all breakpoints of the law, as rows of spans.",
            "parley tariff panel --into US --from 2025-04-01 --to 2025-04-30 --out panel.csv.gz"
        )
        {
            Options = { to, options.Into, from, until, options.Known, options.Json, options.Record },
        };
        verb.SetAction(asked =>
        {
            Names names = NamesOf(
                asked.GetValue(to) ?? throw Refusal.Ask("--out is missing. Write --out panel.csv.gz.")
            );
            Desk desk = options.Desk(asked);
            Party into = asked.GetValue(options.Into) is null ? First(desk) : options.Importer(asked, desk);
            (Instant first, Instant? end) = Span(desk, into, asked.GetValue(from), asked.GetValue(until));
            Schedule schedule =
                desk.Plain.ScheduleOf(into.Id)
                ?? throw Refusal.None($"No schedule of {into.Name} is held, so there are no lines to write.");
            JsonObject told = Write(desk, schedule, into, first, end, names, output);
            output.Out.Write(asked.GetValue(options.Json) ? Json.Print(told) : Summary(told));
            return 0;
        });
        return verb;
    }

    static Party First(Desk desk) =>
        desk.Law.Pack.Parties.First(party => desk.Plain.ScheduleOf(party.Id) is { Head.HeldAfter: true })
        ?? desk.Law.Pack.Parties[0];

    static Names NamesOf(string path)
    {
        bool gzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string bare = gzip ? path[..^3] : path;
        bare = bare.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? bare[..^4] : bare;
        return new(path, bare + ".origins.csv", bare + ".layers.csv", gzip);
    }

    static (Instant From, Instant? Until) Span(Desk desk, Party into, string? from, string? until)
    {
        LocalDate begin = desk.Law.Pack.From,
            first = from is null ? begin : Asked.Day(from, "--from");
        LocalDate? last = until is null ? null : Asked.Day(until, "--to");
        if (first < begin)
            throw Refusal.None($"--from {from} is before the record begins on {Days.Write(begin)}.");
        if (last < first)
            throw Refusal.Ask($"--to {until} is before {Days.Write(first)}, the first day.");
        return (into.SpanOf(first).Start, last is { } day ? into.SpanOf(day).End : null);
    }

    static JsonObject Write(
        Desk desk,
        Schedule schedule,
        Party into,
        Instant first,
        Instant? end,
        Names names,
        Output output
    )
    {
        var progress = new Progress(output);
        var watch = Stopwatch.StartNew();
        DutyPanel panel = DutyPanel.Lay(desk.Compiled(), schedule, first, end);
        LetGo();
        PanelFile.Compute(panel, (done, all) => progress.Tell("computed", done, all), default);
        LetGo();
        TimeSpan computed = watch.Elapsed;
        long rows = 0;
        Output.WriteFiles(
            (
                names.Rows,
                to =>
                    rows = PanelFile.Write(
                        panel,
                        into.Zone,
                        to,
                        names.Gzip,
                        (done, all) => progress.Tell("written", done, all),
                        default
                    )
            ),
            (names.Origins, to => PanelFile.WriteOrigins(panel, to)),
            (names.Layers, to => PanelFile.WriteLayers(panel, to))
        );
        progress.Close(computed, watch.Elapsed);
        return Told(desk, into, panel, (first, end), names, rows);
    }

    /// <summary>
    /// Gives back what reading and compiling left behind: without it, the most memory held is half as much again.
    /// </summary>
    static void LetGo() => GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    static JsonObject Told(
        Desk desk,
        Party into,
        DutyPanel panel,
        (Instant First, Instant? End) span,
        Names names,
        long rows
    )
    {
        JsonObject json = Json.Asked(desk.Ledger);
        json["into"] = into.Id.Code;
        json["from"] = AverageGrid.At(span.First, into);
        json["until"] = span.End is { } last ? AverageGrid.At(last, into) : null;
        json["files"] = Json.Texts([names.Rows, names.Origins, names.Layers]);
        json["rows"] = rows;
        json["lines"] = panel.Lines;
        json["moments"] = panel.Moments.Length - 1;
        json["originClasses"] = panel.OriginClasses;
        json["originSets"] = panel.Origins.Length;
        json["layers"] = panel.Layers.Length;
        return json;
    }

    static string Summary(JsonObject told) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(long)told["rows"]!:#,0} rows: {(int)told["lines"]!:#,0} lines, "
                + $"{(int)told["originClasses"]!} classes of origins, "
                + $"{(int)told["moments"]!} moments.\n"
        ) + string.Concat(told["files"]!.AsArray().Select(file => $"{file}\n"));

    /// <summary>
    /// On a terminal, how far it is; and at each tenth of the way what is no longer needed is let go.
    /// </summary>
    sealed class Progress(Output output)
    {
        readonly bool silent = Console.IsErrorRedirected;
        readonly Lock gate = new();
        int told = -1;

        public void Tell(string what, int done, int all)
        {
            int percent = (int)(100L * done / all);
            if (percent == Volatile.Read(ref told))
                return;
            lock (gate)
            {
                if (percent == told)
                    return;
                told = percent;
                if (percent % 10 == 0)
                    GC.Collect(1, GCCollectionMode.Forced, blocking: true);
                if (!silent)
                    output.Error.Write($"\r{percent, 3}% {what} ");
            }
        }

        public void Close(TimeSpan computed, TimeSpan whole)
        {
            if (!silent)
                output.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"\rcomputed in {computed.TotalSeconds:0.0} s, "
                            + $"written in {(whole - computed).TotalSeconds:0.0} s"
                    )
                );
        }
    }
}
