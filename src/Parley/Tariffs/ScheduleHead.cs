using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What a schedule is, and how far it reaches.</summary>
/// <param name="Zone">Legal time of the importer's capital: a day begins at 00:00 there.</param>
/// <param name="From">First day covered.</param>
/// <param name="Through">Last day to which it is held.</param>
/// <param name="HeldBefore">True if its first print is taken to have held before the first day.</param>
/// <param name="HeldAfter">True if its last print is taken to go on after the last day.</param>
/// <param name="Programmes">Names that answers print for the columns.</param>
/// <param name="OtherOrigins">The group of origins that pay the last column; null where there is none.</param>
public sealed record ScheduleHead(
    string Id,
    PartyId Importer,
    DateTimeZone Zone,
    string Title,
    LocalDate From,
    LocalDate Through,
    DutyColumns Programmes,
    string? OtherOrigins,
    string Attribution,
    string Licence,
    bool HeldBefore = false,
    bool HeldAfter = false
)
{
    /// <summary>The day of an instant in the capital.</summary>
    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first instant of a day in the capital.</summary>
    public Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();
}
