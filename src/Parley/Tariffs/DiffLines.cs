using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What decides a line's duty on one side: its class of products, and its columns.</summary>
/// <param name="Class">-1 where the law tells its ten-digit codes apart; then the code is looked up.</param>
/// <param name="Code">Empty where the class says all.</param>
/// <param name="Duties">Null where the schedule does not speak of the time.</param>
sealed record DiffSide(int Class, string Code, DutyColumns? Duties);

/// <summary>Lines whose duty is decided alike at both times: one is reckoned, all are counted.</summary>
/// <param name="Before">One, or several where the line had several before it.</param>
sealed record DiffGroup(ImmutableArray<int> Before, int After);

/// <summary>
/// The lines that hold at the later time, each with the lines that it had before, and their groups: the quotient by
/// classes of products and by columns.
/// </summary>
sealed class DiffLines
{
    readonly DutyDesk desk;
    readonly Schedule schedule;
    readonly DiffQuestion question;
    readonly DutyEngine engine;
    readonly Dictionary<DiffSide, int> sideNumbers = [];
    readonly List<DiffSide> sides = [];
    readonly List<DiffGroup> groups = [];
    readonly List<(string Code, int Group)> lines = [];
    readonly ILookup<string, Renumbering> moved;
    decimal[]? weights;

    DiffLines(DutyDesk desk, Schedule schedule, DiffQuestion question)
    {
        (this.desk, this.schedule, this.question) = (desk, schedule, question);
        engine = desk.EngineOf(question.Into.Id);
        moved = schedule.Renumberings.ToLookup(move => move.New, StringComparer.Ordinal);
    }

    public DutyEngine Engine => engine;

    public IReadOnlyList<DiffSide> Sides => sides;

    public IReadOnlyList<DiffGroup> Groups => groups;

    /// <summary>Numbers of all lines.</summary>
    public ImmutableArray<int> All { get; private set; } = [];

    /// <summary>Numbers of the lines of each part, in order of its code.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> Parts { get; private set; } =
        ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;

    public ImmutableArray<string> Notes { get; private set; } = [];

    public static DiffLines Of(DutyDesk desk, Schedule schedule, DiffQuestion question)
    {
        var all = new DiffLines(desk, schedule, question);
        (int added, int gone) = all.Read();
        all.All = [.. Enumerable.Range(0, all.lines.Count)];
        all.Parts = all
            .All.GroupBy(line => all.lines[line].Code[..question.Digits], StringComparer.Ordinal)
            .ToImmutableSortedDictionary(part => part.Key, part => part.ToImmutableArray(), StringComparer.Ordinal);
        if (added > 0)
            all.Notes = all.Notes.Add($"{added} lines of the later day had none before them, and are not counted");
        if (gone > 0)
            all.Notes = all.Notes.Add($"{gone} lines of the earlier day have none after them, and are not counted");
        all.Weigh();
        return all;
    }

    (int Added, int Gone) Read()
    {
        LineFinder first = Finder(question.First),
            then = Finder(question.Then);
        LocalDate before = question.First.DayFor(question.Into),
            after = question.Then.DayFor(question.Into);
        LocalDate? known = desk.Law.KnownOn;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int added = 0;
        foreach (ScheduleLine line in schedule.LinesUnder("", after, known))
        {
            LocatedLine[] was = [.. Origins(line.Code, after, before).SelectMany(code => Spots(code, first, before))];
            if (was.Length == 0)
            {
                added++;
                continue;
            }
            var group = new DiffGroup([.. was.Select(Side).Distinct().Order()], Side(new(line.Code, line, then.Held)));
            string key = $"{string.Join(',', group.Before)}>{group.After}";
            if (!numbers.TryGetValue(key, out int number))
            {
                numbers.Add(key, number = groups.Count);
                groups.Add(group);
            }
            lines.Add((line.Code, number));
        }
        int gone = schedule
            .LinesUnder("", before, known)
            .Count(line => schedule.LineAt(line.Code, after, known) is null && then.Find(line.Code) is Located.None);
        return (added, gone);
    }

