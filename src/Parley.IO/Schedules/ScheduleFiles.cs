using System.Collections.Immutable;
using System.Text;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Schedules;

/// <summary>The files of one schedule, each parsed when asked for; what is wrong goes to the reading.</summary>
sealed class ScheduleFiles(ScheduleText text, ScheduleReading reading)
{
    public const string HeadName = "schedule.yaml";

    readonly SchedulePool pool = new();

    public ImmutableArray<string> Chapters { get; } = [.. text.Files.Where(IsChapter).Select(file => file[8..10])];

    public ScheduleHead? Head()
    {
        if (text.Files.Contains(HeadName))
            return Read(HeadName) is { } content ? HeadFile.Read(reading, text.Root, HeadName, content) : null;
        reading.Fault(
            FaultKind.MissingFile,
            HeadName,
            0,
            "The schedule has no such file.",
            $"Write {HeadName}, or give the folder that has it."
        );
        return null;
    }

    public ImmutableArray<ScheduleLine> Lines(string chapter) =>
        Parsed(
            $"chapter-{chapter}.csv",
            (reading, file, content) => new ChapterFile(reading, file, content, pool).Read()
        );

    public ImmutableArray<Heading> Headings() =>
        [.. Parsed(TextFiles.Chapters, TextFiles.ReadHeadings), .. Parsed(TextFiles.Headings, TextFiles.ReadHeadings)];

    public ImmutableArray<Renumbering> Renumberings() => Parsed(TextFiles.Renumberings, TextFiles.ReadRenumberings);

    public ImmutableArray<Synonym> Synonyms() => Parsed(TextFiles.Synonyms, TextFiles.ReadSynonyms);

    /// <summary>A file that nothing reads says nothing, and is a fault.</summary>
    public void FaultUnread()
    {
        foreach (string file in text.Files.Where(file => !IsRead(file)))
            reading.Fault(
                FaultKind.UnexpectedFile,
                file,
                0,
                "Nothing reads this file, and a file that nothing reads says nothing.",
                $"Name it {HeadName}, chapter-NN.csv, {TextFiles.Chapters}, {TextFiles.Headings}, "
                    + $"{TextFiles.Renumberings} or {TextFiles.Synonyms}."
            );
    }

    /// <summary>Nothing where the file is not there: a schedule need not have every one.</summary>
    ImmutableArray<T> Parsed<T>(string file, Func<ScheduleReading, string, string, ImmutableArray<T>> parse) =>
        text.Files.Contains(file) && Read(file) is { } content ? parse(reading, file, content) : [];

    string? Read(string file)
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
            return null;
        }
    }

    static bool IsChapter(string file) =>
        file.Length == "chapter-NN.csv".Length
        && file.StartsWith("chapter-", StringComparison.Ordinal)
        && file.EndsWith(".csv", StringComparison.Ordinal)
        && char.IsAsciiDigit(file[8])
        && char.IsAsciiDigit(file[9]);

    static bool IsRead(string file) =>
        file is HeadName or TextFiles.Chapters or TextFiles.Headings or TextFiles.Renumberings or TextFiles.Synonyms
        || IsChapter(file);
}
