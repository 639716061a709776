using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests;

/// <summary>The shipped record, loaded once.</summary>
static class Shipped
{
    public static PackText Text { get; } = PackText.Embedded();

    public static Ledger Ledger { get; } = PackLoader.Load(Text).Whole;

    public static DutyLaw Law { get; } = DutyLoader.Load(Text, Ledger).Whole;

    public static ImmutableArray<Schedule> Schedules { get; } =
    [.. ScheduleText.Shipped().Select(ScheduleFolder.Shipped)];

    static readonly ConcurrentDictionary<LocalDate, DutyDesk> desks = new();

    /// <summary>A desk on compiled tables, whole or as known on a day.</summary>
    public static DutyDesk DeskOn(LocalDate? known) =>
        known is { } day ? desks.GetOrAdd(day, d => Compiled(Law.AsKnownOn(d))) : Desk;

    public static DutyDesk Desk { get; } = Compiled(Law);

    static DutyDesk Compiled(DutyLaw law)
    {
        var engines = new ConcurrentDictionary<PartyId, DutyEngine>();
        return new(law, Schedules, into => engines.GetOrAdd(into, id => DutyEngine.Compile(law, id)));
    }

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
        return new When.Exactly(
            NodaTime
                .Text.OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<+HH:mm>")
                .Parse(text)
                .Value.ToInstant(),
            text
        );
    }
}
