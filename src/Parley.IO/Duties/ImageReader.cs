using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Duties;

/// <summary>
/// Reads what <see cref="ImageWriter"/> wrote. Bytes that it did not write make it throw, or give other values;
/// whoever reads checks them first.
/// </summary>
sealed class ImageReader(byte[] bytes, int start)
{
    readonly List<string> texts = [];
    int at = start;

    public int Count() => checked((int)Long());

    public byte Byte() => bytes[at++];

    public bool Flag() => Byte() != 0;

    /// <summary>Seven bits a byte, the lowest first; the highest bit of a byte says that more follow.</summary>
    public long Long()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return unchecked((long)value);
        }
        throw new InvalidDataException("A number has no end.");
    }

    public decimal Decimal()
    {
        Span<int> parts = stackalloc int[4];
        foreach (ref int part in parts)
        {
            part = BitConverter.ToInt32(bytes, at);
            at += sizeof(int);
        }
        return new(parts);
    }

    public string? TextOrNull()
    {
        int number = Count();
        if (number == 0)
            return null;
        if (number > 1)
            return texts[number - 2];
        int length = Count();
        string text = Encoding.UTF8.GetString(bytes, at, length);
        at += length;
        texts.Add(text);
        return text;
    }

    public string Text() => TextOrNull() ?? throw new InvalidDataException("A text is missing.");

    public ImmutableArray<string> Texts() => Many(Text);

    public ImmutableArray<T> Many<T>(Func<T> read)
    {
        int count = Count();
        if (count == 0)
            return [];
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = read();
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public LocalDate Day() => ImageDays.Of(Count());

    public LocalDate? DayOrNull() => Count() is > 0 and int number ? ImageDays.Of(number) : null;

    public Instant Instant() =>
        Byte() switch
        {
            ImageDays.First => NodaTime.Instant.MinValue,
            ImageDays.Last => NodaTime.Instant.MaxValue,
            ImageDays.Seconds => NodaTime.Instant.FromUnixTimeSeconds(Long()),
            ImageDays.Ticks => NodaTime.Instant.FromUnixTimeTicks(Long()),
            byte other => throw new InvalidDataException($"{other} is no kind of instant."),
        };

    public Moment? Moment() => TextOrNull() is { } written ? new(Instant(), written, (Precision)Byte()) : null;

    public DateTimeZone Zone() => DateTimeZoneProviders.Tzdb[Text()];
}
