using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>
/// One importer's customs schedule: every line with its duties and its span of days, the texts above the lines, and
/// which code became which. Chapters are read when they are first asked about.
/// </summary>
public sealed class Schedule
{
    /// <summary>Digits of an article, the line of law; what follows is statistical.</summary>
    public const int ArticleDigits = 8;

    readonly Lazy<ScheduleChapter>?[] chapters = new Lazy<ScheduleChapter>?[100];
    readonly Lazy<ImmutableArray<Heading>> headings;
    readonly Lazy<Renumberings> renumberings;
    readonly Lazy<ScheduleSearch> search;
    readonly Lazy<ImmutableArray<Synonym>> synonyms;
    readonly Lazy<ImmutableArray<LocalDate>> turns;

    /// <param name="held">Chapters that there are, two digits each.</param>
    /// <param name="lines">
    /// The lines of a chapter, in ordinal order of code and then in the order in which they became known.
    /// </param>
    public Schedule(
        ScheduleHead head,
        ImmutableArray<string> held,
        Func<string, ImmutableArray<ScheduleLine>> lines,
        Func<ImmutableArray<Heading>> headings,
        Func<ImmutableArray<Renumbering>> renumberings,
        Func<ImmutableArray<Synonym>>? synonyms = null
    )
    {
        (Head, Chapters) = (head, held);
        foreach (string chapter in held)
            chapters[Number(chapter)] = new(() => new(lines(chapter)));
        this.headings = new(() => headings().Sort((a, b) => string.CompareOrdinal(a.Code, b.Code)));
        this.renumberings = new(() => new(renumberings()));
        turns = new(FindTurns);
        search = new(() => ScheduleSearch.Of(this));
        this.synonyms = new(synonyms ?? (() => []));
    }

    public ScheduleHead Head { get; }

    /// <summary>Chapters that are held, two digits each, in order.</summary>
    public ImmutableArray<string> Chapters { get; }

    /// <summary>Texts above the lines, in ordinal order of code.</summary>
    public ImmutableArray<Heading> Headings => headings.Value;

    public ImmutableArray<Renumbering> Renumberings => renumberings.Value.All;

    /// <summary>Finds lines by words; made when first used.</summary>
    public ScheduleSearch Search => search.Value;

    /// <summary>What people say for goods, and what the schedule says.</summary>
    public ImmutableArray<Synonym> Synonyms => synonyms.Value;

    /// <summary>Days on which some line, code or coverage changes, in order; reads all chapters.</summary>
    public ImmutableArray<LocalDate> Turns => turns.Value;

    /// <summary>
    /// Days around one on which a code means a line that was found for it: all of one coverage where the code has one
    /// span
    /// only, otherwise the days between two turns.
    /// </summary>
    public (LocalDate From, LocalDate Until) SpanOf(ScheduleLine line, string digits, LocalDate day)
    {
        if (line.Code != digits || Chapter(digits)!.Spans(digits, new(LocalDate.MaxIsoValue, null)).Length != 1)
        {
            int found = Turns.BinarySearch(day);
            int turn = found < 0 ? ~found : found + 1;
            return (
                turn == 0 ? LocalDate.MinIsoValue : Turns[turn - 1],
                turn == Turns.Length ? LocalDate.MaxIsoValue : Turns[turn]
            );
        }
        if (day < Head.From)
            return (LocalDate.MinIsoValue, Head.From);
        LocalDate until = line.Until ?? LocalDate.MaxIsoValue,
            after = Head.Through.PlusDays(1);
        return day < after
            ? (LocalDate.Max(line.From, Head.From), LocalDate.Min(until, after))
            : (LocalDate.Max(line.From, after), until);
    }

    /// <summary>Every span of every line, in order; reads all chapters.</summary>
    public IEnumerable<ScheduleLine> Lines => Chapters.SelectMany(chapter => Chapter(chapter)!.Lines);

    /// <summary>What the schedule says to a code at an instant.</summary>
    /// <param name="knownOn">Uses only what was published by then; null uses all that is held.</param>
    public ScheduleAnswer Find(string code, Instant at, LocalDate? knownOn = null) =>
        Find(code, Head.DayOf(at), knownOn);

