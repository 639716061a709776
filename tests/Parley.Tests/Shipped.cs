using NodaTime;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.Tests;

/// <summary>The shipped record, loaded once.</summary>
static class Shipped
{
    public static PackText Text { get; } = PackText.Embedded();

    public static Ledger Ledger { get; } = PackLoader.Load(Text).Whole;

    public static PartyId Us { get; } = new("US");

    public static PartyId Cn { get; } = new("CN");

    /// <summary>Every day that the record covers.</summary>
    public static IEnumerable<LocalDate> Days()
    {
        for (LocalDate day = Ledger.Pack.From; day <= Ledger.Pack.VerifiedThrough; day = day.PlusDays(1))
            yield return day;
    }

    /// <summary>An instant written with its offset, or a day.</summary>
    public static When When(string text)
    {
        if (text.Length == 10)
            return new When.Day(NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value);
        return new When.Exactly(NodaTime.Text.OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<+HH:mm>").Parse(text).Value.ToInstant(), text);
    }
}
