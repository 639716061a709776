using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>
/// A list at each time. One code is looked up among the rows, which stand in order of prefix; for all codes at once
/// there are epochs, in none of which a row comes or goes, with the signed prefixes that hold in each, made when first
/// asked for.
/// </summary>
sealed class ListMembership(ImmutableArray<ListRow> rows)
{
    readonly Lazy<ImmutableArray<Instant>> starts = new(() => StartsOf(rows));
    ImmutableArray<Dictionary<CodeRange, bool>> epochs;

    /// <summary>First instants of the epochs; the first is the beginning of time.</summary>
    public ImmutableArray<Instant> Starts => starts.Value;

    public IReadOnlyDictionary<CodeRange, bool> Signs(int epoch)
    {
        if (epochs.IsDefault)
            epochs = [.. Starts.Select(start => At(rows, start))];
        return epochs[epoch];
    }

    public int EpochAt(Instant at)
    {
        int low = 0,
            high = Starts.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Starts[middle] <= at)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>True if the list has the code: of the prefixes that cover it the longest decides.</summary>
    public bool Has(CodeRange code, Instant at) => Deciding(code, at) is { Plus: true };

    /// <summary>The row that decides about a code; null where none covers it.</summary>
    public ListRow? Deciding(CodeRange code, Instant at)
    {
        for (int digits = code.Digits; digits >= CodeRange.Shortest; digits--)
        {
            CodeRange prefix = code.Cut(digits);
            ListRow? last = null;
            for (int i = FirstOf(prefix); i < rows.Length && rows[i].Prefix == prefix; i++)
            {
                if (rows[i].From <= at && at < rows[i].Until)
                    last = rows[i];
            }
            if (last is not null)
                return last;
        }
        return null;
    }

    /// <summary>The first row that is not before a prefix.</summary>
    int FirstOf(CodeRange prefix)
    {
        int low = 0,
            high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (rows[middle].Prefix.CompareTo(prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    public static ListMembership Of(ProductList list) => new(list.Rows);

    static ImmutableArray<Instant> StartsOf(ImmutableArray<ListRow> rows) =>
        [
            Instant.MinValue,
            .. rows.SelectMany(row => new[] { row.From, row.Until })
                .Where(at => at > Instant.MinValue && at < Instant.MaxValue)
                .Distinct()
                .Order(),
        ];

    /// <summary>Later-known rows stand over earlier ones; of rows known on one day the later written.</summary>
    static Dictionary<CodeRange, bool> At(ImmutableArray<ListRow> rows, Instant at)
    {
        var signs = new Dictionary<CodeRange, bool>(rows.Length);
        foreach (ListRow row in rows)
        {
            if (row.From <= at && at < row.Until)
                signs[row.Prefix] = row.Plus;
        }
        return signs;
    }
}
