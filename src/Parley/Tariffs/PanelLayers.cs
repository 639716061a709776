using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One duty of a panel's cell.</summary>
/// <param name="Factor">Share of the value that it reaches.</param>
public readonly record struct PanelCharge(Provision Provision, Levy Levy, decimal Factor);

/// <summary>
/// What is charged on top of a base duty, nothing claimed and nothing told: the same wherever the same provisions
/// charge the same. Equal by content.
/// </summary>
public sealed class PanelLayers : IEquatable<PanelLayers>
{
    readonly decimal adds;
    readonly ImmutableArray<PanelCharge> topUps;
    readonly bool open;
    readonly int hash;

    PanelLayers(ImmutableArray<PanelCharge> charges, string? fault)
    {
        (Charges, Fault) = (charges, fault);
        adds = charges.Sum(charge => charge.Levy is Levy.Adds of ? of.Rate.Fraction * charge.Factor : 0);
        topUps = [.. charges.Where(charge => charge.Levy is Levy.TopsUpTo)];
        open = fault is not null || charges.Any(charge => charge.Levy is not (Levy.Adds or Levy.TopsUpTo));
        HashCode all = new();
        all.Add(fault);
        foreach (PanelCharge charge in charges)
            all.Add(Same.One.GetHashCode(charge));
        hash = all.ToHashCode();
    }

    public ImmutableArray<PanelCharge> Charges { get; }

    /// <summary>Why the law as held gives no answer; null where it gives one.</summary>
    public string? Fault { get; }

    /// <summary>As a share of value; null where some of it is none, or depends on a base duty that is none.</summary>
    public Rate? Added(Rate? share)
    {
        if (open || (share is null && !topUps.IsEmpty))
            return null;
        decimal sum = adds;
        foreach (PanelCharge charge in topUps)
            sum += Math.Max(0, ((Levy.TopsUpTo)charge.Levy).Rate.Fraction - share!.Value.Fraction) * charge.Factor;
        return new(sum);
    }

    public static PanelLayers Of(Stack stack)
    {
        try
        {
            StackOutcome outcome = stack.Under(Told.Nothing);
            return outcome.Rivals.IsEmpty
                ? new([.. outcome.Portions.Where(portion => portion.Charges).Select(Charge)], null)
                : new([], $"{string.Join(" and ", outcome.Rivals)} both claim the goods");
        }
        catch (CircularLaw e)
        {
            return new([], e.Message);
        }
    }

    static PanelCharge Charge(Portion portion) => new(portion.Provision, portion.Step.Levy, portion.Factor);

    public bool Equals(PanelLayers? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && hash == other.hash
            && Fault == other.Fault
            && Charges.SequenceEqual(other.Charges, Same.One)
        );

    public override bool Equals(object? obj) => Equals(obj as PanelLayers);

    public override int GetHashCode() => hash;

    /// <summary>A provision is itself; two that say the same are two.</summary>
    sealed class Same : IEqualityComparer<PanelCharge>
    {
        public static readonly Same One = new();

        public bool Equals(PanelCharge a, PanelCharge b) =>
            ReferenceEquals(a.Provision, b.Provision) && a.Factor == b.Factor && a.Levy == b.Levy;

        public int GetHashCode(PanelCharge charge) => HashCode.Combine(charge.Provision.Id, charge.Factor);
    }
}
