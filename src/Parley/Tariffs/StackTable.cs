using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// A provision in force for some origins: its step, and the bits of the lists that decide about a product.
/// </summary>
/// <param name="Plus">Null: all goods.</param>
readonly record struct Active(int Provision, int Step, int[]? Plus, int[] Minus);

/// <summary>
/// Rows of active provisions and, for each row and class of products, the stack that they make. Rows and stacks that
/// are equal are one.
/// </summary>
sealed class StackTable(
    DutyLaw law,
    ImmutableArray<Provision> provisions,
    ImmutableArray<Interaction> interactions,
    ProductAxis products,
    IReadOnlyList<ProductList> lists
)
{
    readonly Lock gate = new();
    readonly Dictionary<IntKey, int> rowNumbers = new(IntKey.ByContent),
        stackNumbers = new(IntKey.ByContent);
    readonly List<(Active[] Active, int[] Interactions, int[] Cells)> rows = [];
    readonly List<Stack> stacks = [];
    readonly Dictionary<int, ImmutableArray<string>> inForce = [];
    readonly Dictionary<string, ImmutableArray<string>> programmes = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> listNumbers = lists
        .Select((list, i) => (list.Id, i))
        .ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);

    public int Rows => rows.Count;

    public int Count => stacks.Count;

    public Stack this[int stack] => stacks[stack];

    public int List(string id) => listNumbers[id];

    /// <summary>The number of a row; <paramref name="key"/> says all that the row depends on.</summary>
    public int Row(List<int> key, Active[] active, int[] holding)
    {
        var probe = new IntKey([.. key]);
        if (rowNumbers.TryGetValue(probe, out int found))
            return found;
        int[] cells = new int[products.Classes];
        Array.Fill(cells, -1);
        rows.Add((active, holding, cells));
        rowNumbers.Add(probe, rows.Count - 1);
        return rows.Count - 1;
    }

    /// <summary>Programmes that a row charges; equal lists are one object.</summary>
    public ImmutableArray<string> InForce(int row)
    {
        lock (gate)
        {
            if (inForce.TryGetValue(row, out ImmutableArray<string> found))
                return found;
            HashSet<Layer> layers =
            [
                .. rows[row]
                    .Active.Where(one => Programme(provisions[one.Provision], one.Step))
                    .Select(one => provisions[one.Provision].Layer),
            ];
            string[] all =
            [
                .. law
                    .Pack.Layers.Where(layers.Contains)
                    .Select(layer => layer.Programme)
                    .Distinct(StringComparer.Ordinal),
            ];
            string key = string.Join(' ', all);
            if (!programmes.TryGetValue(key, out found))
                programmes.Add(key, found = [.. all]);
            inForce.Add(row, found);
            return found;
        }
    }

    /// <summary>True of what charges on top of the base duty, and so is a programme of its own.</summary>
    internal static bool Programme(Provision provision, int step) =>
        !provision.IsExemption && provision.Steps[step].Levy is not Levy.Replaces;

    public int Find(int row, int productClass)
    {
        int found = Volatile.Read(ref rows[row].Cells[productClass]);
        return found >= 0 ? found : Fill(row, productClass);
    }

    int Fill(int row, int productClass)
    {
        (Active[] active, int[] holding, int[] cells) = rows[row];
        Span<int> key = stackalloc int[2 * active.Length + holding.Length + 1];
        int length = 0;
        foreach (Active one in active)
        {
            if (!Meets(one, productClass))
                continue;
            key[length++] = one.Provision;
            key[length++] = one.Step;
        }
        int hits = length;
        key[length++] = -1;
        foreach (int interaction in holding)
            key[length++] = interaction;
        int number = Intern(key[..length], hits);
        Volatile.Write(ref cells[productClass], number);
        return number;
    }

    bool Meets(Active active, int productClass)
    {
        if (active.Plus is { } plus && !Any(plus, productClass))
            return false;
        return active.Minus.Length == 0 || !Any(active.Minus, productClass);
    }

    bool Any(int[] bits, int productClass)
    {
        foreach (int bit in bits)
        {
            if (products.Has(productClass, bit))
                return true;
        }
        return false;
    }

    int Intern(ReadOnlySpan<int> key, int hits)
    {
        lock (gate)
        {
            var lookup = stackNumbers.GetAlternateLookup<ReadOnlySpan<int>>();
            if (lookup.TryGetValue(key, out int found))
                return found;
            var all = ImmutableArray.CreateBuilder<Hit>(hits / 2);
            for (int i = 0; i < hits; i += 2)
                all.Add(new(provisions[key[i]], provisions[key[i]].Steps[key[i + 1]]));
            var holding = ImmutableArray.CreateBuilder<Interaction>();
            foreach (int interaction in key[(hits + 1)..])
                holding.Add(interactions[interaction]);
            stacks.Add(new(all.MoveToImmutable(), holding.DrainToImmutable(), law));
            stackNumbers.Add(new([.. key]), stacks.Count - 1);
            return stacks.Count - 1;
        }
    }
}

/// <summary>Whole numbers, equal by content.</summary>
readonly record struct IntKey(int[] Numbers)
{
    public static readonly IEqualityComparer<IntKey> ByContent = new Content();

    sealed class Content : IEqualityComparer<IntKey>, IAlternateEqualityComparer<ReadOnlySpan<int>, IntKey>
    {
        public bool Equals(IntKey a, IntKey b) => a.Numbers.AsSpan().SequenceEqual(b.Numbers);

        public int GetHashCode(IntKey key) => GetHashCode(key.Numbers.AsSpan());

        public bool Equals(ReadOnlySpan<int> a, IntKey b) => a.SequenceEqual(b.Numbers);

        public int GetHashCode(ReadOnlySpan<int> numbers)
        {
            HashCode hash = new();
            hash.AddBytes(MemoryMarshal.AsBytes(numbers));
            return hash.ToHashCode();
        }

        public IntKey Create(ReadOnlySpan<int> numbers) => new(numbers.ToArray());
    }
}
