using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>What a measure does.</summary>
public enum MeasureKind
{
    Tariff,
    TariffSuspended,
    TariffSuperseded,
    TariffThreat,
    TariffExclusion,
    Suspension,
    Termination,
    CustomsRule,
    PortFee,
    ExportControl,
    ExportControlSuspended,
    ExportBan,
    LicenceRequirement,
    LicenceSuspension,
    LicencePolicy,
    Guidance,
    EntityListing,
    Investigation,
    AntiDumping,
    MarketAccess,
    Visa,
    ProcurementBan,
}

/// <summary>Whether a measure raises the stakes or lowers them.</summary>
public enum Move
{
    Escalates,
    Eases,
    Neutral,
}

/// <summary>Which goods a duty reaches: <c>None</c> for measures that are not duties.</summary>
public enum Goods
{
    None,
    Listed,
    All,
}

/// <summary>The act by which a measure was adopted.</summary>
/// <param name="Authority">The power used: a statute, or a body.</param>
/// <param name="Law">Where the act is printed.</param>
public sealed record Instrument(string Name, string Title, string Authority, string Law);

/// <summary>
/// One operative treatment at one rate: by whom, under which act, against whom, from when, and how it stands to other
/// measures.
/// A new rate is a new measure. What later law did to it is in <see cref="Changes"/>, each change with the day it was
/// known.
/// </summary>
/// <param name="From">In force from, included; null where the announcement set no day.</param>
/// <param name="Until">In force until, excluded, as announced; ends by other measures are derived.</param>
/// <param name="HeldUntil">Suspended by its own text until then, when it returns.</param>
/// <param name="List">
/// For <see cref="Goods.Listed"/>: the list. Two measures of one layer and list may not overlap.
/// </param>
/// <param name="AddsTo">On return it is charged on top of this measure.</param>
public sealed record Measure(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place,
    Instrument Instrument,
    string Title,
    PartyId By,
    ImmutableArray<PartyId> Against,
    MeasureKind Kind,
    Layer Layer,
    Goods Goods,
    string? List,
    string Scope,
    string? Codes,
    Charge? Charge,
    StatedDay Announced,
    Moment? From,
    Moment? Until,
    Moment? HeldUntil,
    Move Move,
    string? AddsTo,
    Ties Ties,
    ImmutableArray<Change> Changes
) : Entry(Id, Known, Confidence, Cite, Notes, Topics, Place)
{
    /// <summary>The ad valorem rate, if that is what it charges.</summary>
    public Rate? Rate => (Charge as Charge.AdValorem)?.Rate;

    /// <summary>True of duties on imports: what a headline or a product line can owe.</summary>
    public bool IsDuty =>
        Kind
            is MeasureKind.Tariff
                or MeasureKind.TariffSuspended
                or MeasureKind.TariffSuperseded
                or MeasureKind.TariffThreat;

    public bool Bears(PartyId party) => Against.Contains(party) || Against.Contains(Everyone);

    static readonly PartyId Everyone = new("ALL");
}

/// <summary>How a measure stands to others, by id.</summary>
/// <param name="Replaces">Each ends when this one begins, or returns.</param>
/// <param name="Suspends">Each is suspended while this one is in force.</param>
/// <param name="Ends">Each ceases to be applied when this one begins.</param>
/// <param name="Void">With <paramref name="Ends"/>: void in law from this earlier moment.</param>
/// <param name="Excepts">For an exclusion: the measures from which it takes goods out.</param>
/// <param name="Answers">The other side's measures that this one answers.</param>
/// <param name="Amends">Earlier measures whose text this one changes.</param>
public sealed record Ties(
    ImmutableArray<string> Replaces,
    ImmutableArray<string> Suspends,
    ImmutableArray<string> Ends,
    Moment? Void,
    ImmutableArray<string> Excepts,
    ImmutableArray<string> Answers,
    ImmutableArray<string> Amends
);

/// <summary>Later law on a measure. What it does not set stays.</summary>
/// <param name="Withdrawn">The measure was given up before it began.</param>
public sealed record Change(
    LocalDate Known,
    Moment? From,
    Moment? Until,
    Moment? HeldUntil,
    bool Withdrawn,
    string Text,
    ImmutableArray<string> Cite
);
