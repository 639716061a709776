using System.Collections.Immutable;
using System.Globalization;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Values of trade by code, as CSV: <c>code,value_usd</c>.</summary>
/// <param name="Values">In the order of the file; digits without dots, USD, never negative.</param>
/// <param name="Wrong">What is wrong, each with its line; no value is used then.</param>
public sealed record WeightFile(ImmutableArray<KeyValuePair<string, decimal>> Values, ImmutableArray<string> Wrong)
{
    public const string Header = "code,value_usd";

    public static WeightFile Read(string text)
    {
        List<(int Line, List<string> Fields)> rows = Csv.Rows(text, out _);
        if (rows.Count == 0 || string.Join(',', rows[0].Fields) != Header)
            return new([], [$"1: the header is not {Header}."]);
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, decimal>>();
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach ((int line, List<string> fields) in rows.Skip(1))
        {
            string? digits = CodeText.Read(fields[0]).Digits;
            bool good = decimal.TryParse(
                fields.ElementAtOrDefault(1),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out decimal value
            );
            if (digits is null || !good || fields.Count != 2)
                wrong.Add($"{line}: \"{string.Join(',', fields)}\" is not a code and a value in USD.");
            else
                values.Add(new(digits, value));
        }
        return new(wrong.Count == 0 ? values.DrainToImmutable() : [], wrong.DrainToImmutable());
    }
}
