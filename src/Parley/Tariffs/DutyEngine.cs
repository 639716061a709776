using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The law of one importer, compiled: turns of the law in time, classes of products and classes of origins. What one
/// product of one origin meets at one instant is then a look-up; the quotient is taken, never the product.
/// </summary>
/// <remarks>Safe to share between threads. Cells are filled when they are first asked for.</remarks>
public sealed class DutyEngine
{
    readonly ImmutableArray<Instant> turns;
    readonly ProductAxis products;
    readonly OriginAxis origins;
    readonly StackTable table;
    readonly int[] rows;
    readonly int originClasses;

    DutyEngine(
        DutyLaw law,
        PartyId into,
        ImmutableArray<Instant> turns,
        ProductAxis products,
        OriginAxis origins,
        StackTable table,
        int[] rows
    )
    {
        (Law, Into, this.turns, this.products, this.origins) = (law, into, turns, products, origins);
        (this.table, this.rows) = (table, rows);
        originClasses = origins.Representatives.Length;
    }

    public DutyLaw Law { get; }

    public PartyId Into { get; }

    /// <summary>Instants at which some duty changes, in order; the first is the beginning of time.</summary>
    public ImmutableArray<Instant> Turns => turns;

    public int ProductClasses => products.Classes;

    /// <summary>One origin of each class of origins, in order of class.</summary>
    public ImmutableArray<string> OriginClasses => origins.Representatives;

    public IEnumerable<KeyValuePair<string, int>> Origins => origins.All;

    /// <summary>Stacks found so far that differ.</summary>
    public int Stacks => table.Count;

    /// <summary>Lists of active provisions that differ, over all turns and classes of origins.</summary>
    public int Rows => table.Rows;

    /// <summary>The number of the turn that holds at an instant.</summary>
    public int TurnAt(Instant at)
    {
        int low = 0,
            high = turns.Length;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (turns[middle] <= at)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>-1 for an origin that the law does not have.</summary>
    public int OriginClass(string origin) => origins.ClassOf(origin);

    /// <summary>The class of a code; -1 where the law tells its ten-digit codes apart.</summary>
    public int ProductClass(CodeRange code) => products.ClassOf(code);

    /// <summary>The class of goods that are on no product list.</summary>
    public static int Unlisted => ProductAxis.Unlisted;

    /// <summary>The number of the stack; equal numbers are equal stacks.</summary>
    public int StackAt(int turn, int productClass, int originClass) =>
        table.Find(rows[turn * originClasses + originClass], productClass);

    public Stack Stack(int number) => table[number];

    /// <summary>Programmes that charge some product of a class of origins in a turn, in the pack's order.</summary>
    public ImmutableArray<string> InForce(int turn, int originClass) =>
        table.InForce(rows[turn * originClasses + originClass]);

    /// <summary>
    /// The number of what a class of origins meets in a turn, whatever the product; equal numbers are equal law.
    /// </summary>
    public int RowAt(int turn, int originClass) => rows[turn * originClasses + originClass];

    /// <summary>The first code of a class of products; null for goods on no list where every code is on one.</summary>
    public CodeRange? FirstOf(int productClass) => products.FirstOf(productClass);

    /// <summary>True if a class of origins meets the same law in two turns, whatever the product.</summary>
    public bool SameLaw(int turn, int other, int originClass) =>
        rows[turn * originClasses + originClass] == rows[other * originClasses + originClass];

    public static DutyEngine Compile(DutyLaw law, PartyId into)
    {
        ImmutableArray<Provision> provisions = [.. law.Provisions.Where(p => p.By == into)];
        ImmutableArray<Interaction> interactions = [.. law.Interactions.Where(i => i.By == into)];
        string[] used =
        [
            .. provisions.SelectMany(p => p.Products.Plus.Concat(p.Products.Minus)).Distinct(StringComparer.Ordinal),
        ];
        ProductList[] lists = [.. law.Lists.Where(list => used.Contains(list.Id, StringComparer.Ordinal))];
        var products = ProductAxis.Of(lists);
        Signed[] scopes = [.. provisions.Select(p => p.Origins).DistinctBy(scope => scope.ToString())];
        var origins = OriginAxis.Of(law, scopes);
        var timelines = provisions.Select(Timeline).ToArray();
        ImmutableArray<Instant> turns =
        [
            Instant.MinValue,
            .. timelines
                .SelectMany(spans => spans.SelectMany(span => new[] { span.From, span.Until }))
                .Concat(products.Lists.SelectMany(list => list.Starts))
                .Concat(origins.Starts)
                .Concat(interactions.SelectMany(i => new[] { i.From.At, i.Until?.At ?? Instant.MaxValue }))
                .Where(at => at > Instant.MinValue && at < Instant.MaxValue)
                .Distinct()
                .Order(),
        ];
        var table = new StackTable(law, provisions, interactions, products, lists);
        int[] rows = new RowBuilder(table, provisions, timelines, interactions, products, origins, scopes).Fill(turns);
        return new(law, into, turns, products, origins, table, rows);
    }

    /// <summary>A provision's steps as they hold in time: which of them, from when until when.</summary>
    internal static ImmutableArray<Painted<ProvisionStep>> Timeline(Provision provision) =>
        Paint.Dry([
            .. provision.Steps.Select(step => new Painted<ProvisionStep>(
                step.From.At,
                step.Until?.At ?? Instant.MaxValue,
                step
            )),
        ]);
}
