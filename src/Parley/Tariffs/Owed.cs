using System.Collections.Immutable;
using System.Globalization;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What must be told before an amount can be.</summary>
public abstract record Missing
{
    private Missing() { }

    /// <summary>The customs value.</summary>
    public sealed record Value : Missing
    {
        public override string ToString() => "the customs value is not told";
    }

    /// <summary>No quantity is told.</summary>
    public sealed record Quantity(Unit Unit) : Missing
    {
        public override string ToString() =>
            $"the {Units.Noun(Unit.Kind)} is not told; the duty is charged by it ({Units.LikeOf(Unit)})";
    }

    /// <summary>Quantities are told, and none of them turns into the duty's unit.</summary>
    public sealed record WrongUnit(string Given, Unit Wanted) : Missing
    {
        public override string ToString() =>
            $"{Given} cannot be turned into {Wanted}; the duty is charged by the {Units.Noun(Wanted.Kind)} "
            + $"({Units.LikeOf(Wanted)})";
    }

    /// <summary>The part of the goods that alone bears the duty.</summary>
    /// <param name="Unit">The unit of its quantity; null for its value.</param>
    public sealed record Content(Part Part, Unit? Unit) : Missing
    {
        public override string ToString() =>
            Unit is null
                ? $"the value is not told that the duty is charged on: {Part} (write $25 {Part})"
                : $"the quantity is not told that the duty is charged on: {Part} (write 25 {Unit} {Part})";
    }

    /// <summary>The polarization of sugar.</summary>
    public sealed record Degrees : Missing
    {
        public override string ToString() => "the polarization is not told (write 96 degrees)";
    }

    /// <summary>The day, for a duty with stages.</summary>
    public sealed record Day : Missing
    {
        public override string ToString() => "the day is not told, and the duty has stages";
    }

    /// <summary>The schedule tells the duty in words only.</summary>
    public sealed record Words(string Text) : Missing
    {
        public override string ToString() =>
            Text.Length == 0 ? "the schedule prints no duty here" : $"the schedule tells it in words only: {Text}";
    }
}

/// <summary>
/// What is owed on a consignment, in dollars: an exact amount, or the bounds between which it lies and what must be
/// told to say it. Nothing is rounded before <see cref="Cents"/> is asked for.
/// </summary>
/// <param name="AtLeast">The least it can be; exact, not rounded.</param>
/// <param name="AtMost">The most it can be; null if nothing bounds it.</param>
/// <param name="Missing">What must be told; empty where the amount is exact.</param>
public sealed record Owed(decimal AtLeast, decimal? AtMost, ImmutableArray<Missing> Missing)
{
    public static readonly Owed Nothing = Exactly(0m);

    /// <summary>The amount, not rounded; null where something is missing.</summary>
    public decimal? Amount => Missing.IsEmpty ? AtLeast : null;

    /// <summary>The amount to the cent, half a cent away from zero; null where something is missing.</summary>
    public decimal? Cents => Amount is { } amount ? Round(amount) : null;

    public static Owed Exactly(decimal usd) => new(usd, usd, []);

    public static Owed Untold(Missing missing, decimal atLeast = 0m, decimal? atMost = null) =>
        atLeast == atMost ? Exactly(atLeast) : new(atLeast, atMost, [missing]);

    /// <summary>To the cent, half a cent away from zero.</summary>
    public static decimal Round(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The ad valorem equivalent: the amount as a share of customs value; null where either is not told.
    /// </summary>
    public Rate? Equivalent(Consignment goods) =>
        Amount is { } amount && goods.ValueUsd is > 0m and var value ? new Rate(amount / value) : null;

    /// <summary>On a share of the goods, 0 to 1: every duty grows with the goods in proportion.</summary>
    public Owed Times(decimal share) => share == 0m ? Nothing : new(AtLeast * share, AtMost * share, Missing);

    public static Owed operator +(Owed a, Owed b) =>
        new(a.AtLeast + b.AtLeast, a.AtMost + b.AtMost, Both(a.Missing, b.Missing));

    /// <summary>
    /// The greater of two; what is missing from one does not matter where the other is greater anyhow.
    /// </summary>
    public static Owed Greater(Owed a, Owed b) =>
        a.AtLeast >= b.AtMost ? a
        : b.AtLeast >= a.AtMost ? b
        : Between(
            Math.Max(a.AtLeast, b.AtLeast),
            a.AtMost is null || b.AtMost is null ? null : Math.Max(a.AtMost.Value, b.AtMost.Value),
            Both(a.Missing, b.Missing)
        );

    /// <summary>The lesser of two.</summary>
    public static Owed Lesser(Owed a, Owed b) =>
        a.AtMost <= b.AtLeast ? a
        : b.AtMost <= a.AtLeast ? b
        : Between(
            Math.Min(a.AtLeast, b.AtLeast),
            a.AtMost is null ? b.AtMost
                : b.AtMost is null ? a.AtMost
                : Math.Min(a.AtMost.Value, b.AtMost.Value),
            Both(a.Missing, b.Missing)
        );

    /// <summary><c>$12.35</c>, or why it cannot be told.</summary>
    public override string ToString() =>
        Cents is { } cents
            ? "$" + cents.ToString("#,0.00", CultureInfo.InvariantCulture)
            : string.Join("; ", Missing.Select(m => m.ToString()));

    public bool Equals(Owed? other) =>
        other is not null && AtLeast == other.AtLeast && AtMost == other.AtMost && Missing.SequenceEqual(other.Missing);

    public override int GetHashCode() => HashCode.Combine(AtLeast, AtMost, Missing.Length);

    static Owed Between(decimal atLeast, decimal? atMost, ImmutableArray<Missing> missing) =>
        atLeast == atMost ? Exactly(atLeast) : new(atLeast, atMost, missing);

    static ImmutableArray<Missing> Both(ImmutableArray<Missing> a, ImmutableArray<Missing> b) =>
        b.IsEmpty ? a
        : a.IsEmpty ? b
        : [.. a.Union(b)];
}
