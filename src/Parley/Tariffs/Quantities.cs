using System.Collections.Immutable;
using System.Globalization;

namespace Parley.Tariffs;

/// <summary>
/// Reads how much there is, as an importer writes it: <c>120 kg</c>; several between semicolons, <c>40 each; 120
/// kg</c>; of a part, <c>5 kg copper content</c>; what a part is worth, <c>$35 case</c>; how sweet sugar is, <c>96
/// degrees</c>.
/// </summary>
public static class Quantities
{
    /// <summary>So that an amount of duty stays exact.</summary>
    const decimal Limit = 1e15m;

    const string Forms = "Write 120 kg; 40 each; 5 kg copper content; $35 case; 96 degrees";

    /// <summary>
    /// The consignment, its customs value not told; null with the reason where the text cannot be read.
    /// </summary>
    public static Consignment? Read(string text, out string refusal)
    {
        Consignment goods = Consignment.Untold;
        refusal = "";
        foreach (string item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            refusal = Add(item, ref goods);
            if (refusal.Length > 0)
                return null;
        }
        if (goods == Consignment.Untold)
            refusal = $"No quantity is written. {Forms}.";
        return refusal.Length == 0 ? goods : null;
    }

    /// <summary>A customs value in dollars, <c>10000</c>, <c>$10,000.50</c>; null with the reason.</summary>
    public static decimal? ReadValue(string text, out string refusal)
    {
        ReadOnlySpan<char> number = text.AsSpan().Trim();
        if (number.EndsWith("USD", StringComparison.OrdinalIgnoreCase))
            number = number[..^3].TrimEnd();
        if (number.StartsWith('$'))
            number = number[1..];
        if (Number(number, out decimal value, out int end, out refusal) && end < number.Length)
            refusal = $"'{text}' is no amount in dollars. Write 10000 or 10,000.50.";
        return refusal.Length == 0 ? value : null;
    }

    static string Add(string item, ref Consignment goods)
    {
        bool money = item.StartsWith('$');
        ReadOnlySpan<char> text = money ? item.AsSpan(1) : item;
        if (!Number(text, out decimal amount, out int end, out string refusal))
            return refusal;
        text = text[end..].Trim();
        if (money)
            return AddValue(text, amount, item, ref goods);
        if (text is "degrees" or "degree" or "°")
            return AddDegrees(amount, ref goods);
        if (text.IsEmpty)
            return $"'{item}' has no unit. {Forms}.";
        Unit? unit = UnitOf(text, out int length);
        return unit is null ? Unknown(text) : AddQuantity(amount, unit, text[length..].Trim(), ref goods);
    }

    static string AddValue(ReadOnlySpan<char> name, decimal usd, string item, ref Consignment goods)
    {
        if (name.IsEmpty)
            return $"'{item}' does not say of what part it is the value. Write $35 case.";
        PartValue value = new(new(name.ToString()), usd);
        if (goods.ValueOf(value.Part) is not null)
            return $"The value of {value.Part} is told twice. Tell it once.";
        goods = goods with { PartValues = goods.PartValues.Add(value) };
        return "";
    }

    static string AddDegrees(decimal degrees, ref Consignment goods)
    {
        if (degrees > 100m)
            return $"{DutyWords.Plain(degrees)} degrees is over 100, the polarization of pure sugar.";
        if (goods.Degrees is not null)
            return "The polarization is told twice. Tell it once.";
        goods = goods with { Degrees = degrees };
        return "";
    }

    static string AddQuantity(decimal amount, Unit unit, ReadOnlySpan<char> rest, ref Consignment goods)
    {
        Part? part = rest.IsEmpty ? null : new(rest.ToString());
        if (goods.QuantityOf(unit.Kind, part) is { } told)
            return Twice(Units.Noun(unit.Kind), told, new(amount, unit, part));
        goods = goods with { Quantities = goods.Quantities.Add(new(amount, unit, part)) };
        return "";
    }

    static string Twice(string noun, Quantity one, Quantity other) =>
        $"The {noun} is told twice, {one} and {other}. Tell it once.";

    /// <summary>The unit that the text begins with: two words if they are one together, else one.</summary>
    static Unit? UnitOf(ReadOnlySpan<char> text, out int length)
    {
        int one = text.IndexOf(' ');
        one = one < 0 ? text.Length : one;
        int more = one == text.Length ? -1 : text[(one + 1)..].IndexOf(' ');
        int two = more < 0 ? text.Length : one + 1 + more;
        length = two;
        if (Units.Find(text[..two]) is { } both)
            return both;
        length = one;
        return Units.Find(text[..one]);
    }

    static string Unknown(ReadOnlySpan<char> text)
    {
        int space = text.IndexOf(' ');
        string word = text[..(space < 0 ? text.Length : space)].ToString();
        if (
            word.Equals("ton", StringComparison.OrdinalIgnoreCase)
            || word.Equals("tons", StringComparison.OrdinalIgnoreCase)
        )
            return $"'{word}' may be of 1,000 kg, 2,000 lb or 2,240 lb. Write t for 1,000 kg, or the weight in lb.";
        string meant = Units.Nearest(word) is { } near ? $" Did you mean {near}?" : "";
        string known = string.Join(", ", Units.All.Select(unit => unit.Name));
        return $"'{word}' is no unit known here.{meant} Units: {known}.";
    }

    /// <summary>
    /// A plain number at the front, <c>1,200.5</c>: not negative, less than a thousand million million.
    /// </summary>
    static bool Number(ReadOnlySpan<char> text, out decimal number, out int end, out string refusal)
    {
        end = 0;
        number = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' or '-' or '+'))
            end++;
        ReadOnlySpan<char> digits = text[..end];
        bool read = decimal.TryParse(digits, Plain, CultureInfo.InvariantCulture, out number);
        refusal =
            digits.StartsWith("-") ? $"'{text}' is negative. A quantity or a value is zero or more."
            : !IsPlain(digits) ? $"'{text}' does not begin with a plain number. {Forms}."
            : !read || number > Limit ? $"'{text}' is more than 1,000,000,000,000,000. Check the number."
            : "";
        return refusal.Length == 0;
    }

    const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    /// <summary>
    /// Digits and at most one point; commas, if any, stand before groups of three: <c>1,20</c> may be 1.2 or 120.
    /// </summary>
    internal static bool IsPlain(ReadOnlySpan<char> digits)
    {
        int point = digits.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? digits : digits[..point];
        if (digits.ContainsAny('-', '+') || (point >= 0 && digits[(point + 1)..].ContainsAny('.', ',')))
            return false;
        if (!whole.Contains(','))
            return digits.ContainsAnyInRange('0', '9');
        bool first = true;
        foreach (Range range in whole.Split(','))
        {
            int length = whole[range].Length;
            if (first ? length is < 1 or > 3 : length != 3)
                return false;
            first = false;
        }
        return true;
    }
}
