using System.Collections.Immutable;
using System.Numerics;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// A stack compiled for many evaluations: facts, shares and provisions as bits, each provision after those to which it
/// yields. It gives the same sums as <see cref="Reckoning"/>, without the reasons.
/// </summary>
sealed class StackKernel
{
    /// <summary>One bit a provision.</summary>
    const int Most = 64;

    readonly struct Item
    {
        public required bool Held { get; init; }
        public required bool Exemption { get; init; }
        public required ulong Conditions { get; init; }
        public required int Content { get; init; }
        public required ulong Before { get; init; }
        public required ulong Exempted { get; init; }
        public required ImmutableArray<(ulong If, bool Off)> Yields { get; init; }
        public required Levy Levy { get; init; }
    }

    readonly Item[] items;
    readonly ulong met;
    readonly ulong known;
    readonly decimal[] shares;
    readonly decimal[] factors;

    StackKernel(Item[] items, ulong met, ulong known, decimal[] shares)
    {
        (this.items, this.met, this.known, this.shares) = (items, met, known, shares);
        factors = new decimal[items.Length];
    }

    /// <summary>
    /// What is owed on top of a base rate as unknown facts and shares are turned; null where it is no share of value.
    /// Not for two threads at once.
    /// </summary>
    /// <param name="turned">Facts against their default, a bit each.</param>
    /// <param name="empty">Shares taken as none of the value, a bit each.</param>
    public decimal? Added(ulong turned, ulong empty, decimal? baseRate)
    {
        ulong now = met ^ (turned & ~known),
            charging = 0;
        decimal sum = 0;
        bool open = false;
        for (int i = 0; i < items.Length; i++)
        {
            ref readonly Item item = ref items[i];
            decimal factor = 0;
            if (item.Held && (item.Conditions & ~now) == 0)
                factor =
                    item.Content < 0 ? 1
                    : (empty >> item.Content & 1) != 0 || (item.Before & ~empty) != 0 ? 0
                    : shares[item.Content];
            if (!item.Exemption && factor > 0)
            {
                factor = Rest(item, factor, charging);
                if (factor > 0 && item.Levy.Charges)
                {
                    charging |= 1UL << i;
                    if (Net(item.Levy, baseRate) is { } net)
                        sum += net * factor;
                    else
                        open = true;
                }
            }
            factors[i] = factor;
        }
        return open ? null : sum;
    }

    /// <summary>What exemptions and interactions leave of a factor.</summary>
    decimal Rest(in Item item, decimal factor, ulong charging)
    {
        for (ulong left = item.Exempted; left != 0 && factor > 0; left &= left - 1)
            factor *= 1 - factors[BitOperations.TrailingZeroCount(left)];
        if (factor == 0)
            return 0;
        ulong reached = 0;
        foreach ((ulong owed, bool off) in item.Yields)
        {
            ulong hit = owed & charging;
            if (hit == 0)
                continue;
            if (off)
                return 0;
            reached |= hit;
        }
        if (reached == 0)
            return factor;
        decimal rest = 1;
        for (; reached != 0; reached &= reached - 1)
            rest -= factors[BitOperations.TrailingZeroCount(reached)];
        return rest <= 0 ? 0 : factor * rest;
    }

    static decimal? Net(Levy levy, decimal? baseRate) =>
        levy switch
        {
            Levy.Adds adds => adds.Rate.Fraction,
            Levy.TopsUpTo top => baseRate is { } rate ? Math.Max(0, top.Rate.Fraction - rate) : null,
            _ => null,
        };

