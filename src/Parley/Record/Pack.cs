using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>
/// What a conflict is about and how its record is arranged: all that the code would otherwise have to name.
/// </summary>
/// <param name="From">First day that the record covers.</param>
/// <param name="VerifiedThrough">Last day for which it was checked.</param>
public sealed record Pack(
    string Id,
    string Title,
    ImmutableArray<Party> Parties,
    ImmutableArray<Other> Others,
    LocalDate From,
    LocalDate VerifiedThrough,
    ImmutableArray<Layer> Layers,
    ImmutableArray<Topic> Topics,
    ImmutableArray<Series> Series,
    Scale? Scale,
    ImmutableArray<NotCounted> NotCounted,
    ImmutableArray<Gap> Gaps
)
{
    public Party Party(PartyId id) =>
        Find(id) ?? throw new ArgumentException($"{id} is not a party of {Id}.", nameof(id));

    public Party? Find(PartyId id)
    {
        foreach (Party party in Parties)
        {
            if (party.Id == id)
                return party;
        }
        return null;
    }

    /// <summary>The party on the other side.</summary>
    public Party Against(Party party) => Parties[0] == party ? Parties[1] : Parties[0];
}

/// <summary>A name that measures or statements may use beside the parties.</summary>
public sealed record Other(PartyId Id, string Name);

/// <summary>A stack that a measure belongs to; measures of one layer and list replace one another over time.</summary>
/// <param name="Programme">The name that answers carry.</param>
/// <param name="Label">One or two words for the arithmetic of a headline.</param>
public sealed record Layer(string Id, PartyId By, string Programme, string Label, string Title);

/// <summary>Where the briefing puts a topic.</summary>
public enum TopicSection
{
    Truce,
    Controls,
    Irritants,
    Linked,
    Talks,
    Duties,
}

/// <summary>What entries are about.</summary>
/// <param name="Foretold">For subjects of forecasts: what was foretold, in words.</param>
public sealed record Topic(string Id, string Title, TopicSection Section, string? Foretold);

/// <summary>A series of figures.</summary>
/// <param name="Stake">Shown in the briefing as trade at stake.</param>
public sealed record Series(string Id, string Title, bool Stake);

/// <summary>What words of likelihood stand for.</summary>
public sealed record Scale(ImmutableArray<ScaleWord> Words, ImmutableArray<string> Cite);

/// <summary>A word and its range, as fractions.</summary>
public sealed record ScaleWord(string Word, decimal Low, decimal High)
{
    public decimal Middle => (Low + High) / 2m;
}

/// <summary>A kind of duty that a headline leaves out, and why.</summary>
public sealed record NotCounted(PartyId Into, string Programme, string Text, ImmutableArray<string> Cite);

/// <summary>What the record does not know.</summary>
public sealed record Gap(LocalDate Known, string Text, ImmutableArray<string> Cite);
