using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>Works out a duty on a consignment: exact where all is told, bounds where it is not.</summary>
static class DutyAmounts
{
    public static Owed Of(DutyExpression duty, Consignment goods) =>
        duty switch
        {
            DutyExpression.Free => Owed.Nothing,
            DutyExpression.AdValorem share => Of(share, goods),
            DutyExpression.Specific specific => Of(specific, goods),
            DutyExpression.Sum sum => sum.Terms.Aggregate(Owed.Nothing, (total, term) => total + Of(term, goods)),
            DutyExpression.Greatest bound => Owed.Greater(Of(bound.Duty, goods), Of(bound.Minimum, goods)),
            DutyExpression.Least bound => Owed.Lesser(Of(bound.Duty, goods), Of(bound.Maximum, goods)),
            DutyExpression.PerDegree sugar => Of(sugar, goods),
            DutyExpression.Staged => Owed.Untold(new Missing.Day()),
            DutyExpression.InWords words => Owed.Untold(new Missing.Words(words.Text)),
            _ => throw new InvalidOperationException("An unknown kind of duty."),
        };

    /// <summary>Multiplies before it divides, so that a third of 300 is 100.</summary>
    static Owed Of(DutyExpression.AdValorem share, Consignment goods)
    {
        if (share.IsOnAll || share.Part is not { } part)
            return goods.ValueUsd is { } value ? Owed.Exactly(On(value)) : Owed.Untold(new Missing.Value());
        if (goods.ValueOf(part) is { } told)
            return Owed.Exactly(On(told));
        decimal? whole = part.LiesWithin ? goods.ValueUsd : null;
        return Owed.Untold(new Missing.Content(part, null), 0m, whole is { } most ? On(most) : null);

        decimal On(decimal usd) => usd * share.Dividend.Fraction / share.Divisor;
    }

    static Owed Of(DutyExpression.Specific specific, Consignment goods)
    {
        Unit unit = specific.Unit;
        if (goods.QuantityOf(unit.Kind, specific.Part) is { } told)
            return Owed.Exactly(In(unit, told, specific.Amount));
        if (specific.Part is not { } part)
            return Owed.Untold(Lacking(unit, goods));
        Quantity? whole = part.LiesWithin ? goods.QuantityOf(unit.Kind, null) : null;
        decimal? most = whole is null ? null : In(unit, whole, specific.Amount);
        return Owed.Untold(new Missing.Content(part, unit), 0m, most);
    }

    static Owed Of(DutyExpression.PerDegree sugar, Consignment goods)
    {
        if (goods.QuantityOf(sugar.Unit.Kind, null) is not { } told)
            return Owed.Untold(Lacking(sugar.Unit, goods));
        if (goods.Degrees is not { } degrees)
        {
            decimal most = Math.Max(sugar.Full, sugar.Floor);
            return Owed.Untold(new Missing.Degrees(), In(sugar.Unit, told, sugar.Floor), In(sugar.Unit, told, most));
        }
        decimal less = sugar.Less * Math.Max(0m, sugar.Under - degrees);
        return Owed.Exactly(In(sugar.Unit, told, Math.Max(sugar.Floor, sugar.Full - less)));
    }

    /// <summary>An amount a unit on a quantity told in a unit of the same kind; one division, at the end.</summary>
    static decimal In(Unit unit, Quantity told, decimal amount) => amount * told.Amount * told.Unit.Size / unit.Size;

    static Missing Lacking(Unit unit, Consignment goods)
    {
        ImmutableArray<Quantity> whole = [.. goods.Quantities.Where(quantity => quantity.Part is null)];
        return whole.IsEmpty ? new Missing.Quantity(unit) : new Missing.WrongUnit(string.Join("; ", whole), unit);
    }
}
