using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One layer of a headline duty: a measure on all goods, and the rate it charges.</summary>
/// <param name="Until">The end in law that is known; null if none is.</param>
/// <param name="AppliedUntil">Where it was still applied after that: until then.</param>
public sealed record HeadlineLayer(
    Measure Measure,
    Layer Layer,
    Rate Rate,
    Moment? From,
    Moment? Until,
    Moment? AppliedUntil
)
{
    public override string ToString() => $"{Rate} {Layer.Label}";
}

/// <summary>
/// What is charged on goods that are on no product list, layer by layer. The total is the sum of its layers and nothing
/// else.
/// </summary>
/// <param name="Into">The importing side, whose law this is.</param>
/// <param name="From">The origin of the goods.</param>
/// <param name="At">The instant at which the law was read.</param>
/// <param name="Layers">In the pack's order of layers.</param>
/// <param name="StillApplied">Void in law at that instant, and applied all the same: not in the total.</param>
/// <param name="Held">Suspended at that instant: not in the total.</param>
/// <param name="Exceptions">Exclusions in force that take goods out of a layer.</param>
public sealed record Headline(
    Ledger Ledger,
    Party Into,
    Party From,
    When When,
    Instant At,
    ImmutableArray<HeadlineLayer> Layers,
    ImmutableArray<HeadlineLayer> StillApplied,
    ImmutableArray<MeasureState> Held,
    ImmutableArray<Measure> Exceptions
)
{
    public Rate Total => Layers.Aggregate(Rate.Free, (sum, layer) => sum + layer.Rate);

    /// <summary><c>20% fentanyl + 125% reciprocal = 145%</c>; without layers, <c>no layer in force = 0%</c>.</summary>
    public string Arithmetic => (Layers.IsEmpty ? "no layer in force" : string.Join(" + ", Layers)) + $" = {Total}";

    /// <summary>
    /// What the pack says a headline leaves out, each with the rates of its programme's lists that are in force.
    /// </summary>
    public IEnumerable<(NotCounted Left, ImmutableArray<Rate> Tiers)> NotCounted =>
        Ledger.Pack.NotCounted.Where(left => left.Into == Into.Id).Select(left => (left, Tiers(left.Programme)));

    ImmutableArray<Rate> Tiers(string programme)
    {
        LocalDate day = At.InZone(Into.Zone).Date;
        return
        [
            .. Ledger
                .Standings.Where(s =>
                    s.Measure.By == Into.Id
                    && s.Measure.Layer.Programme == programme
                    && s.Measure.Goods == Goods.Listed
                    && s.Measure.Rate is not null
                    && s.Measure.Kind != MeasureKind.TariffExclusion
                    && s.Measure.Bears(From.Id)
                    && s.At(At, day) == Phase.InForce
                )
                .Select(s => s.Measure.Rate!.Value)
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>For a bare day: the steps inside it, which the answer for its close passes over.</summary>
    public ImmutableArray<HeadlineStep> WithinDay =>
        When is When.Day day
            ? HeadlineHistory.Within(HeadlineHistory.Of(Ledger, Into.Id, From.Id), Into, day.Date)
            : [];

    public static Headline Of(Ledger ledger, PartyId into, PartyId from, When when)
    {
        Party importer = ledger.Pack.Party(into);
        return Of(ledger, importer, ledger.Pack.Party(from), when, when.InstantFor(importer));
    }

    internal static Headline Of(Ledger ledger, Party into, Party from, When when, Instant at)
    {
        LocalDate day = at.InZone(into.Zone).Date;
        var layers = new List<HeadlineLayer>();
        var still = new List<HeadlineLayer>();
        var held = ImmutableArray.CreateBuilder<MeasureState>();
        foreach (Standing standing in OnAllGoods(ledger, into, from))
        {
            Phase phase = standing.At(at, day);
            if (phase == Phase.InForce)
                layers.Add(Layer(standing));
            else if (phase == Phase.Void && standing.Bites)
                still.Add(Layer(standing));
            else if (phase == Phase.Suspended)
                held.Add(new(standing, phase, at));
        }
        return new(
            ledger,
            into,
            from,
            when,
            at,
            InOrder(ledger, layers),
            InOrder(ledger, still),
            held.DrainToImmutable(),
            Exclusions(ledger, layers, at, day)
        );
    }

    /// <summary>The duties of one side on all goods of the other.</summary>
    internal static IEnumerable<Standing> OnAllGoods(Ledger ledger, Party into, Party from) =>
        ledger.Standings.Where(s =>
            s.Measure.By == into.Id
            && s.Measure.Goods == Goods.All
            && s.Measure.IsDuty
            && s.Measure.Rate is not null
            && s.Measure.Bears(from.Id)
        );

    static HeadlineLayer Layer(Standing standing) =>
        new(
            standing.Measure,
            standing.Measure.Layer,
            standing.Measure.Rate!.Value,
            standing.Operates,
            standing.Ends?.At,
            standing.Ends?.AppliedUntil
        );

    static ImmutableArray<HeadlineLayer> InOrder(Ledger ledger, List<HeadlineLayer> layers) =>
        layers.Count < 2
            ? [.. layers]
            :
            [
                .. layers
                    .OrderBy(layer => ledger.Pack.Layers.IndexOf(layer.Layer))
                    .ThenBy(layer => layer.Measure.Id, StringComparer.Ordinal),
            ];

    static ImmutableArray<Measure> Exclusions(Ledger ledger, List<HeadlineLayer> layers, Instant at, LocalDate day) =>
        layers.Count == 0
            ? []
            :
            [
                .. ledger
                    .Standings.Where(s =>
                        s.Measure.Kind == MeasureKind.TariffExclusion
                        && layers.Exists(layer => s.Measure.Ties.Excepts.Contains(layer.Measure.Id))
                        && s.At(at, day) == Phase.InForce
                    )
                    .Select(s => s.Measure),
            ];
}
