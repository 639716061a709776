using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// Goes through all that the compiled law of one importer can say, for provisions of a group that both charge.
/// </summary>
sealed class RivalSearch(DutyLaw law, Party party, Schedule? schedule)
{
    /// <summary>Where two rivals meet first.</summary>
    /// <param name="At">Null: from the beginning of time.</param>
    public sealed record Rivals(Provision First, Provision Second, string Code, string Origin, Instant? At);

    readonly DutyEngine engine = DutyEngine.Compile(law, party.Id);
    readonly Dictionary<int, List<(int Class, Provision[] Rivals)>> byRow = [];
    readonly HashSet<string> told = new(StringComparer.Ordinal);
    ILookup<int, ScheduleLine>? lines;

    /// <summary>The first place of each pair of rivals, in order of time.</summary>
    public IEnumerable<Rivals> Found()
    {
        if (law.Provisions.All(p => p.By != party.Id || p.Group is null))
            yield break;
        for (int turn = 0; turn < engine.Turns.Length; turn++)
        {
            for (int origin = 0; origin < engine.OriginClasses.Length; origin++)
            {
                foreach ((int product, Provision[] rivals) in Of(turn, origin))
                {
                    string pair = $"{rivals[0].Id} {rivals[1].Id}";
                    if (!told.Contains(pair) && CodeAt(product, turn) is { } code)
                    {
                        told.Add(pair);
                        Instant? at = turn == 0 ? null : engine.Turns[turn];
                        yield return new(rivals[0], rivals[1], code, engine.OriginClasses[origin], at);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Classes of products for which provisions of one group both charge: once for all that meet the same law.
    /// </summary>
    List<(int Class, Provision[] Rivals)> Of(int turn, int origin)
    {
        int row = engine.RowAt(turn, origin);
        if (byRow.TryGetValue(row, out var found))
            return found;
        byRow.Add(row, found = []);
        for (int product = 0; product < engine.ProductClasses; product++)
        {
            Stack stack = engine.Stack(engine.StackAt(turn, product, origin));
            if (!stack.Plain.Rivals.IsEmpty && Pair(stack.Plain) is { } pair)
                found.Add((product, pair));
        }
        return found;
    }

    static Provision[]? Pair(StackOutcome outcome) =>
        outcome
            .Portions.Where(portion => portion.Charges && portion.Provision.Group is not null)
            .Select(portion => portion.Provision)
            .GroupBy(provision => provision.Group, StringComparer.Ordinal)
            .Select(group => group.Take(2).ToArray())
            .FirstOrDefault(pair => pair.Length == 2);

    /// <summary>
    /// A line of a class of products that is there in a turn; where there is no schedule, its first code.
    /// </summary>
    string? CodeAt(int product, int turn)
    {
        if (schedule is null)
            return engine.FirstOf(product)?.ToString();
        lines ??= schedule
            .Lines.Where(line => CodeRange.TryRead(line.Code, out _))
            .ToLookup(line => CodeRange.TryRead(line.Code, out CodeRange code) ? engine.ProductClass(code) : -1);
        LocalDate first = turn == 0 ? LocalDate.MinIsoValue : DayOf(engine.Turns[turn]),
            last = turn + 1 < engine.Turns.Length ? DayOf(engine.Turns[turn + 1]) : LocalDate.MaxIsoValue;
        return lines[product].FirstOrDefault(line => There(line, first, last))?.Code;
    }

    bool There(ScheduleLine line, LocalDate first, LocalDate last) =>
        (line.From <= last || line.From == schedule!.Head.From) && (line.Until is not { } until || until > first);

    LocalDate DayOf(Instant at) => at.InZone(party.Zone).Date;
}
