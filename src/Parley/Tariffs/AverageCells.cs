using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What is owed on one dollar of goods with one stack and one base duty.</summary>
/// <param name="Parts">By number of programme, each a share of value.</param>
/// <param name="Why">What keeps it from being a share of value; null where it is one.</param>
/// <param name="AtMost">Null where nothing bounds it.</param>
sealed record AverageCell(
    ImmutableArray<(int Programme, decimal Share)> Parts,
    string? Why,
    decimal AtLeast,
    decimal? AtMost
);

/// <summary>Works out cells, each once.</summary>
sealed class AverageCells
{
    public const string ByQuantity = "base duty by quantity",
        InWords = "base duty in words only",
        NotHeld = "base duty not held",
        Measure = "a measure that is no share of value",
        Disputed = "two rules claim it";

    static readonly Consignment Dollar = new(1m, []);

    readonly Told told;
    readonly Dictionary<(Stack, BaseDuty), AverageCell> cells = new(Identity.Of);
    readonly Dictionary<(string, string), BaseDuty> bases = [];
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public AverageCells(DutyLaw law, ScheduleHead? head, PartyId into, Told told)
    {
        this.told = told;
        DutyColumns columns = head?.Programmes ?? new("base", "", "");
        Programmes =
        [
            .. ((IEnumerable<string>)[columns.General, columns.Special, columns.Other])
                .Concat(law.Pack.Layers.Where(layer => layer.By == into).Select(layer => layer.Programme))
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
        foreach (string programme in Programmes)
            numbers.Add(programme, numbers.Count);
    }

    /// <summary>Names by number: columns of the schedule, then the layers.</summary>
    public ImmutableArray<string> Programmes { get; }

    /// <summary>One object for all base duties that say the same.</summary>
    public BaseDuty Intern(BaseDuty duty)
    {
        (string, string) key = (duty.Programme, duty.Duty?.ToString() ?? "?");
        if (!bases.TryGetValue(key, out BaseDuty? known))
            bases.Add(key, known = duty);
        return known;
    }

    public AverageCell Of(Stack stack, BaseDuty duty)
    {
        if (!cells.TryGetValue((stack, duty), out AverageCell? found))
            cells.Add((stack, duty), found = Work(stack, duty));
        return found;
    }

    /// <summary>The mean of several lines whose shares are not known; bounds are those of the outermost.</summary>
    public static AverageCell Mean(IReadOnlyList<AverageCell> all)
    {
        if (all.All(cell => ReferenceEquals(cell, all[0])))
            return all[0];
        decimal least = all.Min(cell => cell.AtLeast);
        decimal? most = all.Any(cell => cell.AtMost is null) ? null : all.Max(cell => cell.AtMost);
        if (all.FirstOrDefault(cell => cell.Why is not null) is { } open)
            return open with { AtLeast = least, AtMost = most };
        IEnumerable<(int, decimal)> parts = all.SelectMany(cell => cell.Parts)
            .GroupBy(part => part.Programme)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Sum(part => part.Share) / all.Count));
        return new([.. parts], null, least, most);
    }

    AverageCell Work(Stack stack, BaseDuty duty)
    {
        Owed owed = duty.Duty?.Of(Dollar) ?? Owed.Untold(new Missing.Words(""));
        string? why = duty switch
        {
            { Share: not null } => null,
            { Duty: null } => NotHeld,
            { Duty: DutyExpression.InWords } => InWords,
            _ => ByQuantity,
        };
        decimal[] parts = new decimal[Programmes.Length];
        if (duty.Share is { } share)
            parts[numbers[duty.Programme]] = share.Fraction;
        if (Outcome(stack) is not { } outcome)
            return new([], Disputed, owed.AtLeast, null);
        foreach (Portion portion in outcome.Portions)
        {
            if (!portion.Charges)
                continue;
            if (portion.Net(duty.Share) is { } net)
            {
                parts[numbers[portion.Provision.Layer.Programme]] += net.Fraction;
                owed += Owed.Exactly(net.Fraction);
                continue;
            }
            owed += Bounds(portion);
            why ??= Measure;
        }
        return new(
            [.. parts.Index().Where(part => part.Item != 0).Select(part => (part.Index, part.Item))],
            why,
            owed.AtLeast,
            owed.AtMost
        );
    }

    /// <summary>Null where the law as held goes in a circle, or two rules claim the goods.</summary>
    StackOutcome? Outcome(Stack stack)
    {
        try
        {
            return stack.Under(told) is { Rivals.IsEmpty: true } outcome ? outcome : null;
        }
        catch (CircularLaw)
        {
            return null;
        }
    }

    /// <summary>Of a portion that is no share of value, or not known.</summary>
    static Owed Bounds(Portion portion) =>
        portion.Step.Levy switch
        {
            Levy.TopsUpTo top => Owed.Untold(new Missing.Words(""), 0, top.Rate.Fraction * portion.Factor),
            Levy.Specific specific => specific.Expression.Of(Dollar).Times(portion.Factor),
            _ => Owed.Untold(new Missing.Words("")),
        };

    sealed class Identity : IEqualityComparer<(Stack, BaseDuty)>
    {
        public static readonly Identity Of = new();

        public bool Equals((Stack, BaseDuty) a, (Stack, BaseDuty) b) =>
            ReferenceEquals(a.Item1, b.Item1) && ReferenceEquals(a.Item2, b.Item2);

        public int GetHashCode((Stack, BaseDuty) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Item1), RuntimeHelpers.GetHashCode(key.Item2));
    }
}
