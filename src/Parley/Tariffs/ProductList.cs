using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// A list of goods by signed code prefixes. Of the rows that cover a code the longest prefix decides.
/// </summary>
/// <param name="By">Whose nomenclature the codes are in.</param>
/// <param name="Note">How it was compiled, and what is uncertain.</param>
/// <param name="Rows">In order of prefix, and those of one prefix in the order in which they were known.</param>
public sealed record ProductList(
    string Id,
    PartyId By,
    string Title,
    string Law,
    ImmutableArray<string> Cite,
    string? Note,
    ImmutableArray<ListRow> Rows
);

/// <summary>A prefix of a list, taken in or left out.</summary>
/// <param name="Prefix">Digits only, 2 to 10 of them.</param>
/// <param name="From">Included; <see cref="Instant.MinValue"/> where the row holds from the beginning.</param>
/// <param name="Until">Excluded; <see cref="Instant.MaxValue"/> where no end is set.</param>
/// <param name="Known">First day on which it could be known; null: as long as its list.</param>
public readonly record struct ListRow(CodeRange Prefix, bool Plus, Instant From, Instant Until, LocalDate? Known)
{
    public bool Always => From == Instant.MinValue && Until == Instant.MaxValue;
}

/// <summary>
/// The ten-digit codes that begin with a prefix, as an interval of numbers: 8517.62.00 is 8517620000 to 8517620099.
/// </summary>
/// <param name="First">The prefix with zeros after it.</param>
/// <param name="Digits">How many digits the prefix has.</param>
public readonly record struct CodeRange(long First, int Digits) : IComparable<CodeRange>
{
    /// <summary>Digits of the shortest prefix, a chapter.</summary>
    public const int Shortest = 2;

    /// <summary>Digits of the longest code.</summary>
    public const int Full = 10;

    /// <summary>Excluded.</summary>
    public long End => First + Tens(Full - Digits);

    public bool Covers(CodeRange other) => First <= other.First && other.End <= End;

    /// <summary>The prefix of so many digits, no more than this one has.</summary>
    public CodeRange Cut(int digits)
    {
        long tens = Tens(Full - digits);
        return new(First / tens * tens, digits);
    }

    public int CompareTo(CodeRange other) =>
        First != other.First ? First.CompareTo(other.First) : Digits.CompareTo(other.Digits);

    /// <summary>Reads 2 to 10 digits; dots and blanks are not taken.</summary>
    public static bool TryRead(ReadOnlySpan<char> digits, out CodeRange range)
    {
        range = default;
        if (digits.Length is < Shortest or > Full)
            return false;
        long number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = number * 10 + (digit - '0');
        }
        range = new(number * Tens(Full - digits.Length), digits.Length);
        return true;
    }

    static long Tens(int power)
    {
        long tens = 1;
        for (int i = 0; i < power; i++)
            tens *= 10;
        return tens;
    }

    public override string ToString() =>
        First.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)[..Digits];
}
