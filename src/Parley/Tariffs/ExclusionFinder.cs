using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Finds lines on which an exclusion by product list could be claimed.</summary>
sealed class ExclusionFinder(DutyDesk desk, Party into, string from, Told told)
{
    public ImmutableArray<ExclusionLine> Find(ImmutableArray<AverageLines.Matched> matched, Instant at, decimal over) =>
        [
            .. matched
                .Where(one => one.Weight.Usd > over)
                .SelectMany(one => one.Spots.SelectMany(spot => Of(one.Weight, spot, at)))
                .OrderByDescending(line => line.Usd)
                .ThenBy(line => line.Code, StringComparer.Ordinal)
                .ThenBy(line => line.Line?.Code, StringComparer.Ordinal)
                .ThenBy(line => line.Exclusion.Provision.Id, StringComparer.Ordinal),
        ];

    IEnumerable<ExclusionLine> Of(LineWeight weight, AverageLines.Spot spot, Instant at)
    {
        Stack stack = desk.StackOf(into.Id, from, spot.Code, at);
        StackOutcome? outcome = null;
        foreach (Hit hit in stack.Hits)
        {
            if (!IsExclusion(hit.Provision) || told.Claimed(hit.Provision, hit.Step))
                continue;
            outcome ??= stack.Under(told);
            if (!outcome.Portions.Any(portion => portion.Charges && Exempts(hit.Provision, portion.Provision)))
                continue;
            Told claiming = told with { Claims = told.Claims.Add(hit.Provision.Id), Met = Met(hit.Provision) };
            yield return new(
                weight.Code,
                spot.Line,
                weight.Usd,
                hit,
                spot.Base.Share + outcome.Added(spot.Base.Share),
                spot.Base.Share + stack.Under(claiming).Added(spot.Base.Share)
            );
        }
    }

    /// <summary>Claimed by its own name, and on goods that a list names.</summary>
    static bool IsExclusion(Provision provision) =>
        provision.IsExemption
        && provision.Claim == Provision.ByOwnName
        && !provision.Products.Plus.Contains(Signed.Everything);

    /// <summary>A claim says that its own conditions are met.</summary>
    ImmutableDictionary<string, bool> Met(Provision provision) =>
        told.Met.SetItems(provision.Conditions.Select(fact => KeyValuePair.Create(fact, true)));

    static bool Exempts(Provision exclusion, Provision provision) =>
        exclusion.Exempts.Contains(provision.Id) || exclusion.Exempts.Contains(provision.Layer.Id);
}
