using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>What kind of thing happened.</summary>
public enum EventType
{
    Call,
    Talks,
    Summit,
    Agreement,
    Order,
    Tariff,
    Retaliation,
    ExportControl,
    EntityListing,
    Investigation,
    Court,
    Statement,
    Accusation,
    Threat,
    Warning,
    Supply,
    Licence,
    PortFee,
    Visa,
    Finding,
    Deal,
    Compliance,
    Notice,
    Report,
    Refund,
    MarketAccess,
    Context,
    Status,
}

/// <summary>
/// A dated event. Named so because C# keeps the word <c>event</c> for itself; the record and the verbs say event.
/// </summary>
/// <param name="Time">What is told of the hour or the length; null if nothing.</param>
public sealed record Happening(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place,
    StatedDay Date,
    string? Time,
    EventType Type,
    string? Where,
    ImmutableArray<string> Actors,
    string Summary,
    ImmutableArray<string> Related
) : Entry(Id, Known, Confidence, Cite, Notes, Topics, Place);

/// <summary>One published number of one series.</summary>
/// <param name="Date">What the number is about, as published: a year, a month, a day or an instant.</param>
public sealed record Figure(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place,
    string Series,
    string Period,
    string Date,
    decimal Value,
    string Unit,
    string Reporter,
    string Partner,
    string? Remark
) : Entry(Id, Known, Confidence, Cite, Notes, Topics, Place);
