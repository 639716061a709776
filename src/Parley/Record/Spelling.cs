namespace Parley.Record;

/// <summary>Finds what a misspelt word was meant to be.</summary>
public static class Spelling
{
    /// <summary>The nearest of the known words, or nothing where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? best = known.MinBy(other => Distance(word, other));
        return best is not null && Distance(word, best) <= (word.Length + 1) / 3 ? best : null;
    }

    /// <summary>Levenshtein's edit distance, letters compared without case.</summary>
    public static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                int next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return row[b.Length];
    }
}
