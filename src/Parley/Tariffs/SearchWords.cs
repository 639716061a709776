using System.Runtime.InteropServices;

namespace Parley.Tariffs;

/// <summary>
/// The words of texts, each with a number: small letters, plural endings off, so that <c>batteries</c> and
/// <c>battery</c> are one word.
/// </summary>
sealed class SearchWords
{
    /// <summary>Words that tell no line from another.</summary>
    static readonly HashSet<string> Idle =
    [
        .. """
            a an and any as at but by for from if in into it nesoi not of on or other than that the their thereof these
            this to whether which with without
            """.Split([' ', '\n']),
    ];

    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    readonly Lazy<(string Word, int Number)[]> sorted;

    public SearchWords()
    {
        bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        sorted = new(() =>
            [.. numbers.Select(word => (word.Key, word.Value)).OrderBy(word => word.Key, StringComparer.Ordinal)]
        );
    }

    public int Count => numbers.Count;

    /// <summary>The numbers of a text's words, new words counted in.</summary>
    public void Read(ReadOnlySpan<char> text, List<int> into)
    {
        Span<char> word = stackalloc char[Longest];
        int at = 0;
        while (Next(text, ref at, word, out int length))
        {
            ReadOnlySpan<char> one = word[..length];
            if (!bySpan.TryGetValue(one, out int number))
                bySpan[one] = number = Idle.Contains(one.ToString()) ? -1 : numbers.Count;
            if (number >= 0)
                into.Add(number);
        }
    }

    /// <summary>The words of a question, each once, without the idle ones.</summary>
    public static List<string> Ask(string question)
    {
        List<string> all = [];
        Span<char> word = stackalloc char[Longest];
        int at = 0;
        while (Next(question, ref at, word, out int length))
            all.Add(word[..length].ToString());
        return [.. all.Where(one => !Idle.Contains(one)).Distinct()];
    }

    /// <summary>The word itself.</summary>
    public IEnumerable<(int Number, double Weight)> Exact(string word) =>
        numbers.TryGetValue(word, out int number) && number >= 0 ? [(number, 1)] : [];

    /// <summary>Longer words that begin with this one, which is at least four letters; the longer, the less.</summary>
    public IEnumerable<(int Number, double Weight)> Longer(string word)
    {
        if (word.Length < 4)
            yield break;
        (string Word, int Number)[] all = sorted.Value;
        int low = 0,
            high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(all[middle].Word, word) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < all.Length && all[low].Word.StartsWith(word, StringComparison.Ordinal); low++)
        {
            if (all[low].Number >= 0)
                yield return (all[low].Number, 0.6 * word.Length / all[low].Word.Length);
        }
    }

    /// <summary>The nearest word of a text; null where none is near.</summary>
    public string? Nearest(string word) =>
        Record.Spelling.Nearest(
            word,
            numbers.Where(known => known.Value >= 0 && known.Key.Length > 2).Select(known => known.Key)
        );

    const int Longest = 40;

    /// <summary>The next word of letters and digits, in small letters and without its plural ending.</summary>
    static bool Next(ReadOnlySpan<char> text, ref int at, Span<char> word, out int length)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        length = 0;
        for (; at < text.Length && char.IsLetterOrDigit(text[at]); at++)
        {
            if (length < word.Length)
                word[length++] = char.ToLowerInvariant(text[at]);
        }
        length = Singular(word[..length]);
        return length > 0;
    }

    /// <summary>The length without the plural ending; <c>ies</c> becomes <c>y</c> in place.</summary>
    static int Singular(Span<char> word)
    {
        ReadOnlySpan<char> w = word;
        if (w.Length < 4 || w[^1] != 's' || w[^2] is 's' or 'u' or 'i')
            return w.Length;
        if (w.EndsWith("ies") && w.Length > 4)
        {
            word[^3] = 'y';
            return w.Length - 2;
        }
        return w.EndsWith("sses") || w.EndsWith("xes") || w.EndsWith("ches") || w.EndsWith("shes")
            ? w.Length - 2
            : w.Length - 1;
    }
}
