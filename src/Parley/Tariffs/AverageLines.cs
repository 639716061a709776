using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Finds the lines of every weight on a day, with their base duties.</summary>
sealed class AverageLines(DutyDesk desk, Party into, string from, Told told, AverageCells cells)
{
    /// <summary>A line of a weight: the code to look up in lists, the line, and what its base duty is.</summary>
    public readonly record struct Spot(string Code, ScheduleLine? Line, BaseDuty Base);

    /// <param name="Spots">None where the weight has no line.</param>
    public readonly record struct Matched(LineWeight Weight, WeightMatch Match, ImmutableArray<Spot> Spots);

    readonly Schedule? schedule = desk.ScheduleOf(into.Id);
    readonly BaseFinder finder = new(desk.Law, text => text.Length == 0 ? null : DutyText.Read(text));
    readonly Dictionary<DutyColumns, BaseDuty> bases = new(ReferenceEqualityComparer.Instance);

    public ImmutableArray<Matched> Find(LineWeights weights, LocalDate day, Instant at)
    {
        bases.Clear();
        var lines = new LineFinder(desk, into, day, at);
        CodesOn? codes = schedule is null ? null : new(schedule, weights.CodesOf, day, desk.Law.KnownOn);
        return [.. weights.Rows.Select(weight => Find(lines, codes, weight, day, at))];
    }

    Matched Find(LineFinder lines, CodesOn? codes, LineWeight weight, LocalDate day, Instant at)
    {
        IReadOnlyCollection<string> now = codes?.Of(weight.Code) ?? [weight.Code];
        var spots = ImmutableArray.CreateBuilder<Spot>(now.Count);
        WeightMatch match = WeightMatch.None;
        foreach (string code in now)
        {
            if (lines.Find(code) is Located.Lines there && there.All.Any(spot => spot.Line is not null))
            {
                match = Match(code, there.All);
                spots.AddRange(there.All.Select(spot => Based(spot, at)));
            }
            else if (Near(code, day) is { } near)
            {
                match = WeightMatch.OtherTime;
                spots.Add(Based(new(near.Code, near, true), at));
            }
        }
        if (schedule is null)
            spots.Add(Based(new(weight.Code, null, false), at));
        bool renumbered = match == WeightMatch.Itself && spots[0].Code != weight.Code;
        return new(
            weight,
            spots.Count > 1 ? WeightMatch.Several
                : renumbered ? WeightMatch.Renumbered
                : match,
            spots.DrainToImmutable()
        );
    }

    /// <summary>The line that the schedule has at the nearest other time; null where it never has it.</summary>
    ScheduleLine? Near(string code, LocalDate day) =>
        schedule?.Find(code, day, desk.Law.KnownOn) is ScheduleAnswer.Unknown { OtherTimes.IsEmpty: false } known
            ? known.OtherTimes.MinBy(line => Distance(line, day))
            : null;

    static WeightMatch Match(string code, ImmutableArray<LocatedLine> all) =>
        all.Length > 1 ? WeightMatch.Several
        : all[0].Line is not { } line ? WeightMatch.None
        : all[0].Code != code ? WeightMatch.Renumbered
        : line.Code != code ? WeightMatch.Article
        : WeightMatch.Itself;

    static int Distance(ScheduleLine line, LocalDate day) =>
        day < line.From ? Period.DaysBetween(day, line.From)
        : line.Until is { } until ? Period.DaysBetween(until, day)
        : 0;

    /// <summary>Lines that print the same duties have the same base duty; their texts are kept once.</summary>
    Spot Based(LocatedLine spot, Instant at)
    {
        if (spot.Line is not { } line || !spot.Held)
            return new(spot.Code, spot.Line, cells.Intern(Base(spot, at)));
        if (!bases.TryGetValue(line.Duties, out BaseDuty? duty))
            bases.Add(line.Duties, duty = cells.Intern(Base(spot, at)));
        return new(spot.Code, line, duty);
    }

    BaseDuty Base(LocatedLine spot, Instant at) => finder.Of(schedule, spot, from, at, told);
}
