using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>Reads days, months and instants as the record writes them.</summary>
public static class Times
{
    /// <summary>What came of reading a time.</summary>
    public enum Reading
    {
        Good,
        NotADate,
        NoSuchDate,
        WrongOffset,
    }

    /// <summary>So that a day after it is still a day that can be told.</summary>
    const int LastYear = 9000;

    /// <summary>Why a text that reads like a date is none.</summary>
    public static string NoSuch(string text) =>
        string.CompareOrdinal(text, 0, "9000", 0, 4) > 0 ? "and no record reaches beyond the year 9000"
        : text.Length > 10 ? "and there is no such day or hour"
        : "and there is no such day";

    /// <summary>A whole day, <c>2025-06-03</c>.</summary>
    public static Reading Day(string text, out LocalDate day)
    {
        day = default;
        if (text.Length != 10)
            return Reading.NotADate;
        Reading month = Month(text.AsSpan(0, 7), out int y, out int m);
        if (month != Reading.Good || text[7] != '-' || !Digits(text.AsSpan(8, 2), out int d))
            return month == Reading.NoSuchDate ? month : Reading.NotADate;
        if (d < 1 || d > CalendarSystem.Iso.GetDaysInMonth(y, m))
            return Reading.NoSuchDate;
        day = new(y, m, d);
        return Reading.Good;
    }

    /// <summary>A day, or a month of which the day is not known.</summary>
    public static Reading Stated(string text, out StatedDay day)
    {
        day = default;
        if (text.Length == 7)
        {
            Reading month = Month(text, out int y, out int m);
            if (month == Reading.Good)
                day = new(new(y, m, 1), new(y, m, CalendarSystem.Iso.GetDaysInMonth(y, m)), text);
            return month;
        }
        Reading reading = Day(text, out LocalDate whole);
        if (reading == Reading.Good)
            day = new(whole, whole, text);
        return reading;
    }

    /// <summary>
    /// A moment of law: an instant with its offset, or a day or month that begins in <paramref name="zone"/>.
    /// </summary>
    public static Reading Moment(string text, DateTimeZone zone, out Moment? moment)
    {
        moment = null;
        if (text.Length <= 10)
        {
            Reading reading = Stated(text, out StatedDay day);
            if (reading == Reading.Good)
            {
                Instant at = zone.AtStartOfDay(day.First).ToInstant();
                moment = new(at, text, text.Length == 7 ? Precision.Month : Precision.Day);
            }
            return reading;
        }
        Reading exact = Instant(text, out Instant instant, out Offset offset);
        if (exact == Reading.Good && zone.GetUtcOffset(instant) != offset)
            return Reading.WrongOffset;
        if (exact == Reading.Good)
            moment = new(instant, text, Precision.Instant);
        return exact;
    }

    /// <summary>An instant with its offset, <c>2025-05-14T00:01-04:00</c>; seconds may follow the minutes.</summary>
    public static Reading Instant(string text, out Instant instant, out Offset offset)
    {
        (instant, offset) = (default, default);
        if (text.Length is not (22 or 25) || text[10] != 'T')
            return Reading.NotADate;
        Reading date = Day(text[..10], out LocalDate day);
        if (date != Reading.Good)
            return date;
        string zone = text[^6..],
            clock = text[11..^6];
        if (
            !Digits(clock.AsSpan(0, 2), out int hour)
            || clock[2] != ':'
            || !Digits(clock.AsSpan(3, 2), out int minute)
            || !Digits(zone.AsSpan(1, 2), out int hours)
            || zone[3] != ':'
            || !Digits(zone.AsSpan(4, 2), out int minutes)
            || zone[0] is not ('+' or '-')
        )
            return Reading.NotADate;
        int second = 0;
        if (clock.Length == 8 && (clock[5] != ':' || !Digits(clock.AsSpan(6, 2), out second)))
            return Reading.NotADate;
        if (hour > 23 || minute > 59 || second > 59 || hours > 14 || minutes > 59)
            return Reading.NoSuchDate;
        int sign = zone[0] == '-' ? -1 : 1;
        offset = Offset.FromHoursAndMinutes(sign * hours, sign * minutes);
        instant = day.At(new LocalTime(hour, minute, second)).WithOffset(offset).ToInstant();
        return Reading.Good;
    }

    static Reading Month(ReadOnlySpan<char> text, out int year, out int month)
    {
        (year, month) = (0, 0);
        if (text[4] != '-' || !Digits(text[..4], out year) || !Digits(text.Slice(5, 2), out month))
            return Reading.NotADate;
        return month is >= 1 and <= 12 && year is >= 1 and <= LastYear ? Reading.Good : Reading.NoSuchDate;
    }

    static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return false;
            number = number * 10 + (letter - '0');
        }
        return true;
    }
}
