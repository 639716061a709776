using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parley.Bench;

/// <summary>Times a piece of work: warmed up, then the median of several runs.</summary>
static class Clock
{
    static long sink;

    /// <summary>
    /// Seconds; the median of <paramref name="runs"/> runs after a fifth as many to warm up, at least five.
    /// </summary>
    public static double Median(int runs, Func<long> work)
    {
        for (int i = 0; i < Math.Max(5, runs / 5); i++)
            sink += work();
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            sink += work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(times);
        return times[runs / 2];
    }

    public static double Median(int runs, Func<int> work) => Median(runs, () => (long)work());

    /// <param name="target">Seconds; null where none is set.</param>
    /// <param name="floor">Seconds that the arithmetic or the bytes need at least.</param>
    public static void Row(string what, string size, double seconds, double? target, double floor, string floorIs) =>
        Console.WriteLine(
            $"| {what} | {size} | {Text(seconds)} | "
                + $"{(target is { } t ? $"{Text(t)}{(seconds <= t ? "" : ", MISSED")}" : "none set")} | "
                + $"{Text(floor)} | {seconds / floor:0} | {floorIs} |"
        );

    public static string Text(double seconds) =>
        seconds switch
        {
            >= 1 => $"{seconds:0.00} s",
            >= 1e-3 => $"{seconds * 1e3:0.0} ms",
            >= 1e-6 => $"{seconds * 1e6:0.0} us",
            _ => $"{seconds * 1e9:0} ns",
        };
}

/// <summary>The machine, in words.</summary>
static class RuntimeInformationText
{
    public static string Of() =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Cpu()}";

    static string Cpu() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
                ?? "processor not told"
            : "processor not told";
}

/// <summary>A command as a whole process, from start to exit, and the most memory it held.</summary>
static class Whole
{
    const int Runs = 15;
    const string Why = "dotnet --version on the same machine";
    const string Code = "tariff 8517.62.0020 --into US --from CN --on 2025-04-10";

    /// <param name="args">
    /// The built program: <c>artifacts/parley/Parley.App.dll</c>; nothing to leave this row out.
    /// </param>
    public static void Process(string[] args)
    {
        if (args.Length == 0)
            return;
        double floor = Median(() => Once("dotnet", "--version").Seconds);
        (double Seconds, long Bytes)[] runs =
        [
            .. Enumerable.Range(0, Runs).Select(_ => Once("dotnet", args[0], "brief", "2025-06-03")),
        ];
        double seconds = runs.Select(run => run.Seconds).Order().ElementAt(Runs / 2);
        double code = Median(() => Once("dotnet", [args[0], .. Code.Split(' ')]).Seconds);
        Clock.Row("parley tariff CODE, whole process", "the law from its image", code, 0.35, floor, Why);
        Clock.Row(
            "parley brief, whole process",
            "text to a pipe",
            seconds,
            0.6,
            floor,
            Why
        );
        long memory = runs.Max(run => run.Bytes);
        Console.WriteLine(
            $"| the same, most memory held | resident set, sampled each ms | {memory / 1048576} MiB | 120 "
                + $"MiB{(memory <= 120L << 20 ? "" : ", MISSED")} | none | none | none |"
        );
    }

    static double Median(Func<double> work) =>
        Enumerable.Range(0, Runs).Select(_ => work()).Order().ElementAt(Runs / 2);

    static (double Seconds, long Bytes) Once(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (string word in words)
            start.ArgumentList.Add(word);
        long begun = Stopwatch.GetTimestamp();
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        long most = 0;
        using var stop = new CancellationTokenSource();
        var sampler = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Resident(process.Id));
                Thread.Sleep(1);
            }
        });
        sampler.Start();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        stop.Cancel();
        sampler.Join();
        return (seconds, most);
    }

    /// <summary>VmHWM of Linux, in bytes; 0 where there is none.</summary>
    static long Resident(int id)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim()) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