    /// <summary>
    /// The codes that a line of a day had on an earlier day: by the renumberings, since a code that is in both may have
    /// gone to other goods.
    /// </summary>
    IEnumerable<string> Origins(string code, LocalDate until, LocalDate after)
    {
        Renumbering[] moves =
        [
            .. moved[code].Where(move => move.Date <= until && move.Date > after && !(move.Known > desk.Law.KnownOn)),
        ];
        if (moves.Length == 0)
            return [code];
        LocalDate last = moves.Max(move => move.Date);
        return moves
            .Where(move => move.Date == last)
            .SelectMany(move => Origins(move.Old, last.PlusDays(-1), after))
            .Distinct(StringComparer.Ordinal);
    }

    ImmutableArray<LocatedLine> Spots(string code, LineFinder finder, LocalDate day) =>
        schedule.LineAt(code, day, desk.Law.KnownOn) is { } same ? [new(code, same, finder.Held)]
        : finder.Find(code) is Located.Lines there ? there.All
        : [];

    LineFinder Finder(When when) =>
        new(desk, question.Into, when.DayFor(question.Into), when.InstantFor(question.Into));

    int Side(LocatedLine spot)
    {
        CodeRange.TryRead(spot.Code, out CodeRange range);
        int found = engine.ProductClass(range);
        var side = new DiffSide(found, found < 0 ? spot.Code : "", spot.Held ? spot.Line?.Duties : null);
        if (!sideNumbers.TryGetValue(side, out int number))
        {
            sideNumbers.Add(side, number = sides.Count);
            sides.Add(side);
        }
        return number;
    }

    /// <summary>Spreads each value over the lines that its code means at the later time, evenly.</summary>
    void Weigh()
    {
        if (question.Weights.IsEmpty)
            return;
        weights = new decimal[lines.Count];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < lines.Count; i++)
            numbers.Add(lines[i].Code, i);
        LineFinder then = Finder(question.Then);
        LocalDate after = question.Then.DayFor(question.Into);
        decimal lost = 0;
        foreach ((string code, decimal value) in question.Weights)
        {
            int[] meant = then.Find(code) is Located.Lines there
                ?
                [
                    .. there
                        .All.SelectMany(spot => schedule.LinesUnder(spot.Code, after, desk.Law.KnownOn))
                        .Select(line => numbers.GetValueOrDefault(line.Code, -1))
                        .Where(line => line >= 0)
                        .Distinct(),
                ]
                : [];
            foreach (int line in meant)
                weights[line] += value / meant.Length;
            lost += meant.Length == 0 ? value : 0;
        }
        if (lost > 0)
            Notes = Notes.Add(FormattableString.Invariant($"weights of {lost:#,0} USD are on codes that no line has"));
    }

    /// <summary>How some lines changed.</summary>
    /// <param name="changes">A change a group; null where it cannot be compared.</param>
    public DutyChange Sum(decimal?[] changes, ImmutableArray<int> some)
    {
        int count = 0,
            up = 0,
            down = 0,
            not = 0;
        decimal sum = 0,
            weight = 0,
            least = decimal.MaxValue,
            greatest = decimal.MinValue;
        foreach (int line in some)
        {
            if (changes[lines[line].Group] is not { } change)
            {
                not++;
                continue;
            }
            count++;
            up += change > 0 ? 1 : 0;
            down += change < 0 ? 1 : 0;
            decimal its = weights?[line] ?? 1;
            (sum, weight) = (sum + its * change, weight + its);
            (least, greatest) = (Math.Min(least, change), Math.Max(greatest, change));
        }
        decimal mean = weight == 0 ? 0 : sum / weight;
        return count == 0
            ? new(0, 0, 0, not, 0, 0, 0, weights is null ? null : 0)
            : new(count, up, down, not, mean, least, greatest, weights is null ? null : weight);
    }
}
