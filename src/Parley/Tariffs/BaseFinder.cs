using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// Chooses the column of a line: the ordinary one, the one of denied origins, or a preference that is claimed.
/// </summary>
/// <param name="read">Reads a text of the schedule; null where it prints nothing.</param>
sealed class BaseFinder(DutyLaw law, Func<string, DutyExpression?> read)
{
    public BaseDuty Of(Schedule? schedule, LocatedLine spot, string from, Instant at, Told told)
    {
        if (schedule is null)
            return new("base", null, null, "", null);
        ScheduleHead head = schedule.Head;
        bool other = PaysOther(law, head, from, at);
        string programme = other ? head.Programmes.Other : head.Programmes.General;
        string source = $"{head.Title}, {(spot.Line is null ? "" : CodeText.Dots(spot.Line.Code))}";
        if (spot.Line is not { } line || !spot.Held)
            return new(programme, null, spot.Line, source, null);
        if (other)
            return new(programme, read(line.Duties.Other), line, source, null);
        var general = new BaseDuty(programme, read(line.Duties.General), line, source, null);
        return Claimed(law, head, line, from, at, told) is { } special
            ? new(
                head.Programmes.Special,
                special.Rate.Duty,
                line,
                source,
                $"preference {special.Letter}, {special.Title}"
            )
            : general;
    }

    public static bool PaysOther(DutyLaw law, ScheduleHead head, string from, Instant at) =>
        head.OtherOrigins is { } group && head.Programmes.Other.Length > 0 && law.Names(group, from, at);

    /// <summary>The lowest rate among the preferences that are claimed, fit the origin and hold then.</summary>
    static (SpecialRate Rate, string Letter, string Title)? Claimed(
        DutyLaw law,
        ScheduleHead head,
        ScheduleLine line,
        string from,
        Instant at,
        Told told
    )
    {
        if (told.Claims.IsEmpty || line.Duties.Special.Length == 0)
            return null;
        (SpecialRate, string, string)? best = null;
        decimal lowest = decimal.MaxValue;
        foreach (SpecialRate rate in SpecialRates.Read(line.Duties.Special))
        {
            foreach (Preference preference in law.Preferences)
            {
                bool fits =
                    preference.By == head.Importer
                    && rate.Programmes.Contains(preference.Letter)
                    && (told.Claims.Contains(preference.Letter) || told.Claims.Contains(Told.Everything))
                    && preference.HoldsAt(at)
                    && law.Reaches(preference.Origins, from, at);
                decimal share = rate.Duty.Share?.Fraction ?? decimal.MaxValue - 1;
                if (fits && share < lowest)
                    (best, lowest) = ((rate, preference.Letter, preference.Title), share);
            }
        }
        return best;
    }
}
