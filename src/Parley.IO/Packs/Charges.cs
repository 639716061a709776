using System.Globalization;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>Reads duties, fees and shares as the record writes them. The unit is never left out.</summary>
public static class Charges
{
    /// <summary><c>25%</c>, as a fraction.</summary>
    public static bool TryPercent(string text, out decimal fraction)
    {
        fraction = 0;
        if (!text.EndsWith('%') || !TryNumber(text.AsSpan(0, text.Length - 1), out decimal percent))
            return false;
        fraction = percent / 100m;
        return true;
    }

    /// <summary><c>25%</c> or <c>50 USD/net ton</c>.</summary>
    public static bool TryCharge(string text, out Charge? charge)
    {
        charge = null;
        if (TryPercent(text, out decimal fraction) && fraction >= 0)
        {
            charge = new Charge.AdValorem(new(fraction));
            return true;
        }
        int space = text.IndexOf(' '),
            slash = text.IndexOf('/');
        if (
            space < 0
            || slash != space + 4
            || !TryNumber(text.AsSpan(0, space), out decimal amount)
            || amount < 0
            || slash == text.Length - 1
        )
            return false;
        string currency = text[(space + 1)..slash];
        if (!currency.All(char.IsAsciiLetterUpper))
            return false;
        charge = new Charge.Specific(amount, currency, text[(slash + 1)..]);
        return true;
    }

    /// <summary>
    /// A number of less than sixteen digits before the point, so that sums and shares of it stay exact.
    /// </summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        ) && number is > -1e15m and < 1e15m;
}
