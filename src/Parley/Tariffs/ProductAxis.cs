using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Parley.Tariffs;

/// <summary>
/// The quotient of all ten-digit codes by the lists that have them: codes that every list treats alike at all times are
/// one class. Layout: starts of intervals of codes in order, a class for each, and for each class one bit a list and
/// epoch.
/// </summary>
sealed class ProductAxis
{
    /// <summary>Headings, four digits, at which the search for a code begins.</summary>
    const int Headings = 10_000;
    const long Step = 1_000_000;

    readonly long[] starts;
    readonly int[] classes;
    readonly int[] buckets = new int[Headings + 1];
    readonly ulong[] bits;
    readonly int words;
    readonly int[] firstBit;
    readonly ImmutableArray<ListMembership> lists;

    ProductAxis(
        long[] starts,
        int[] classes,
        ulong[] bits,
        int words,
        int[] firstBit,
        ImmutableArray<ListMembership> lists
    )
    {
        (this.starts, this.classes, this.bits, this.words) = (starts, classes, bits, words);
        (this.firstBit, this.lists) = (firstBit, lists);
        int at = 0;
        for (int heading = 0; heading <= Headings; heading++)
        {
            while (at + 1 < starts.Length && starts[at + 1] <= heading * Step)
                at++;
            buckets[heading] = at;
        }
    }

    /// <summary>The class of goods that are on no list.</summary>
    public const int Unlisted = 0;

    public int Classes => bits.Length / words;

    public ImmutableArray<ListMembership> Lists => lists;

    /// <summary>The class of a code; -1 where lists tell its ten-digit codes apart.</summary>
    public int ClassOf(CodeRange code)
    {
        int heading = (int)(code.First / Step);
        int low = buckets[heading],
            high = buckets[heading + 1] + 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= code.First)
                low = middle;
            else
                high = middle;
        }
        int found = classes[low];
        for (int next = low + 1; next < starts.Length && starts[next] < code.End; next++)
        {
            if (classes[next] != found)
                return -1;
        }
        return found;
    }

    /// <summary>The first ten-digit code of a class; null where it has none.</summary>
    public CodeRange? FirstOf(int productClass)
    {
        int first = Array.IndexOf(classes, productClass);
        return first < 0 ? null : new(starts[first], CodeRange.Full);
    }

    /// <summary>The number of the bit that says whether a list has a class in an epoch.</summary>
    public int Bit(int list, int epoch) => firstBit[list] + epoch;

    public bool Has(int productClass, int bit) => (bits[productClass * words + (bit >> 6)] >> (bit & 63) & 1) != 0;

    public static ProductAxis Of(IReadOnlyList<ProductList> lists)
    {
        ImmutableArray<ListMembership> members = [.. lists.Select(ListMembership.Of)];
        int[] firstBit = new int[members.Length];
        int total = 0;
        for (int i = 0; i < members.Length; i++)
        {
            firstBit[i] = total;
            total += members[i].Starts.Length;
        }
        int words = Math.Max(1, (total + 63) / 64);
        long[] starts = Starts(members);
        ulong[] rows = new ulong[starts.Length * words];
        for (int list = 0; list < members.Length; list++)
        {
            for (int epoch = 0; epoch < members[list].Starts.Length; epoch++)
                Mark(rows, words, starts, members[list].Signs(epoch), firstBit[list] + epoch);
        }
        (int[] classes, ulong[] bits) = Quotient(rows, words, starts.Length);
        return new(starts, classes, bits, words, firstBit, members);
    }

    static long[] Starts(ImmutableArray<ListMembership> members)
    {
        var starts = new HashSet<long> { 0 };
        foreach (ListMembership list in members)
        {
            for (int epoch = 0; epoch < list.Starts.Length; epoch++)
            {
                foreach (CodeRange prefix in list.Signs(epoch).Keys)
                {
                    starts.Add(prefix.First);
                    starts.Add(prefix.End);
                }
            }
        }
        long[] sorted = [.. starts];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Short prefixes first, so that the longest has the last word.</summary>
    static void Mark(ulong[] rows, int words, long[] starts, IReadOnlyDictionary<CodeRange, bool> signs, int bit)
    {
        (CodeRange Prefix, bool Plus)[] inOrder = [.. signs.Select(sign => (sign.Key, sign.Value))];
        Array.Sort(inOrder, (a, b) => a.Prefix.Digits.CompareTo(b.Prefix.Digits));
        ulong mask = 1UL << (bit & 63);
        foreach ((CodeRange prefix, bool plus) in inOrder)
        {
            int i = Array.BinarySearch(starts, prefix.First);
            for (; i < starts.Length && starts[i] < prefix.End; i++)
            {
                ref ulong word = ref rows[i * words + (bit >> 6)];
                word = plus ? word | mask : word & ~mask;
            }
        }
    }

    static (int[] Classes, ulong[] Bits) Quotient(ulong[] rows, int words, int count)
    {
        var known = new Dictionary<BitRow, int>(BitRow.ByContent) { [new(new ulong[words], 0, words)] = Unlisted };
        var bits = new List<ulong>(new ulong[words]);
        int[] classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            var row = new BitRow(rows, i * words, words);
            ref int found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, row, out bool there);
            if (!there)
            {
                found = bits.Count / words;
                bits.AddRange(row.Span);
            }
            classes[i] = found;
        }
        return (classes, [.. bits]);
    }

    readonly record struct BitRow(ulong[] Words, int Start, int Length)
    {
        public ReadOnlySpan<ulong> Span => Words.AsSpan(Start, Length);

        public static readonly IEqualityComparer<BitRow> ByContent = EqualityComparer<BitRow>.Create(
            (a, b) => a.Span.SequenceEqual(b.Span),
            row =>
            {
                HashCode hash = new();
                hash.AddBytes(MemoryMarshal.AsBytes(row.Span));
                return hash.ToHashCode();
            }
        );
    }
}
