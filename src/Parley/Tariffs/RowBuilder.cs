using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Finds, for every turn and class of origins, the provisions that are in force.</summary>
sealed class RowBuilder(
    StackTable table,
    ImmutableArray<Provision> provisions,
    ImmutableArray<Painted<ProvisionStep>>[] timelines,
    ImmutableArray<Interaction> interactions,
    ProductAxis products,
    OriginAxis origins,
    IReadOnlyList<Signed> scopes
)
{
    readonly int[] scopeOf =
    [
        .. provisions.Select(p => scopes.Index().First(s => s.Item.ToString() == p.Origins.ToString()).Index),
    ];
    readonly int[] at = new int[provisions.Length];

    /// <summary>Row numbers, turn by turn, one a class of origins.</summary>
    public int[] Fill(ImmutableArray<Instant> turns)
    {
        int classes = origins.Representatives.Length;
        int[] rows = new int[turns.Length * classes];
        var key = new List<int>();
        for (int turn = 0; turn < turns.Length; turn++)
        {
            List<Active> active = ActiveAt(turns[turn]);
            int[] holding = [.. interactions.Index().Where(i => i.Item.HoldsAt(turns[turn])).Select(i => i.Index)];
            int epoch = origins.EpochAt(turns[turn]);
            for (int origin = 0; origin < classes; origin++)
                rows[turn * classes + origin] = Row(active, holding, epoch, origin, key);
        }
        return rows;
    }

    int Row(List<Active> active, int[] holding, int epoch, int origin, List<int> key)
    {
        Active[] reached = [.. active.Where(one => origins.Reaches(scopeOf[one.Provision], epoch, origin))];
        int[] between = [.. holding.Where(i => Between(interactions[i], reached))];
        key.Clear();
        key.AddRange(between);
        key.Add(-1);
        foreach (Active one in reached)
        {
            key.Add(one.Provision);
            key.Add(one.Step);
            key.AddRange(one.Plus ?? []);
            key.AddRange(one.Minus);
        }
        return table.Row(key, reached, between);
    }

    /// <summary>True if an interaction has both something that is owed and something that yields among these.</summary>
    bool Between(Interaction interaction, Active[] reached) =>
        Array.Exists(reached, one => Names(interaction.If, provisions[one.Provision]))
        && Array.Exists(reached, one => Names(interaction.On, provisions[one.Provision]));

    static bool Names(ImmutableArray<string> ids, Provision provision) =>
        ids.Contains(provision.Id) || ids.Contains(provision.Layer.Id);

    List<Active> ActiveAt(Instant turn)
    {
        var active = new List<Active>();
        for (int p = 0; p < provisions.Length; p++)
        {
            ImmutableArray<Painted<ProvisionStep>> spans = timelines[p];
            while (at[p] < spans.Length && spans[at[p]].Until <= turn)
                at[p]++;
            if (at[p] == spans.Length || spans[at[p]].From > turn || spans[at[p]].Value.Levy is Levy.Off)
                continue;
            Provision provision = provisions[p];
            bool all = provision.Products.Plus.Contains(Signed.Everything);
            active.Add(
                new(
                    p,
                    provision.Steps.IndexOf(spans[at[p]].Value),
                    all ? null : Bits(provision.Products.Plus, turn),
                    Bits(provision.Products.Minus, turn)
                )
            );
        }
        return active;
    }

    int[] Bits(ImmutableArray<string> lists, Instant turn) =>
        [.. lists.Select(table.List).Select(list => products.Bit(list, products.Lists[list].EpochAt(turn)))];
}
