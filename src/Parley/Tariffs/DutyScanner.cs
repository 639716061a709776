using System.Collections.Immutable;
using System.Globalization;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// One pass over the text of a duty: terms joined by <c>+</c>, with a minimum or a maximum behind. Anything else is
/// nothing.
/// </summary>
ref struct DutyScanner
{
    /// <summary>So that an amount on any consignment stays inside a decimal.</summary>
    const decimal Limit = 1e6m;

    readonly ReadOnlySpan<char> text;
    int at;

    DutyScanner(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The duty if the whole text is one; else null.</summary>
    public static DutyExpression? Whole(ReadOnlySpan<char> text)
    {
        DutyScanner scanner = new(text);
        DutyExpression? duty = scanner.Bounded();
        scanner.SkipSpaces();
        return scanner.at == text.Length ? duty : null;
    }

    readonly ReadOnlySpan<char> Rest => text[at..];

    DutyExpression? Bounded()
    {
        DutyExpression? duty = Terms();
        while (duty is not null)
        {
            bool minimum = Takes("but not less than") || Takes("but not under");
            if (minimum || Takes("but not more than") || Takes("but not over"))
                duty = Bound(duty, Terms(), minimum);
            else if (Takes("or "))
                duty = Either(duty, Terms());
            else
                return duty;
        }
        return null;
    }

    static DutyExpression? Bound(DutyExpression duty, DutyExpression? bound, bool minimum) =>
        bound is null ? null
        : minimum ? new DutyExpression.Greatest(duty, bound)
        : new DutyExpression.Least(duty, bound);

    /// <summary><c>5% or 3¢/kg, whichever is higher</c>.</summary>
    DutyExpression? Either(DutyExpression duty, DutyExpression? other)
    {
        if (!Takes(", whichever is") && !Takes("whichever is"))
            return null;
        Takes("the ");
        if (Takes("higher") || Takes("greater"))
            return Bound(duty, other, true);
        return Takes("lower") || Takes("lesser") || Takes("less") ? Bound(duty, other, false) : null;
    }

    DutyExpression? Terms()
    {
        DutyExpression? first = Term();
        if (first is null || !TakesPlus())
            return first;
        var terms = ImmutableArray.CreateBuilder<DutyExpression>();
        terms.Add(first);
        do
        {
            if (Term() is not { } next)
                return null;
            terms.Add(next);
        } while (TakesPlus());
        return new DutyExpression.Sum(terms.DrainToImmutable());
    }

    DutyExpression? Term()
    {
        if (Takes("("))
            return Bounded() is { } inner && Takes(")") ? inner : null;
        if (Takes("Free"))
            return Free();
        Takes("a duty of ");
        if (Takes("$"))
            return Number(out decimal dollars) ? Specific(dollars) : null;
        if (!Number(out decimal number))
            return null;
        if (Takes("¢"))
            return Specific(number / 100m);
        int divisor = 1;
        if (Fraction(out int top, out int bottom))
            (number, divisor) = (number * bottom + top, bottom);
        return Takes("%") || Takes("percent")
            ? new DutyExpression.AdValorem(Rate.FromPercent(number), divisor, Part())
            : null;
    }

    /// <summary>Terms of freedom run to the end of the text.</summary>
    DutyExpression? Free()
    {
        SkipSpaces();
        if (at == text.Length)
            return DutyExpression.NoDuty;
        if (text[at] is not (',' or '('))
            return text[at] is '+' or ')' or ';' || Rest.StartsWith("but ") ? DutyExpression.NoDuty : null;
        string terms = Rest.TrimStart(", ").ToString();
        at = text.Length;
        return new DutyExpression.Free(terms);
    }

    DutyExpression? Specific(decimal amount)
    {
        if (PerUnit() is not { } unit)
            return null;
        if (Takes("less "))
            return Sugar(amount, unit);
        return new DutyExpression.Specific(amount, unit, Part());
    }

    DutyExpression? Sugar(decimal full, Unit unit)
    {
        if (
            !Money(out decimal less)
            || PerUnit() != unit
            || !Takes("for each degree under")
            || !Number(out decimal under)
            || !Takes("degrees")
        )
            return null;
        Takes("(and fractions of a degree in proportion)");
        bool bounded = Takes("but not less than") || Takes("but not less");
        return bounded && Money(out decimal floor) && PerUnit() == unit
            ? new DutyExpression.PerDegree(full, less, under, floor, unit)
            : null;
    }

    bool Money(out decimal dollars)
    {
        if (Takes("$"))
            return Number(out dollars);
        bool read = Number(out dollars) && Takes("¢");
        dollars /= 100m;
        return read;
    }

    /// <summary><c> each</c>, <c>/kg</c>, <c>/pf. liter</c>: two words if they are a unit together, else one.</summary>
    Unit? PerUnit()
    {
        if (Takes("each"))
            return Units.Each;
        if (!Takes("/"))
            return null;
        SkipSpaces();
        int one = WordEnd(at),
            two = WordEnd(SpacesEnd(one));
        Unit? unit = two > one ? Units.Find(text[at..two]) : null;
        int end = two;
        if (unit is null)
        {
            end = text[one - 1] == ',' && one - 1 > at ? one - 1 : one;
            unit = Units.Find(text[at..end]);
        }
        at = end;
        return unit;
    }

    readonly int WordEnd(int from)
    {
        while (from < text.Length && text[from] is not (' ' or '+' or ')' or ';'))
            from++;
        return from;
    }

    /// <summary>The part that alone bears the duty, up to the next term; null where the whole does.</summary>
    Part? Part()
    {
        SkipSpaces();
        ReadOnlySpan<char> rest = Rest;
        if (
            !rest.StartsWith("on ")
            && !rest.StartsWith("of ")
            && !rest.StartsWith("upon ")
            && !rest.StartsWith("over ")
            && !rest.StartsWith(", including ")
        )
            return null;
        int end = rest.IndexOfAny("+);");
        end = end < 0 ? rest.Length : end;
        int but = rest[..end].IndexOf(" but ");
        end = but < 0 ? end : but;
        at += end;
        return new(rest[..end].TrimEnd().ToString());
    }

    bool Number(out decimal number)
    {
        SkipSpaces();
        int end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ','))
            end++;
        bool read = decimal.TryParse(
            text[at..end],
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out number
        );
        read &= Quantities.IsPlain(text[at..end]);
        at = end;
        return read && number < Limit;
    }

    /// <summary>The <c>1/3</c> of <c>33 1/3%</c>.</summary>
    bool Fraction(out int top, out int bottom)
    {
        (top, bottom) = (0, 0);
        int start = SpacesEnd(at),
            stroke = start,
            end;
        while (stroke < text.Length && char.IsAsciiDigit(text[stroke]))
            stroke++;
        for (end = stroke + 1; end < text.Length && char.IsAsciiDigit(text[end]); end++) { }
        if (stroke == start || stroke >= text.Length || text[stroke] != '/' || end - start > 7)
            return false;
        if (!int.TryParse(text[(stroke + 1)..end], CultureInfo.InvariantCulture, out bottom) || bottom == 0)
            return false;
        top = int.Parse(text[start..stroke], CultureInfo.InvariantCulture);
        at = end;
        return true;
    }

    bool TakesPlus() => Takes("+") || Takes("plus ");

    /// <summary>Passes over these letters, whatever their case, if they come next.</summary>
    bool Takes(ReadOnlySpan<char> expected)
    {
        int start = SpacesEnd(at);
        if (!text[start..].StartsWith(expected, StringComparison.OrdinalIgnoreCase))
            return false;
        at = start + expected.Length;
        return true;
    }

    void SkipSpaces() => at = SpacesEnd(at);

    readonly int SpacesEnd(int from)
    {
        while (from < text.Length && text[from] == ' ')
            from++;
        return from;
    }
}
