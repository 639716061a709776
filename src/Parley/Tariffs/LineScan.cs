using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// All lines of a schedule at one time, with what each of two laws charges on them. Stacks and base rates that were
/// worked out once are kept from one time to the next.
/// </summary>
sealed class LineScan(
    DutyDesk before,
    DutyDesk after,
    Party into,
    Told told,
    Func<ScheduleLine, string, decimal>? weight
)
{
    readonly DutyEngine old = before.EngineOf(into.Id),
        supposed = after.EngineOf(into.Id);
    readonly Dictionary<Stack, StackOutcome> outcomes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<(Stack, Stack), bool> same = [];
    readonly Dictionary<(Stack, Stack, Rate?), StackDifference> differences = [];
    readonly Dictionary<(Stack, Rate?), Rate?> added = [];
    readonly Dictionary<string, Dictionary<ScheduleLine, Rate?>> bases = new(StringComparer.Ordinal);
    ImmutableArray<(ScheduleLine Line, CodeRange Code, int Old, int Supposed)> lines = [];
    Instant at;
    bool held;

    public Schedule Schedule { get; } =
        before.ScheduleOf(into.Id) ?? throw new ArgumentException($"No schedule of {into.Name} is held.", nameof(into));

    /// <summary>Turns to another time.</summary>
    public ImmutableArray<ScheduleLine> Begin(LocalDate day, Instant then)
    {
        ImmutableArray<ScheduleLine> all = Schedule.LinesUnder("", day, before.Law.KnownOn);
        held = new LineFinder(before, into, day, then).Holds(Schedule.CoverageOf(day, before.Law.KnownOn));
        at = then;
        lines =
        [
            .. all.Select(line =>
            {
                CodeRange.TryRead(line.Code, out CodeRange code);
                return (line, code, old.ProductClass(code), supposed.ProductClass(code));
            }),
        ];
        return all;
    }

    /// <summary>All that decides which column of a line an origin pays.</summary>
    public string Column(string origin, Instant then)
    {
        DutyLaw law = before.Law;
        bool denied = before.PaysOther(Schedule, origin, then);
        if (told.Claims.IsEmpty)
            return denied ? "other" : "general";
        IEnumerable<string> open = law
            .Preferences.Where(preference => preference.HoldsAt(then) && law.Reaches(preference.Origins, origin, then))
            .Select(preference => preference.Letter);
        return $"{denied} {string.Join(' ', open)}";
    }

    /// <summary>Every line for a class of origins; adds to what differs.</summary>
    /// <param name="means">False where only what differs is asked.</param>
    public ClassDifference Over(
        OriginClass origin,
        ImmutableArray<LineDifference>.Builder all,
        SortedSet<string> rivals,
        bool means
    )
    {
        var tally = new Tally();
        string column = Column(origin.First.Code, at);
        (int oldTurn, int turn) = (old.TurnAt(at), supposed.TurnAt(at));
        (int oldClass, int itsClass) = (old.OriginClass(origin.First.Code), supposed.OriginClass(origin.First.Code));
        foreach ((ScheduleLine line, CodeRange code, int product, int itsProduct) in lines)
        {
            Stack was = product < 0 ? Slow(before) : old.Stack(old.StackAt(oldTurn, product, oldClass)),
                now = itsProduct < 0 ? Slow(after) : supposed.Stack(supposed.StackAt(turn, itsProduct, itsClass));
            bool alike = Same(was, now);
            if (alike && !means)
                continue;
            Rate? share = Base(line, column, origin);
            StackDifference found = alike ? StackDifference.None : Difference(was, now, share);
            rivals.UnionWith(found.Rivals);
            Rate? first = Total(was, share),
                then = Total(now, share);
            if (found.Differs && found.Rivals.IsEmpty)
            {
                all.Add(new(line, origin, first, then, found.Points));
                tally.Count(found.Points);
            }
            if (means)
                tally.Add(first, then, weight is null ? 0 : origin.Members.Sum(member => weight(line, member)));

            Stack Slow(DutyDesk desk) =>
                Stack.Of(desk.Law, into.Id, origin.First.Code, DutyReach.Of(desk.Law, code.ToString(), at), at);
        }
        return tally.Of(origin, weight is not null);
    }

    bool Same(Stack was, Stack now)
    {
        if (!same.TryGetValue((was, now), out bool alike))
        {
            alike = was.Hits.SequenceEqual(now.Hits) && was.Interactions.SequenceEqual(now.Interactions);
            same.Add((was, now), alike);
        }
        return alike;
    }

    StackDifference Difference(Stack was, Stack now, Rate? share)
    {
        if (!differences.TryGetValue((was, now, share), out StackDifference found))
        {
            bool same = was.Replacement?.Step.Levy == now.Replacement?.Step.Levy;
            found = StackDifference.Of(Outcome(was), Outcome(now), Base(was, share), Base(now, share), same);
            differences.Add((was, now, share), found);
        }
        return found;
    }

    StackOutcome Outcome(Stack stack)
    {
        if (!outcomes.TryGetValue(stack, out StackOutcome? outcome))
            outcomes.Add(stack, outcome = stack.Under(told));
        return outcome;
    }

    Rate? Total(Stack stack, Rate? share)
    {
        if (!added.TryGetValue((stack, share), out Rate? rate))
            added.Add((stack, share), rate = Outcome(stack).Added(Base(stack, share)));
        return rate + Base(stack, share);
    }

    /// <summary>The base rate of the schedule, or what is charged in its place.</summary>
    static Rate? Base(Stack stack, Rate? share) =>
        stack.Replacement is { Step.Levy: Levy.Replaces instead } ? instead.Rate : share;

    Rate? Base(ScheduleLine line, string column, OriginClass origin)
    {
        if (!held)
            return null;
        if (!bases.TryGetValue(column, out Dictionary<ScheduleLine, Rate?>? known))
            bases.Add(column, known = new(ReferenceEqualityComparer.Instance));
        if (!known.TryGetValue(line, out Rate? rate))
        {
            rate = before.BaseOf(into.Id, new(line.Code, line, true), origin.First.Code, at, told).Share;
            known.Add(line, rate);
        }
        return rate;
    }

    /// <summary>Sums for means over the lines whose two totals are shares of value.</summary>
    sealed class Tally
    {
        int count,
            up,
            down,
            unmeasured;
        decimal first,
            then,
            weighed,
            weighedFirst,
            weighedThen,
            all;

        public void Add(Rate? was, Rate? now, decimal value)
        {
            all += value;
            if (was is not { } a || now is not { } b)
                return;
            (count, first, then) = (count + 1, first + a.Fraction, then + b.Fraction);
            (weighed, weighedFirst, weighedThen) = (
                weighed + value,
                weighedFirst + a.Fraction * value,
                weighedThen + b.Fraction * value
            );
        }

        public void Count(Rate? points)
        {
            if (points is null)
                unmeasured++;
            else if (points > Rate.Free)
                up++;
            else
                down++;
        }

        public ClassDifference Of(OriginClass origin, bool weights) =>
            new(origin, up, down, unmeasured, Mean(first), Mean(then), weights ? Weighted : null);

        Rate? Mean(decimal sum) => count == 0 ? null : new(sum / count);

        WeightedMeans? Weighted =>
            weighed == 0 ? null : new(new(weighedFirst / weighed), new(weighedThen / weighed), new(weighed / all));
    }
}
