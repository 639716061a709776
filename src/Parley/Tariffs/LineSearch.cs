using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Words that people say for goods, and the words that a schedule has for them.</summary>
/// <param name="Words">One word or several.</param>
public sealed record Synonym(string Words, string Means);

/// <summary>A line that was found by words.</summary>
/// <param name="Path">The texts from the chapter down to the line itself.</param>
/// <param name="Owed">What an origin owes on it at the time asked about; null where no origin was given.</param>
public sealed record FoundLine(ScheduleLine Line, ImmutableArray<Heading> Path, DutyReply? Owed);

/// <summary>The lines of a schedule nearest to some words, best first; or those under a code, in its order.</summary>
/// <param name="ReadAs">The words with those put in that the schedule has for them; null where it has none.</param>
/// <param name="Day">Lines and duties are those of this day.</param>
/// <param name="Nearest">For words that no line has: the nearest that some line has.</param>
public sealed record LineSearch(
    Party Into,
    Origin? From,
    string Words,
    string? ReadAs,
    LocalDate Day,
    ImmutableArray<FoundLine> Lines,
    ImmutableArray<string> Nearest
)
{
    /// <param name="at">Null without an origin.</param>
    public static LineSearch Of(
        DutyDesk desk,
        Party into,
        string words,
        LocalDate day,
        int most,
        Origin? from,
        When? at
    )
    {
        Schedule schedule = desk.ScheduleOf(into.Id) ?? throw new ArgumentException($"No schedule of {into.Id}.");
        LocalDate? known = desk.Law.KnownOn;
        string? readAs = ReadWith(schedule.Synonyms, words);
        ImmutableArray<ScheduleLine> lines = words.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ' ')
            ? Under(schedule, string.Concat(words.Where(char.IsAsciiDigit)), day, known, most)
            : Best(schedule, words, readAs, day, known, most);
        return new(
            into,
            from,
            words,
            readAs,
            day,
            [.. lines.Select(line => new FoundLine(line, schedule.PathOf(line, day, known), Owed(line)))],
            lines.IsEmpty ? schedule.Search.Nearest(words) : []
        );

        DutyReply? Owed(ScheduleLine line) =>
            from is null || at is null
                ? null
                : desk.Ask(new(into.Id, from.Code, line.Code, at, Told.Nothing, Consignment.Untold));
    }

    static ImmutableArray<ScheduleLine> Under(
        Schedule schedule,
        string prefix,
        LocalDate day,
        LocalDate? known,
        int most
    ) => prefix.Length < 2 ? [] : [.. schedule.LinesUnder(prefix, day, known).Take(most)];

    /// <summary>By the schedule's words first; then by those asked.</summary>
    static ImmutableArray<ScheduleLine> Best(
        Schedule schedule,
        string words,
        string? readAs,
        LocalDate day,
        LocalDate? known,
        int most
    )
    {
        IEnumerable<SearchHit> hits = schedule.Search.Find(words, day, known, most);
        if (readAs is not null)
            hits = schedule.Search.Find(readAs, day, known, most).Concat(hits);
        return [.. hits.Select(hit => hit.Line).DistinctBy(line => line.Code).Take(most)];
    }

    /// <summary>The words with every synonym in them put into the schedule's words, the longest first.</summary>
    static string? ReadWith(ImmutableArray<Synonym> synonyms, string words)
    {
        List<string> asked = SearchWords.Ask(words);
        bool any = false;
        foreach (
            (List<string> said, string means) in synonyms
                .Select(synonym => (Said: SearchWords.Ask(synonym.Words), synonym.Means))
                .OrderByDescending(synonym => synonym.Said.Count)
        )
        {
            for (int i = 0; i + said.Count <= asked.Count && said.Count > 0; i++)
            {
                if (!asked.GetRange(i, said.Count).SequenceEqual(said))
                    continue;
                asked.RemoveRange(i, said.Count);
                asked.Insert(i, $"\0{means}");
                any = true;
            }
        }
        return any ? string.Join(' ', asked.Select(word => word.TrimStart('\0'))) : null;
    }
}
