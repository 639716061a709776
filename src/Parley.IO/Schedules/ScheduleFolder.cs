using System.Collections.Immutable;
using System.Text;
using Parley.IO.Packs;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Schedules;

/// <summary>A schedule as it was read: whole, or every fault, and never a part.</summary>
public sealed record LoadedSchedule(Schedule? Schedule, ImmutableArray<Fault> Faults)
{
    /// <summary>The schedule of a folder without faults.</summary>
    public Schedule Whole =>
        Schedule ?? throw new InvalidDataException(string.Join('\n', Faults.Select(fault => fault.ToString())));
}

/// <summary>Turns the files of a schedule into a <see cref="Schedule"/>, or into all of their faults at once.</summary>
public static class ScheduleFolder
{
    const string Head = "schedule.yaml";

    static readonly Lazy<ImmutableDictionary<string, Lazy<Schedule>>> shipped = new(() =>
        ScheduleText
            .Shipped()
            .ToImmutableDictionary(id => id, id => new Lazy<Schedule>(() => Lazily(ScheduleText.Embedded(id))))
    );

    /// <summary>
    /// A shipped schedule, of which a chapter is read when it is first asked about. One object a process and schedule.
    /// </summary>
    public static Schedule Shipped(string id) => shipped.Value[id].Value;

    /// <summary>Reads all of a folder; a folder that cannot be read is a fault.</summary>
    public static LoadedSchedule LoadFolder(string folder)
    {
        try
        {
            return Load(ScheduleText.Folder(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reading = new ScheduleReading(folder);
            reading.Fault(
                FaultKind.Unreadable,
                Head,
                0,
                $"The folder cannot be read: {e.Message}",
                $"Give the folder of a schedule, the one that has {Head}."
            );
            return new(null, [.. reading.Faults]);
        }
    }

    /// <summary>Reads everything, and finds every fault.</summary>
    public static LoadedSchedule Load(ScheduleText text)
    {
        var reading = new ScheduleReading(text.Root);
        Schedule? schedule = Open(text, reading, name => Read(text, reading, name), () => { });
        if (schedule is not null)
        {
            foreach (string unknown in text.Files.Where(file => !IsKnown(file)))
                reading.Fault(
                    FaultKind.UnexpectedFile,
                    unknown,
                    0,
                    "Nothing reads this file, and a file that nothing reads says nothing.",
                    $"Name it {Head}, {TextFiles.Headings}, {TextFiles.Renumberings} or chapter-NN.csv."
                );
            _ = schedule.Lines.Count() + schedule.Headings.Length + schedule.Renumberings.Length;
        }
        return reading.Faults.Count == 0 ? new(schedule, []) : new(null, InOrder(reading));
    }

    /// <summary>Reads the head only; a fault that turns up later is thrown, for what is shipped has none.</summary>
    static Schedule Lazily(ScheduleText text)
    {
        var reading = new ScheduleReading(text.Root);
        Schedule? schedule = Open(text, reading, text.Read, () => ThrowFaults(reading));
        ThrowFaults(reading);
        return schedule!;
    }

    static void ThrowFaults(ScheduleReading reading)
    {
        if (reading.Faults.Count > 0)
            _ = new LoadedSchedule(null, InOrder(reading)).Whole;
    }

    static ImmutableArray<Fault> InOrder(ScheduleReading reading) =>
        [.. reading.Faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    static Schedule? Open(ScheduleText text, ScheduleReading reading, Func<string, string> read, Action afterwards)
    {
        if (!text.Files.Contains(Head))
        {
            reading.Fault(
                FaultKind.MissingFile,
                Head,
                0,
                "The schedule has no such file.",
                $"Write {Head}, or give the folder that has it."
            );
            return null;
        }
        if (HeadFile.Read(reading, text.Root, Head, read(Head)) is not { } head)
            return null;
        var pool = new SchedulePool();
        return new(
            head,
            [.. text.Files.Where(IsChapter).Select(file => file[8..10])],
            chapter =>
                Locked($"chapter-{chapter}.csv", (r, file, content) => new ChapterFile(r, file, content, pool).Read()),
            () => Locked(TextFiles.Headings, TextFiles.ReadHeadings),
            () => Locked(TextFiles.Renumberings, TextFiles.ReadRenumberings)
        );

        // Two threads may ask for two chapters at once, and the pool and the faults are theirs in common.
        ImmutableArray<T> Locked<T>(string file, Func<ScheduleReading, string, string, ImmutableArray<T>> parse)
        {
            if (!text.Files.Contains(file))
                return [];
            string content = read(file);
            lock (reading)
            {
                ImmutableArray<T> parsed = parse(reading, file, content);
                afterwards();
                return parsed;
            }
        }
    }

    static bool IsChapter(string file) =>
        file.Length == "chapter-NN.csv".Length
        && file.StartsWith("chapter-", StringComparison.Ordinal)
        && file.EndsWith(".csv", StringComparison.Ordinal)
        && char.IsAsciiDigit(file[8])
        && char.IsAsciiDigit(file[9]);

    static bool IsKnown(string file) => file is Head or TextFiles.Headings or TextFiles.Renumberings || IsChapter(file);

    static string Read(ScheduleText text, ScheduleReading reading, string file)
    {
        try
        {
            return text.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            reading.Fault(
                FaultKind.Unreadable,
                file,
                0,
                e is DecoderFallbackException ? "The file is not text in UTF-8." : $"It cannot be read: {e.Message}",
                "Save it as text in UTF-8, in a place that you may read."
            );
            return "";
        }
    }
}
