using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What an interaction does to the provisions that yield.</summary>
public enum Yielding
{
    /// <summary>They charge nothing.</summary>
    Off,

    /// <summary>They reach only the share of the value that the others do not.</summary>
    Rest,
}

/// <summary>
/// How layers stack: where any provision of <paramref name="If"/> is owed, those of <paramref name="On"/> yield. A
/// duty is owed if it charges something after its own exemptions and interactions.
/// </summary>
/// <param name="If">Ids of layers or of provisions.</param>
/// <param name="On">Ids of layers or of provisions.</param>
/// <param name="Law">Instrument and paragraph.</param>
public sealed record Interaction(
    string Id,
    PartyId By,
    LocalDate Known,
    Moment From,
    Moment? Until,
    ImmutableArray<string> If,
    Yielding Then,
    ImmutableArray<string> On,
    string Law,
    ImmutableArray<string> Cite,
    string Text,
    string Place
)
{
    public bool HoldsAt(Instant at) => From.At <= at && (Until is null || at < Until.At);
}

/// <summary>A fact on which a provision depends: an end use, a quota, a loading date, where metal was melted.</summary>
/// <param name="Met">What holds when nobody told.</param>
/// <param name="Remote">So rare that an answer does not widen its bounds for it unless it is told.</param>
public sealed record Fact(string Id, string Title, bool Met, bool Remote, string? Text, string Place);

/// <summary>A country or territory of origin.</summary>
public sealed record Origin(string Code, string Name);

/// <summary>A set of origins with dates.</summary>
public sealed record OriginGroup(string Id, string Title, ImmutableArray<Member> Members);

/// <param name="Origin">Code of an origin.</param>
/// <param name="From">Null: from the beginning.</param>
/// <param name="Until">Excluded; null: without an end.</param>
/// <param name="Known">Null: always known.</param>
public sealed record Member(string Origin, Moment? From, Moment? Until, LocalDate? Known);

/// <summary>A preference that an importer can claim, by the letter that the schedule prints.</summary>
/// <param name="Until">Excluded; null: without an end.</param>
public sealed record Preference(
    string Letter,
    PartyId By,
    string Title,
    Signed Origins,
    Moment? From,
    Moment? Until,
    LocalDate? Known,
    string Law
)
{
    public bool HoldsAt(Instant at) => (From is null || From.At <= at) && (Until is null || at < Until.At);
}

/// <summary>The closed words of the law of duties.</summary>
public static class TariffWords
{
    public static readonly Vocabulary<Yielding> Yieldings = new(' ');
}
