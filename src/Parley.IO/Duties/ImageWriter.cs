using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Duties;

/// <summary>
/// Writes the values that an image is made of. A text is written where it first occurs, and by its number after that.
/// </summary>
sealed class ImageWriter
{
    readonly MemoryStream bytes = new();
    readonly BinaryWriter writer;
    readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public ImageWriter() => writer = new(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));

    public byte[] Written => bytes.ToArray();

    public void Count(int value) => writer.Write7BitEncodedInt(value);

    public void Byte(int value) => writer.Write(checked((byte)value));

    public void Flag(bool value) => writer.Write(value);

    public void Long(long value) => writer.Write7BitEncodedInt64(value);

    public void Decimal(decimal value) => writer.Write(value);

    /// <summary>0 is null, 1 a text that is new; beyond, the number of an earlier one.</summary>
    public void TextOrNull(string? value)
    {
        if (value is null)
        {
            Count(0);
        }
        else if (texts.TryGetValue(value, out int known))
        {
            Count(known + 2);
        }
        else
        {
            texts.Add(value, texts.Count);
            Count(1);
            writer.Write(value);
        }
    }

    public void Text(string value) => TextOrNull(value);

    public void Texts(ImmutableArray<string> values) => Many(values, Text);

    public void Many<T>(ImmutableArray<T> values, Action<T> write)
    {
        Count(values.Length);
        foreach (T value in values)
            write(value);
    }

    public void Day(LocalDate day)
    {
        if (day.Calendar != CalendarSystem.Iso)
            throw new NotSupportedException($"{day} is of another calendar.");
        Count(ImageDays.Of(day));
    }

    /// <summary>No day is 0: the year 0 has none here.</summary>
    public void DayOrNull(LocalDate? day)
    {
        if (day is { } value)
            Day(value);
        else
            Count(0);
    }

    public void Instant(Instant at)
    {
        if (at == NodaTime.Instant.MinValue || at == NodaTime.Instant.MaxValue)
        {
            Byte(at == NodaTime.Instant.MinValue ? ImageDays.First : ImageDays.Last);
            return;
        }
        long ticks = at.ToUnixTimeTicks();
        if (NodaTime.Instant.FromUnixTimeTicks(ticks) != at)
            throw new NotSupportedException($"{at} is finer than a tick.");
        bool whole = ticks % NodaConstants.TicksPerSecond == 0;
        Byte(whole ? ImageDays.Seconds : ImageDays.Ticks);
        Long(whole ? ticks / NodaConstants.TicksPerSecond : ticks);
    }

    public void Moment(Moment? moment)
    {
        TextOrNull(moment?.Written);
        if (moment is null)
            return;
        Instant(moment.At);
        Byte((int)moment.Precision);
    }

    /// <summary>By its id: only a zone that the id gives back is taken.</summary>
    public void Zone(DateTimeZone zone)
    {
        if (!zone.Equals(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Id)))
            throw new NotSupportedException($"{zone.Id} is no zone of the database.");
        Text(zone.Id);
    }
}

/// <summary>How days and instants are written: a day as one number, an instant after a byte that says how.</summary>
static class ImageDays
{
    public const byte First = 0,
        Last = 1,
        Seconds = 2,
        Ticks = 3;

    public static int Of(LocalDate day) =>
        day.Year > 0 ? day.Year << 9 | day.Month << 5 | day.Day : throw new NotSupportedException($"{day}");

    public static LocalDate Of(int number) => new(number >> 9, number >> 5 & 15, number & 31);
}