    /// <summary>What the schedule says to a code at the close of a day in the importer's capital.</summary>
    public ScheduleAnswer Find(string code, LocalDate day, LocalDate? knownOn = null)
    {
        Coverage coverage = CoverageOf(day, knownOn);
        Sight sight = SightOf(day, knownOn);
        if (Chapter(code) is { } chapter)
        {
            if (chapter.At(code, sight) is { } line)
                return new ScheduleAnswer.Found(code, coverage, line);
            ImmutableArray<ScheduleLine> leaves = Leaves(chapter, code, sight);
            if (leaves.Length == 1 && code.Length == ArticleDigits)
                return new ScheduleAnswer.Found(code, coverage, leaves[0]);
            if (leaves.Length > 0)
                return new ScheduleAnswer.Many(code, coverage, leaves, ScheduleAnswer.Alike(leaves));
            if (Moved(code, coverage, sight) is { } moved)
                return moved;
            if (code.Length > ArticleDigits && Article(chapter, code[..ArticleDigits], sight) is { } article)
                return new ScheduleAnswer.Suffix(code, coverage, article);
        }
        return new ScheduleAnswer.Unknown(code, coverage, Nearest(code, sight), OtherTimes(code, sight));
    }

    /// <summary>Every line under a prefix at a time that has none below itself; an empty prefix is all.</summary>
    public ImmutableArray<ScheduleLine> LinesUnder(string prefix, LocalDate day, LocalDate? knownOn = null)
    {
        Sight sight = SightOf(day, knownOn);
        if (prefix.Length >= 2)
            return Chapter(prefix) is { } chapter ? Leaves(chapter, prefix, sight) : [];
        var held = Chapters.Where(chapter => chapter.StartsWith(prefix, StringComparison.Ordinal));
        return [.. held.SelectMany(chapter => Leaves(Chapter(chapter)!, chapter, sight))];
    }

    /// <summary>Every span of every line under a code, and of the lines above it, whenever it was known.</summary>
    public IEnumerable<ScheduleLine> SpansUnder(string code) =>
        Chapter(code) is { } chapter
            ? chapter.Lines.Where(line =>
                line.Code.StartsWith(code, StringComparison.Ordinal)
                || code.StartsWith(line.Code, StringComparison.Ordinal)
            )
            : [];

    ImmutableArray<LocalDate> FindTurns()
    {
        var days = new HashSet<LocalDate> { Head.From, Head.Through.PlusDays(1) };
        foreach (ScheduleLine line in Lines)
        {
            days.Add(line.From);
            if (line.Until is { } until)
                days.Add(until);
        }
        days.UnionWith(Renumberings.Select(move => move.Date));
        return [.. days.Order()];
    }

    /// <summary>The line of exactly this code at a time.</summary>
    public ScheduleLine? LineAt(string code, LocalDate day, LocalDate? knownOn = null) =>
        Chapter(code)?.At(code, SightOf(day, knownOn));

    /// <summary>
    /// The texts from the chapter down to the line itself; a text that only repeats the one above is left out.
    /// </summary>
    public ImmutableArray<Heading> PathOf(ScheduleLine line, LocalDate day, LocalDate? knownOn = null)
    {
        var path = ImmutableArray.CreateBuilder<Heading>();
        foreach (int digits in (ReadOnlySpan<int>)[2, 4, 6])
        {
            if (line.Code.Length > digits && HeadingOf(line.Code[..digits]) is { } heading)
                path.Add(heading);
        }
        if (line.Code.Length > ArticleDigits && LineAt(line.Code[..ArticleDigits], day, knownOn) is { } article)
            path.Add(new(article.Code, article.Description));
        path.Add(new(line.Code, line.Description));
        for (int i = path.Count - 2; i >= 0; i--)
        {
            if (path[i].Text.TrimEnd(':') == path[i + 1].Text.TrimEnd(':'))
                path.RemoveAt(i);
        }
        return path.DrainToImmutable();
    }

    /// <summary>The text of a chapter, heading or subheading; null where the schedule prints none.</summary>
    public Heading? HeadingOf(string code)
    {
        int found = Headings.BinarySearch(new(code, ""), ByCode);
        return found < 0 ? null : Headings[found];
    }

    /// <summary>Every span of every line of a chapter, in order; none where it is not held.</summary>
    internal ImmutableArray<ScheduleLine> LinesOf(string chapter) => Chapter(chapter)?.Lines ?? [];

    /// <summary>True if duties on a day are those that are held, or taken to be.</summary>
    internal bool Holds(LocalDate day, LocalDate? knownOn) =>
        CoverageOf(day, knownOn) switch
        {
            Coverage.Before => Head.HeldBefore,
            Coverage.After => Head.HeldAfter,
            _ => true,
        };

