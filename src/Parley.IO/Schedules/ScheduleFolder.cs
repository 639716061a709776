using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Tariffs;

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
    static readonly ConcurrentDictionary<string, Lazy<Schedule>> shipped = new(StringComparer.Ordinal);

    /// <summary>
    /// A shipped schedule, of which a chapter is read when it is first asked about. One object a process and schedule.
    /// </summary>
    public static Schedule Shipped(string id) => Headed(id, null);

    /// <summary>The same, where the head is known already: then it is not read.</summary>
    public static Schedule Headed(string id, ScheduleHead? head) =>
        shipped.GetOrAdd(id, id => new(() => Lazily(ScheduleText.Embedded(id), head))).Value;

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
                ScheduleFiles.HeadName,
                0,
                $"The folder cannot be read: {e.Message}",
                $"Give the folder of a schedule, the one that has {ScheduleFiles.HeadName}."
            );
            return new(null, [.. reading.Faults]);
        }
    }

    /// <summary>Reads everything, and finds every fault.</summary>
    public static LoadedSchedule Load(ScheduleText text)
    {
        var reading = new ScheduleReading(text.Root);
        var files = new ScheduleFiles(text, reading);
        ScheduleHead? head = files.Head();
        var lines = files.Chapters.ToDictionary(chapter => chapter, files.Lines, StringComparer.Ordinal);
        ImmutableArray<Heading> headings = files.Headings();
        ImmutableArray<Renumbering> renumberings = files.Renumberings();
        ImmutableArray<Synonym> synonyms = files.Synonyms();
        files.FaultUnread();
        return head is not null && reading.Faults.Count == 0
            ? new(
                new(
                    head,
                    files.Chapters,
                    chapter => lines[chapter],
                    () => headings,
                    () => renumberings,
                    () => synonyms
                ),
                []
            )
            : new(null, InOrder(reading));
    }

    /// <summary>Reads the head only; a fault that turns up later is thrown, for what is shipped has none.</summary>
    static Schedule Lazily(ScheduleText text, ScheduleHead? head)
    {
        var reading = new ScheduleReading(text.Root);
        var files = new ScheduleFiles(text, reading);
        return new(
            head ?? Faultless(files.Head)!,
            files.Chapters,
            chapter => Faultless(() => files.Lines(chapter)),
            () => Faultless(files.Headings),
            () => Faultless(files.Renumberings),
            () => Faultless(files.Synonyms)
        );

        // Two threads may ask for two chapters at once, and what the reading remembers is theirs in common.
        T Faultless<T>(Func<T> read)
        {
            lock (reading)
            {
                T result = read();
                return reading.Faults.Count == 0
                    ? result
                    : throw new InvalidDataException(string.Join('\n', InOrder(reading)));
            }
        }
    }

    static ImmutableArray<Fault> InOrder(ScheduleReading reading) =>
        [.. reading.Faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
