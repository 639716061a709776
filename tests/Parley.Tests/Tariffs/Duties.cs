using CsCheck;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Random duties and consignments.</summary>
static class Duties
{
    static readonly Part[] Parts =
    [
        new("on the case"),
        new("on copper content"),
        new("of total sugars"),
        new("over 7"),
    ];

    static readonly Gen<Part?> Part = Gen.Int[-8, Parts.Length - 1].Select(i => i < 0 ? null : Parts[i]);

    public static readonly Gen<Unit> Unit = Gen.Int[0, Units.All.Length - 1].Select(i => Units.All[i]);

    static readonly Gen<decimal> Number = Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 6])
        .Select((digits, places) => new decimal(digits, 0, 0, false, (byte)places));

    public static readonly Gen<DutyExpression> Term = Gen.OneOf(
        Gen.Const(DutyExpression.NoDuty),
        Gen.Select(Number, Part)
            .Select((n, part) => (DutyExpression)new DutyExpression.AdValorem(Rate.FromPercent(n), 1, part)),
        Gen.Int[0, 300].Select(n => (DutyExpression)new DutyExpression.AdValorem(Rate.FromPercent(n * 3 + 1), 3, null)),
        Gen.Select(Number, Unit, Part)
            .Select((n, unit, part) => (DutyExpression)new DutyExpression.Specific(n, Per(unit), part)),
        Gen.Select(Number, Number, Number)
            .Select(
                (full, less, floor) =>
                    (DutyExpression)new DutyExpression.PerDegree(full, less, 100m, floor, Units.Kilogram)
            )
    );

    public static readonly Gen<DutyExpression> Sum = Term.Array[2, 4]
        .Select(terms => (DutyExpression)new DutyExpression.Sum([.. terms]));

    static readonly Gen<DutyExpression> Simple = Gen.OneOf(Term, Sum);

    static readonly Gen<DutyExpression> Bound = Gen.Select(Simple, Simple, Gen.Bool)
        .Select(
            (a, b, least) => least ? (DutyExpression)new DutyExpression.Least(a, b) : new DutyExpression.Greatest(a, b)
        );

    public static readonly Gen<DutyExpression> Any = Gen.OneOf(
        Simple,
        Bound,
        Gen.Select(Bound, Simple).Select((a, b) => (DutyExpression)new DutyExpression.Sum([b, a])),
        Gen.Select(Bound, Bound).Select((a, b) => (DutyExpression)new DutyExpression.Greatest(a, b))
    );

    /// <summary>A consignment of which everything is told; no part is more than the whole.</summary>
    public static readonly Gen<Consignment> Told = Gen.Select(Number, Number, Gen.Int[0, 100], Number)
        .Select(
            (value, amount, degrees, part) =>
                new Consignment(
                    value,
                    [
                        .. Units.All.DistinctBy(unit => unit.Kind).Select(unit => new Quantity(amount, unit)),
                        .. from unit in Units.All.DistinctBy(unit => unit.Kind)
                        where unit.Kind != UnitKind.Spirit
                        from p in Parts
                        select new Quantity(Math.Min(part, amount), unit, p),
                    ]
                )
                {
                    Degrees = degrees,
                    PartValues = [.. Parts.Select(p => new PartValue(p, Math.Min(part, value)))],
                }
        );

    /// <summary>The unit as a duty names it: units that are written alike are one.</summary>
    static Unit Per(Unit unit) => Units.Find(unit.Per.Trim(' ', '/')) ?? unit;
}
