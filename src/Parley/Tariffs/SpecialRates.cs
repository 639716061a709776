using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>A rate that an importer may claim, and the programmes under which it may be claimed.</summary>
/// <param name="Programmes">Letters as printed, <c>S+</c> and <c>A*</c> with their marks; empty where the text
/// names none.</param>
public sealed record SpecialRate(ImmutableArray<string> Programmes, DutyExpression Duty)
{
    public bool Equals(SpecialRate? other) =>
        other is not null && Duty == other.Duty && Programmes.SequenceEqual(other.Programmes);

    public override int GetHashCode() => HashCode.Combine(Duty, Programmes.Length);

    public override string ToString() => Programmes.IsEmpty ? $"{Duty}" : $"{Duty} ({string.Join(',', Programmes)})";
}

/// <summary>Reads the special column: <c>Free (A,AU,BH) 2.5% (KR) See 9822.04.25 (CO)</c>.</summary>
public static class SpecialRates
{
    const int LongestLetters = 3;

    /// <summary>One for each group of letters, in the order printed; none for an empty text.</summary>
    public static ImmutableArray<SpecialRate> Read(string text)
    {
        var rates = ImmutableArray.CreateBuilder<SpecialRate>();
        int start = 0;
        for (int open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            int close = text.IndexOf(')', open);
            if (close < 0 || !Letters(text.AsSpan(open + 1, close - open - 1), out ImmutableArray<string> letters))
                continue;
            rates.Add(new(letters, DutyText.Read(text[start..open].Trim())));
            start = close + 1;
            open = close;
        }
        string rest = text[start..].Trim();
        if (rest.Length > 0)
            rates.Add(new([], DutyText.Read(rest)));
        return rates.DrainToImmutable();
    }

    /// <summary>
    /// Capitals between commas or spaces. A stray mark, an empty place or a second bracket is a misprint.
    /// </summary>
    static bool Letters(ReadOnlySpan<char> inside, out ImmutableArray<string> letters)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        letters = [];
        foreach (Range range in inside.SplitAny(',', '(', ' '))
        {
            ReadOnlySpan<char> word = inside[range].Trim(" .");
            if (word.Length > LongestLetters || word.ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ*+"))
                return false;
            if (word.Length > 0 && !read.Contains(word.ToString()))
                read.Add(word.ToString());
        }
        letters = read.DrainToImmutable();
        return !letters.IsEmpty;
    }
}
