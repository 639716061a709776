using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The law of duties by product: provisions, lists, interactions, origins, preferences and facts, whole or as known on
/// a day. Immutable.
/// </summary>
public sealed partial class DutyLaw
{
    readonly Dictionary<string, OriginGroup> groups;
    readonly Dictionary<string, Fact> facts;
    readonly Dictionary<string, Origin> origins;
    readonly Dictionary<string, ProductList> lists;
    readonly ConcurrentDictionary<string, ListMembership> members = new(StringComparer.Ordinal);

    /// <param name="pack">The conflict whose layers and parties these are.</param>
    /// <param name="hash">Of the text of the whole record.</param>
    /// <param name="knownOn">The day to which it was cut; null for all that the record holds.</param>
    public DutyLaw(
        Pack pack,
        ImmutableArray<Provision> provisions,
        ImmutableArray<ProductList> lists,
        ImmutableArray<Interaction> interactions,
        ImmutableArray<Origin> origins,
        ImmutableArray<OriginGroup> groups,
        ImmutableArray<Preference> preferences,
        ImmutableArray<Fact> facts,
        string hash,
        LocalDate? knownOn = null
    )
    {
        (Pack, Provisions, Lists, Interactions) = (pack, provisions, lists, interactions);
        (Origins, Groups, Preferences, Facts) = (origins, groups, preferences, facts);
        (Hash, KnownOn) = (hash, knownOn);
        this.groups = groups.ToDictionary(group => group.Id, StringComparer.Ordinal);
        this.facts = facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        this.lists = lists.ToDictionary(list => list.Id, StringComparer.Ordinal);
        this.origins = origins.ToDictionary(origin => origin.Code, StringComparer.Ordinal);
    }

    public Pack Pack { get; }

    public ImmutableArray<Provision> Provisions { get; }

    public ImmutableArray<ProductList> Lists { get; }

    public ImmutableArray<Interaction> Interactions { get; }

    public ImmutableArray<Origin> Origins { get; }

    public ImmutableArray<OriginGroup> Groups { get; }

    public ImmutableArray<Preference> Preferences { get; }

    public ImmutableArray<Fact> Facts { get; }

    public string Hash { get; }

    public LocalDate? KnownOn { get; }

    /// <summary>The last day that this law can speak of; what begins later is scheduled.</summary>
    public LocalDate LastDay => KnownOn is { } known && known < Pack.VerifiedThrough ? known : Pack.VerifiedThrough;

    public Origin? FindOrigin(string code) => origins.GetValueOrDefault(code);

    public OriginGroup? FindGroup(string id) => groups.GetValueOrDefault(id);

    public Fact? FindFact(string id) => facts.GetValueOrDefault(id);

    public ProductList? FindList(string id) => lists.GetValueOrDefault(id);

    /// <summary>A list made ready for look-ups, once.</summary>
    internal ListMembership Members(string list) =>
        members.GetOrAdd(list, static (id, law) => ListMembership.Of(law.lists[id]), this);

    /// <summary>
    /// What of the law was known at the end of a day: later steps, rows of lists, members of groups and interactions
    /// are gone, and so is what has no step left. Notes on provisions and lists go, for they tell of all of their time.
    /// </summary>
    public DutyLaw AsKnownOn(LocalDate day)
    {
        if (KnownOn is { } already && already <= day)
            return this;
        return new(
            Pack,
            [.. Provisions.Select(p => Cut(p, day)).Where(p => !p.Steps.IsEmpty)],
            [.. Lists.Select(list => Cut(list, day))],
            [.. Interactions.Where(interaction => interaction.Known <= day)],
            Origins,
            [.. Groups.Select(group => group with { Members = group.Members.RemoveAll(m => m.Known > day) })],
            [.. Preferences.Where(preference => !(preference.Known > day))],
            Facts,
            Hash,
            day
        );
    }

    /// <summary>The same law with some of its provisions only.</summary>
    internal DutyLaw Only(Func<Provision, bool> some) =>
        new(Pack, [.. Provisions.Where(some)], Lists, Interactions, Origins, Groups, Preferences, Facts, Hash, KnownOn);

    static Provision Cut(Provision provision, LocalDate day) =>
        provision with
        {
            Note = null,
            Steps = provision.Steps.RemoveAll(step => step.Known > day),
        };

    static ProductList Cut(ProductList list, LocalDate day) =>
        list with
        {
            Note = null,
            Rows = list.Rows.RemoveAll(row => row.Known > day),
        };

    /// <summary>True if an origin is among those of a scope at an instant.</summary>
    public bool Reaches(Signed scope, string origin, Instant at) =>
        scope.Plus.Any(name => Names(name, origin, at)) && !scope.Minus.Any(name => Names(name, origin, at));

    /// <summary>True if a name, of an origin, a group or everywhere, means an origin at an instant.</summary>
    public bool Names(string name, string origin, Instant at)
    {
        if (name == Signed.Everywhere || name == origin)
            return true;
        if (!groups.TryGetValue(name, out OriginGroup? group))
            return false;
        foreach (Member member in group.Members)
        {
            if (
                member.Origin == origin
                && (member.From is null || member.From.At <= at)
                && (member.Until is null || at < member.Until.At)
            )
                return true;
        }
        return false;
    }
}
