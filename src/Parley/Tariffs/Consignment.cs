using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>How much there is, of the goods or of a part of them.</summary>
/// <param name="Amount">Not negative.</param>
/// <param name="Part">Null for the goods themselves.</param>
public sealed record Quantity(decimal Amount, Unit Unit, Part? Part = null)
{
    public override string ToString() => $"{DutyWords.Plain(Amount)} {Unit}" + (Part is null ? "" : " " + Part);
}

/// <summary>What a part of the goods is worth, in dollars.</summary>
public sealed record PartValue(Part Part, decimal Usd)
{
    public override string ToString() => $"${DutyWords.Plain(Usd)} {Part}";
}

/// <summary>
/// Goods that are entered together, as far as they are told: their customs value, their quantities by unit, what
/// parts of them are worth, and how sweet they are. What is not told is missing, never zero.
/// </summary>
/// <param name="ValueUsd">Customs value in dollars; null if not told.</param>
/// <param name="Quantities">One for each kind of unit and part.</param>
public sealed record Consignment(decimal? ValueUsd, ImmutableArray<Quantity> Quantities)
{
    /// <summary>Goods of which nothing is told.</summary>
    public static readonly Consignment Untold = new(null, []);

    public ImmutableArray<PartValue> PartValues { get; init; } = [];

    /// <summary>Polarization of sugar, 0 to 100; null if not told.</summary>
    public decimal? Degrees { get; init; }

    /// <summary>With a part that is worth a share of the customs value, which must have been told.</summary>
    public Consignment WithShare(Part part, decimal share) =>
        ValueUsd is { } value
            ? this with
            {
                PartValues = [.. PartValues.Where(p => p.Part.Key != part.Key), new(part, value * share)],
            }
            : this;

    public decimal? ValueOf(Part part)
    {
        foreach (PartValue told in PartValues)
        {
            if (told.Part.Key == part.Key)
                return told.Usd;
        }
        return null;
    }

    /// <summary>
    /// The quantity of the goods, or of a part, in a unit of this kind; null if none is told. Proof spirit is
    /// measured by its alcohol, so it is one quantity whatever part the duty names.
    /// </summary>
    public Quantity? QuantityOf(UnitKind kind, Part? part)
    {
        foreach (Quantity told in Quantities)
        {
            if (told.Unit.Kind == kind && (kind == UnitKind.Spirit || told.Part?.Key == part?.Key))
                return told;
        }
        return null;
    }

    public bool Equals(Consignment? other) =>
        other is not null
        && ValueUsd == other.ValueUsd
        && Degrees == other.Degrees
        && Quantities.SequenceEqual(other.Quantities)
        && PartValues.SequenceEqual(other.PartValues);

    public override int GetHashCode() => HashCode.Combine(ValueUsd, Degrees, Quantities.Length, PartValues.Length);
}