    /// <summary>Where a time, and a day of knowing, lie against what is held.</summary>
    public Coverage CoverageOf(LocalDate day, LocalDate? knownOn = null) =>
        day < Head.From || knownOn < Head.From ? Coverage.Before
        : day > Head.Through ? Coverage.After
        : Coverage.Held;

    static readonly Comparer<Heading> ByCode = Comparer<Heading>.Create(
        (a, b) => string.CompareOrdinal(a.Code, b.Code)
    );

    Sight SightOf(LocalDate day, LocalDate? knownOn) => new(LocalDate.Max(day, Head.From), knownOn);

    static int Number(ReadOnlySpan<char> code) =>
        code.Length >= 2 && char.IsAsciiDigit(code[0]) && char.IsAsciiDigit(code[1])
            ? (code[0] - '0') * 10 + code[1] - '0'
            : -1;

    ScheduleChapter? Chapter(ReadOnlySpan<char> code) =>
        Number(code) is >= 0 and int number ? chapters[number]?.Value : null;

    static ImmutableArray<ScheduleLine> Leaves(ScheduleChapter chapter, string prefix, Sight sight)
    {
        List<ScheduleLine> all = [];
        chapter.Under(prefix, sight, all);
        var leaves = ImmutableArray.CreateBuilder<ScheduleLine>(all.Count);
        for (int i = 0; i < all.Count; i++)
        {
            if (i + 1 == all.Count || !all[i + 1].Code.StartsWith(all[i].Code, StringComparison.Ordinal))
                leaves.Add(all[i]);
        }
        return leaves.DrainToImmutable();
    }

    /// <summary>The article's own line, or the only line that it has.</summary>
    static ScheduleLine? Article(ScheduleChapter chapter, string code, Sight sight) =>
        chapter.At(code, sight) ?? (Leaves(chapter, code, sight) is [var only] ? only : null);

    ScheduleAnswer.Renumbered? Moved(string code, Coverage coverage, Sight sight)
    {
        foreach (bool givenUp in (ReadOnlySpan<bool>)[true, false])
        {
            ImmutableArray<Renumbering> moves = renumberings.Value.Of(code, givenUp, sight);
            List<ScheduleLine> lines = [];
            Follow(moves, givenUp, sight, lines);
            if (lines.Count > 0)
            {
                ImmutableArray<ScheduleLine> sorted = [.. lines.OrderBy(line => line.Code, StringComparer.Ordinal)];
                return new(code, coverage, moves, sorted, ScheduleAnswer.Alike(sorted), givenUp);
            }
        }
        return null;
    }

    /// <summary>Goes on from code to code until there is a line; a code is gone to once.</summary>
    void Follow(ImmutableArray<Renumbering> moves, bool givenUp, Sight sight, List<ScheduleLine> lines)
    {
        foreach (Renumbering move in moves)
        {
            string code = givenUp ? move.New : move.Old;
            if (lines.Exists(line => line.Code == code))
                continue;
            if (Chapter(code)?.At(code, sight) is { } line)
                lines.Add(line);
            else
                Follow(renumberings.Value.OnwardFrom(move, givenUp, sight), givenUp, sight, lines);
        }
    }

    ImmutableArray<ScheduleLine> OtherTimes(string code, Sight sight) => Chapter(code)?.Spans(code, sight) ?? [];

    /// <summary>Five codes at most: of the same heading if it has any, else of the chapter, else of all.</summary>
    ImmutableArray<string> Nearest(string code, Sight sight)
    {
        if (code.Length < 2 || !code.All(char.IsAsciiDigit))
            return [];
        foreach (int digits in (ReadOnlySpan<int>)[4, 2, 0])
        {
            string prefix = code[..Math.Min(digits, code.Length)];
            var near = LinesUnder(prefix, sight.Day, sight.KnownOn)
                .Select(line => line.Code.Length > code.Length ? line.Code[..code.Length] : line.Code)
                .Distinct()
                .Select(other => (Code: other, Distance: Record.Spelling.Distance(code, other)))
                .OrderBy(other => other.Distance)
                .ThenBy(other => other.Code, StringComparer.Ordinal)
                .Take(5)
                .ToList();
            if (near.Count > 0 && (digits == 4 || near[0].Distance <= 2))
                return [.. near.Select(other => other.Code)];
        }
        return [];
    }
}
