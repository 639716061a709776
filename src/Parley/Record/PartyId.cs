using NodaTime;

namespace Parley.Record;

/// <summary>
/// A customs territory or bloc that can adopt a measure or bear one: ISO 3166 alpha-2, <c>EU</c>, or <c>ALL</c>.
/// </summary>
public sealed record PartyId(string Code)
{
    public override string ToString() => Code;
}

/// <summary>One of the two parties of a conflict.</summary>
/// <param name="Zone">The legal time of the capital: a bare date in its law means 00:00 there.</param>
public sealed record Party(PartyId Id, string Name, string Capital, DateTimeZone Zone)
{
    /// <summary>A day in the capital: its first instant, and the first of the next day.</summary>
    public (Instant Start, Instant End) SpanOf(LocalDate day) =>
        (Zone.AtStartOfDay(day).ToInstant(), Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
}
