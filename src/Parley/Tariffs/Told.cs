using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>What an importer tells beyond code, origin and time: claims, facts met, and shares of value.</summary>
/// <param name="Claims">
/// Letters of preferences, headings, ids of provisions or of measures; <c>*</c> for all that fit.
/// </param>
/// <param name="Met">Facts told, true or false, by id.</param>
/// <param name="Shares">Shares of content in the value as fractions, by name.</param>
public sealed record Told(
    ImmutableHashSet<string> Claims,
    ImmutableDictionary<string, bool> Met,
    ImmutableDictionary<string, decimal> Shares
)
{
    /// <summary>Claims everything whose product, origin and window fit.</summary>
    public const string Everything = "*";

    /// <summary>Nothing claimed, nothing told.</summary>
    public static readonly Told Nothing = new(
        [],
        ImmutableDictionary<string, bool>.Empty,
        ImmutableDictionary<string, decimal>.Empty
    );

    /// <summary>Everything claimed that fits, nothing told.</summary>
    public static readonly Told AllClaims = Nothing with { Claims = [Everything] };

    public Told WithClaims(params IEnumerable<string> claims) => this with { Claims = [.. claims] };

    /// <summary>True if what a provision asks to be claimed is claimed.</summary>
    public bool Claimed(Provision provision, ProvisionStep step)
    {
        if (provision.Claim is null || Claims.Contains(Everything))
            return true;
        if (provision.Claim != Provision.ByOwnName)
            return Claims.Contains(provision.Claim) || ClaimedByName(provision, step);
        return ClaimedByName(provision, step);
    }

    bool ClaimedByName(Provision provision, ProvisionStep step) =>
        Claims.Contains(provision.Id)
        || (provision.Heading is { } heading && Claims.Contains(heading))
        || (step.Measure is { } measure && Claims.Contains(measure));
}