    /// <summary>Null where there are too many provisions, or they cannot be put in order.</summary>
    public static StackKernel? Of(Stack stack, DutyLaw law, Told told, string[] facts, string[] contents)
    {
        ImmutableArray<Hit> hits = stack.Hits;
        if (hits.Length > Most || facts.Length > Most || Order(stack) is not { } order)
            return null;
        string[] conditions = [.. facts, .. hits.SelectMany(hit => hit.Provision.Conditions).Except(facts)];
        string[] parts = [.. contents, .. hits.Select(hit => hit.Provision.Content).OfType<string>().Except(contents)];
        if (conditions.Length > Most || parts.Length > Most)
            return null;
        var plain = new Situation(law, told, [], [], stack.Rivals);
        ulong met = Bits(conditions.Select(plain.Met)),
            known = facts.Length == Most ? 0 : ~0UL << facts.Length;
        var items = new Item[hits.Length];
        for (int i = 0; i < order.Length; i++)
            items[i] = ItemOf(stack, hits[order[i]], order, told, conditions, parts, contents);
        return new(
            items,
            met,
            known,
            [
                .. parts.Select(content =>
                    told.Shares.TryGetValue(content, out decimal share) ? share : plain.Rest(content)
                ),
            ]
        );
    }

    static Item ItemOf(
        Stack stack,
        Hit hit,
        int[] order,
        Told told,
        string[] conditions,
        string[] parts,
        string[] contents
    ) =>
        new Item
        {
            Held = told.Claimed(hit.Provision, hit.Step),
            Exemption = hit.Provision.IsExemption,
            Conditions = Bits(conditions.Select(fact => hit.Provision.Conditions.Contains(fact))),
            Content = hit.Provision.Content is { } content ? Array.IndexOf(parts, content) : -1,
            Before = Before(stack, hit.Provision.Content, contents),
            Exempted = Bits(order.Select(j => Exempts(stack.Hits[j], hit))),
            Yields =
            [
                .. stack
                    .Interactions.Where(y => Reckoning.Names(y.On, hit.Provision))
                    .Select(y => (Bits(order.Select(j => Owes(y, stack.Hits[j], hit))), y.Then == Yielding.Off)),
            ],
            Levy = hit.Step.Levy,
        };

    /// <summary>Contents not told that are taken as the whole before this one is.</summary>
    static ulong Before(Stack stack, string? content, string[] contents)
    {
        if (content is null || Array.IndexOf(contents, content) < 0)
            return 0;
        foreach (ImmutableArray<string> rivals in stack.Rivals)
        {
            if (rivals.Contains(content))
                return Bits(
                    contents.Select(other => rivals.IndexOf(other) is >= 0 and var i && i < rivals.IndexOf(content))
                );
        }
        return 0;
    }

    static bool Exempts(Hit exemption, Hit hit) =>
        exemption.Provision.IsExemption && Reckoning.Names(exemption.Provision.Exempts, hit.Provision);

    static bool Owes(Interaction interaction, Hit other, Hit hit) =>
        !other.Provision.IsExemption
        && !ReferenceEquals(other.Provision, hit.Provision)
        && Reckoning.Names(interaction.If, other.Provision);

    /// <summary>Exemptions first, then each provision after those to which it yields; null for a circle.</summary>
    static int[]? Order(Stack stack)
    {
        int count = stack.Hits.Length;
        var order = new List<int>(count);
        bool[] placed = new bool[count];
        while (order.Count < count)
        {
            int before = order.Count;
            for (int i = 0; i < count; i++)
            {
                if (!placed[i] && Ready(stack, i, placed))
                {
                    placed[i] = true;
                    order.Add(i);
                }
            }
            if (order.Count == before)
                return null;
        }
        return [.. order];
    }

    static bool Ready(Stack stack, int i, bool[] placed)
    {
        Hit hit = stack.Hits[i];
        if (hit.Provision.IsExemption)
            return true;
        for (int j = 0; j < placed.Length; j++)
        {
            if (placed[j] || j == i)
                continue;
            Hit other = stack.Hits[j];
            if (Exempts(other, hit))
                return false;
            foreach (Interaction interaction in stack.Interactions)
            {
                if (Reckoning.Names(interaction.On, hit.Provision) && Owes(interaction, other, hit))
                    return false;
            }
        }
        return true;
    }

    static ulong Bits(IEnumerable<bool> flags)
    {
        ulong bits = 0;
        int i = 0;
        foreach (bool flag in flags)
        {
            if (flag)
                bits |= 1UL << i;
            i++;
        }
        return bits;
    }
}
