using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// What is supposed against the law: lists, layers, facts, provisions and interactions that are added, and edits of
/// what is there. It is applied to a law by <see cref="SupposedLaw.Of"/>.
/// </summary>
/// <param name="Hash">Of the text in which it is written.</param>
/// <param name="Edits">In the order in which they are painted: a later one covers an earlier one.</param>
public sealed record WhatIf(
    string Title,
    string Hash,
    ImmutableArray<ProductList> Lists,
    ImmutableArray<Layer> Layers,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Provision> Added,
    ImmutableArray<Interaction> Interactions,
    ImmutableArray<LawEdit> Edits
)
{
    /// <summary>Supposes nothing.</summary>
    public static WhatIf Nothing(string title) => new(title, "", [], [], [], [], [], []);

    /// <summary>
    /// The day from which everything supposed is known: no earlier than anything that the law holds, so that it is
    /// painted last.
    /// </summary>
    public static LocalDate KnownFrom(DutyLaw law)
    {
        LocalDate latest = law.KnownOn ?? law.Pack.VerifiedThrough;
        foreach (ProvisionStep step in law.Provisions.SelectMany(provision => provision.Steps))
            latest = LocalDate.Max(latest, step.Known);
        return latest;
    }
}

/// <summary>One edit of what the law holds.</summary>
/// <param name="Target">A name that <see cref="LawTarget.Find"/> finds.</param>
/// <param name="Place">Where it is written, file and line.</param>
public abstract record LawEdit(string Target, string Place)
{
    /// <summary>From a moment until another it charges something else.</summary>
    /// <param name="Until">Excluded; null where no end is set.</param>
    public sealed record Change(string Target, Moment From, Moment? Until, Levy Levy, string? Note, string Place)
        : LawEdit(Target, Place);

    /// <summary>From a moment until another it does not hold.</summary>
    /// <param name="Until">Excluded; null where no end is set.</param>
    public sealed record Suspend(string Target, Moment From, Moment? Until, string Place) : LawEdit(Target, Place);

    /// <summary>What ends last before a moment goes on until it.</summary>
    /// <param name="Until">Excluded.</param>
    public sealed record Extend(string Target, Moment Until, string Place) : LawEdit(Target, Place);
}

/// <summary>What an edit did to one provision or interaction.</summary>
/// <param name="What">One of the words below.</param>
/// <param name="Name">The heading where there is one; otherwise the id.</param>
/// <param name="From">The first moment at which it differs.</param>
/// <param name="Until">Excluded; null where no end is set.</param>
/// <param name="Before">What it charged in that time, in order; words where it charged nothing.</param>
/// <param name="After">What it is supposed to charge.</param>
public sealed record Touched(
    string What,
    string Id,
    string Name,
    string Title,
    Moment From,
    Moment? Until,
    string Before,
    string After
)
{
    /// <summary>What an edit can do.</summary>
    public const string Added = "added",
        Changed = "changed",
        Suspended = "suspended",
        Extended = "extended";
}
