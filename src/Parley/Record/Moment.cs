using System.Globalization;
using NodaTime;

namespace Parley.Record;

/// <summary>How exactly a source gives a time.</summary>
public enum Precision
{
    Instant,
    Day,
    Month,
    Open,
}

/// <summary>An instant as its instrument writes it.</summary>
/// <param name="At">
/// The instant meant. A bare day is 00:00 in the imposing party's capital; a bare month is the start of its first day.
/// </param>
/// <param name="Written">The text of the record, kept so that an answer can quote it.</param>
public sealed record Moment(Instant At, string Written, Precision Precision)
{
    /// <summary>No end is set: after every instant.</summary>
    public static readonly Moment Open = new(Instant.MaxValue, "open", Precision.Open);

    public override string ToString() => Written;
}

/// <summary>A day, or a month of which the day is not known.</summary>
/// <param name="First">First day that it can mean.</param>
/// <param name="Last">Last day that it can mean: what is dated by a month is known from its last day.</param>
public readonly record struct StatedDay(LocalDate First, LocalDate Last, string Written)
{
    public static StatedDay Of(LocalDate day) => new(day, day, Days.Write(day));

    public override string ToString() => Written;
}

/// <summary>
/// ISO days as text. They are put together from digits: patterns of NodaTime are general, and take longer to make
/// than a whole answer.
/// </summary>
public static class Days
{
    public static string Write(LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    /// <summary>The hour and minute of a clock: <c>00:01</c>.</summary>
    public static string Clock(LocalTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    /// <summary>An instant in a zone, to the minute: <c>2025-05-14T00:01-04:00</c>.</summary>
    public static string Write(Instant at, DateTimeZone zone)
    {
        ZonedDateTime local = at.InZone(zone);
        int minutes = local.Offset.Seconds / 60;
        string sign = local.Offset.Seconds < 0 ? "-" : "+";
        string offset = Clock(LocalTime.FromMinutesSinceMidnight(Math.Abs(minutes)));
        return $"{Write(local.Date)}T{Clock(local.TimeOfDay)}{sign}{offset}";
    }
}
