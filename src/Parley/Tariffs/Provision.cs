using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// What one heading of a tariff, or one tier of a list, charges: on which goods, from which origins, from when. An
/// exemption is a provision that charges nothing and takes goods out of others.
/// </summary>
/// <param name="Heading">As printed; null where the law has none.</param>
/// <param name="Layer">Its stack; the layer's programme is what answers carry.</param>
/// <param name="Products">Product lists, or all goods.</param>
/// <param name="Group">At most one provision of a group may charge one product; two at once are a fault.</param>
/// <param name="Exempts">For an exemption: provisions or layers that it switches off.</param>
/// <param name="Claim">
/// It holds only if the importer claims it: the letter of a preference, or <see cref="ByOwnName"/>.
/// </param>
/// <param name="Conditions">Facts that must be met for it to hold.</param>
/// <param name="Content">The duty is on this share of the value only; null for the full value.</param>
/// <param name="Law">Instrument and paragraph.</param>
/// <param name="Steps">In the order in which they were written; later knowledge paints over earlier.</param>
/// <param name="Place">Where it is written, file and line.</param>
public sealed record Provision(
    string Id,
    PartyId By,
    string? Heading,
    string Title,
    Layer Layer,
    Signed Origins,
    Signed Products,
    string? Group,
    ImmutableArray<string> Exempts,
    string? Claim,
    ImmutableArray<string> Conditions,
    string? Content,
    string Law,
    ImmutableArray<string> Cite,
    Confidence Confidence,
    string? Note,
    ImmutableArray<ProvisionStep> Steps,
    string Place
)
{
    /// <summary>Claimed by its heading, its id, or a measure's id.</summary>
    public const string ByOwnName = "own";

    public bool IsExemption => !Exempts.IsEmpty;

    /// <summary>The heading where it has one; otherwise its id.</summary>
    public string Name => Heading ?? Id;
}

/// <summary>
/// From a moment until another a provision charges this, as known from a day. Steps are painted in the order of
/// knowing: what is known later holds for its window, over what was known before.
/// </summary>
/// <param name="Until">Excluded; null where no end is set.</param>
/// <param name="Measure">Id of the record's measure that this step carries out.</param>
public sealed record ProvisionStep(
    LocalDate Known,
    Moment From,
    Moment? Until,
    Levy Levy,
    string? Measure,
    string? Law,
    ImmutableArray<string> Cite,
    string? Note
);

/// <summary>What a step of a provision charges, as a rule and not yet as a number.</summary>
public abstract record Levy
{
    private Levy() { }

    /// <summary>A share of customs value, on top of the base rate.</summary>
    public sealed record Adds(Rate Rate) : Levy
    {
        public override string ToString() => Rate.ToString();
    }

    /// <summary>Tops the base rate up: the larger of zero and <paramref name="Rate"/> less the base.</summary>
    public sealed record TopsUpTo(Rate Rate) : Levy
    {
        public override string ToString() => $"total {Rate}";
    }

    /// <summary>In place of the base duty: the schedule's own column is not charged.</summary>
    public sealed record Replaces(Rate Rate) : Levy
    {
        public override string ToString() => $"{Rate} in place of the base duty";
    }

    /// <summary>An amount by quantity, or another expression that is no share of value.</summary>
    public sealed record Specific(DutyExpression Expression) : Levy
    {
        public override string ToString() => Expression.ToString();
    }

    /// <summary>An exemption holds.</summary>
    public sealed record On : Levy
    {
        public override string ToString() => "on";
    }

    /// <summary>Not in force, or charges nothing.</summary>
    public sealed record Off : Levy
    {
        public override string ToString() => "off";
    }

    /// <summary>It charges, and what it charges is not known here.</summary>
    public sealed record Unknown : Levy
    {
        public override string ToString() => "unknown";
    }

    /// <summary>True of what can charge something.</summary>
    public bool Charges => this is Adds { Rate.Fraction: > 0 } or TopsUpTo or Specific or Unknown;
}

/// <summary>Names to take in and names to leave out.</summary>
/// <param name="Plus">The union of these ...</param>
/// <param name="Minus">... less the union of these.</param>
public sealed record Signed(ImmutableArray<string> Plus, ImmutableArray<string> Minus)
{
    /// <summary>Every origin.</summary>
    public const string Everywhere = "ALL";

    /// <summary>Every product.</summary>
    public const string Everything = "all";

    public override string ToString() => string.Join(' ', [.. Plus, .. Minus.Select(name => "-" + name)]);
}
