using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>
/// A list at each time: epochs, in none of which a row comes or goes, with the signed prefixes that hold in each.
/// </summary>
sealed class ListMembership
{
    readonly ImmutableArray<Instant> starts;
    readonly ImmutableArray<Dictionary<CodeRange, bool>> epochs;
    readonly ImmutableArray<int> lengths;

    ListMembership(ImmutableArray<Instant> starts, ImmutableArray<Dictionary<CodeRange, bool>> epochs)
    {
        (this.starts, this.epochs) = (starts, epochs);
        lengths =
        [
            .. epochs.SelectMany(epoch => epoch.Keys).Select(prefix => prefix.Digits).Distinct().OrderDescending(),
        ];
    }

    /// <summary>First instants of the epochs; the first is the beginning of time.</summary>
    public ImmutableArray<Instant> Starts => starts;

    public IReadOnlyDictionary<CodeRange, bool> Signs(int epoch) => epochs[epoch];

    public int EpochAt(Instant at)
    {
        int low = 0,
            high = starts.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (starts[middle] <= at)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>True if the list has the code: of the prefixes that cover it the longest decides.</summary>
    public bool Has(CodeRange code, Instant at) => Deciding(code, at) is { Plus: true };

    /// <summary>The prefix that decides about a code; null where none covers it.</summary>
    public (CodeRange Prefix, bool Plus)? Deciding(CodeRange code, Instant at)
    {
        Dictionary<CodeRange, bool> signs = epochs[EpochAt(at)];
        foreach (int digits in lengths)
        {
            if (digits > code.Digits)
                continue;
            CodeRange prefix = code.Cut(digits);
            if (signs.TryGetValue(prefix, out bool plus))
                return (prefix, plus);
        }
        return null;
    }

    public static ListMembership Of(ProductList list)
    {
        var starts = ImmutableArray.CreateBuilder<Instant>();
        starts.Add(Instant.MinValue);
        starts.AddRange(
            list.Rows.SelectMany(row => new[] { row.From, row.Until })
                .Where(at => at > Instant.MinValue && at < Instant.MaxValue)
                .Distinct()
                .Order()
        );
        var epochs = ImmutableArray.CreateBuilder<Dictionary<CodeRange, bool>>(starts.Count);
        foreach (Instant start in starts)
            epochs.Add(At(list.Rows, start));
        return new(starts.DrainToImmutable(), epochs.MoveToImmutable());
    }

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
