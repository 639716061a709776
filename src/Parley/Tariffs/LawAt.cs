using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The law of one importer on one origin at one instant, with all else left out: it answers for that instant as the
/// whole
/// law does, and compiles in a fraction of the time. Its moments are open; they do not tell when a duty began.
/// </summary>
public static class LawAt
{
    static readonly Moment Ever = new(Instant.MinValue, "always", Precision.Open);

    public static DutyLaw Of(DutyLaw law, PartyId into, string origin, Instant at)
    {
        ImmutableArray<Provision> provisions =
        [
            .. law
                .Provisions.Where(p => p.By == into && law.Reaches(p.Origins, origin, at))
                .Select(p => Only(p, at))
                .OfType<Provision>(),
        ];
        HashSet<string> used = [.. provisions.SelectMany(p => p.Products.Plus.Concat(p.Products.Minus))];
        return new(
            law.Pack,
            provisions,
            [.. law.Lists.Where(list => used.Contains(list.Id)).Select(list => Only(list, at))],
            [
                .. law
                    .Interactions.Where(i => i.By == into && i.HoldsAt(at))
                    .Select(i => i with { From = Ever, Until = null }),
            ],
            [.. law.Origins.Where(one => one.Code == origin)],
            [.. law.Groups.Select(group => Only(group, at))],
            [.. law.Preferences.Where(p => p.HoldsAt(at)).Select(p => p with { From = null, Until = null })],
            law.Facts,
            law.Hash,
            law.KnownOn
        );
    }

    static Provision? Only(Provision provision, Instant at) =>
        Stack.StepAt(provision, at) is { Levy: not Levy.Off } step
            ? provision with
            {
                Steps = [step with { From = Ever, Until = null }],
            }
            : null;

    static ProductList Only(ProductList list, Instant at) =>
        list with
        {
            Rows =
            [
                .. list
                    .Rows.Where(row => row.From <= at && at < row.Until)
                    .Select(row => row with { From = Instant.MinValue, Until = Instant.MaxValue }),
            ],
        };

    static OriginGroup Only(OriginGroup group, Instant at) =>
        group with
        {
            Members =
            [
                .. group
                    .Members.Where(m => (m.From is null || m.From.At <= at) && (m.Until is null || at < m.Until.At))
                    .Select(m => m with { From = null, Until = null }),
            ],
        };
}
