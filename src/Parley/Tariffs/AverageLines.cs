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

    public ImmutableArray<Matched> Find(LineWeights weights, LocalDate day, Instant at)
    {
        var finder = new LineFinder(desk, into, day, at);
        return [.. weights.Rows.Select(weight => Find(finder, weight, day, at))];
    }

    Matched Find(LineFinder finder, LineWeight weight, LocalDate day, Instant at)
    {
        if (finder.Find(weight.Code) is LineFinder.Place.Lines there)
            return new(weight, Match(weight.Code, there.All), [.. there.All.Select(spot => Based(spot, at))]);
        if (
            schedule?.Find(weight.Code, day, desk.Law.KnownOn)
            is not ScheduleAnswer.Unknown { OtherTimes.IsEmpty: false } known
        )
            return new(weight, WeightMatch.None, []);
        ScheduleLine near = known.OtherTimes.MinBy(line => Distance(line, day))!;
        return new(weight, WeightMatch.OtherTime, [Based(new(near.Code, near, true), at)]);
    }

    static WeightMatch Match(string code, ImmutableArray<LineFinder.Spot> all) =>
        all.Length > 1 ? WeightMatch.Several
        : all[0].Line is not { } line ? WeightMatch.None
        : all[0].Code != code ? WeightMatch.Renumbered
        : line.Code != code ? WeightMatch.Article
        : WeightMatch.Itself;

    static int Distance(ScheduleLine line, LocalDate day) =>
        day < line.From ? Period.DaysBetween(day, line.From)
        : line.Until is { } until ? Period.DaysBetween(until, day)
        : 0;

    Spot Based(LineFinder.Spot spot, Instant at) =>
        new(spot.Code, spot.Line, cells.Intern(BaseFinder.Of(desk.Law, schedule, spot, from, at, told)));
}
