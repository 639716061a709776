using System.Globalization;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Reads what a step charges.</summary>
static class Levies
{
    const string Total = "total ",
        Instead = "instead ";

    public static Levy Read(Fields f, bool exemption)
    {
        Spot spot = f.SpotOf("rate");
        string text = f.Text("rate");
        if (exemption)
        {
            return text switch
            {
                "on" => new Levy.On(),
                "off" => new Levy.Off(),
                _ => Wrong(f, spot, $"rate is \"{text}\", and an exemption charges nothing.", "Write on or off."),
            };
        }
        if (AfterWord(f, spot, text) is { } levy)
            return levy;
        if (text is "off" or "unknown")
            return text == "off" ? new Levy.Off() : new Levy.Unknown();
        if (Charges.TryPercent(text, out decimal fraction) && fraction >= 0)
            return new Levy.Adds(new(fraction));
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return Wrong(
                f,
                spot,
                $"rate \"{text}\" has no unit. {text} could be {text}% or an amount, "
                    + "so a rate is written with its sign.",
                $"Write {text}%, or for an amount by quantity 2.5¢/kg.",
                FaultKind.MissingUnit
            );
        }
        if (DutyText.Read(text) is { } expression and not DutyExpression.InWords)
            return new Levy.Specific(expression);
        return Wrong(
            f,
            spot,
            $"rate is \"{text}\", which is no duty.",
            "Write 25%, total 15%, instead 35%, an amount such as 2.5¢/kg, off, or unknown with a note."
        );
    }

    /// <summary>A rate after the word that says what it does; null without such a word.</summary>
    static Levy? AfterWord(Fields f, Spot spot, string text)
    {
        string? word = ((string[])[Total, Instead]).FirstOrDefault(w => text.StartsWith(w, StringComparison.Ordinal));
        if (word is null)
            return null;
        if (!Charges.TryPercent(text[word.Length..], out decimal rate) || rate < 0)
            return Wrong(
                f,
                spot,
                $"rate is \"{text}\", and what follows {word.Trim()} is no rate.",
                $"Write {word}15%."
            );
        return word == Total ? new Levy.TopsUpTo(new(rate)) : new Levy.Replaces(new(rate));
    }

    static Levy Wrong(Fields f, Spot spot, string found, string write, FaultKind kind = FaultKind.NotANumber)
    {
        if (f.There)
            f.Loading.Fault(kind, spot, found, write);
        return new Levy.Off();
    }
}
