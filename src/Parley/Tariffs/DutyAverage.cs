using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Duty of one programme on the goods that are counted, USD.</summary>
public sealed record AverageLayer(string Programme, decimal Usd);

/// <summary>Goods whose duty is not wholly a share of value, or not known, by what stands in the way.</summary>
/// <param name="AtLeastUsd">What is owed on them at least: the shares of value that are known.</param>
/// <param name="AtMostUsd">Null where nothing bounds it.</param>
public sealed record LeftOut(string Why, int Lines, decimal Usd, decimal AtLeastUsd, decimal? AtMostUsd);

/// <summary>
/// Duties added up over lines of trade. The average is over goods whose duty is a share of value; those with
/// another duty are told apart and never counted as free.
/// </summary>
/// <param name="CountedUsd">Value of the goods that are counted.</param>
/// <param name="Layers">In the order of the law, the base duty first.</param>
/// <param name="LowUsd">
/// With <paramref name="HighUsd"/>: the duty on counted goods if, of the lines that a code became, the lowest or
/// the highest holds all of its trade; the layers take the mean.
/// </param>
public sealed record AverageSum(
    decimal CountedUsd,
    ImmutableArray<AverageLayer> Layers,
    decimal LowUsd,
    decimal HighUsd,
    ImmutableArray<LeftOut> Left
)
{
    /// <summary>The sum of the layers, and nothing else.</summary>
    public decimal DutyUsd { get; } = Layers.Sum(layer => layer.Usd);

    public decimal LeftUsd { get; } = Left.Sum(left => left.Usd);

    /// <summary>The duty over the value of what is counted; null where nothing is.</summary>
    public Rate? Average => Share(DutyUsd, CountedUsd);

    public Rate? Low => Share(LowUsd, CountedUsd);

    public Rate? High => Share(HighUsd, CountedUsd);

    /// <summary>Over all goods that have a line, what is left out at its least.</summary>
    public Rate? AtLeast => Share(LowUsd + Left.Sum(left => left.AtLeastUsd), CountedUsd + LeftUsd);

    /// <summary>Over all goods that have a line, what is left out at its most; null where nothing bounds it.</summary>
    public Rate? AtMost =>
        Left.Aggregate((decimal?)HighUsd, (sum, left) => sum + left.AtMostUsd) is { } most
            ? Share(most, CountedUsd + LeftUsd)
            : null;

    public Rate? Of(AverageLayer layer) => Share(layer.Usd, CountedUsd);

    /// <summary>True if every sum is the same.</summary>
    public bool Same(AverageSum other) =>
        (CountedUsd, LowUsd, HighUsd) == (other.CountedUsd, other.LowUsd, other.HighUsd)
        && Layers.SequenceEqual(other.Layers)
        && Left.SequenceEqual(other.Left);

    static Rate? Share(decimal part, decimal whole) => whole == 0 ? null : new Rate(part / whole);
}

/// <summary>How the code of a weight finds its line at a time.</summary>
public enum WeightMatch
{
    /// <summary>The schedule has the code.</summary>
    Itself,

    /// <summary>It was renumbered to one line.</summary>
    Renumbered,

    /// <summary>
    /// It was renumbered to several lines, or is short and covers several; their shares are not known.
    /// </summary>
    Several,

    /// <summary>The schedule has its article, and not its statistical suffix.</summary>
    Article,

    /// <summary>The schedule has it at another time only, and nothing says what it was then.</summary>
    OtherTime,

    /// <summary>No line.</summary>
    None,
}

/// <summary>How much trade finds its line in one way.</summary>
public sealed record MatchTally(WeightMatch Match, int Lines, decimal Usd);

/// <summary>A line on which an exclusion that fits its code, origin and time could be claimed.</summary>
/// <param name="Code">Of the weight.</param>
/// <param name="Line">Where the schedule has it then; null where it has none.</param>
/// <param name="Usd">All trade of the code; the part that an exclusion describes is not known.</param>
/// <param name="Without">Duty as a share of value if it is not claimed; null where it is no share.</param>
/// <param name="With">Duty if it is claimed on all of it.</param>
public sealed record ExclusionLine(
    string Code,
    ScheduleLine? Line,
    decimal Usd,
    Hit Exclusion,
    Rate? Without,
    Rate? With
)
{
    /// <summary>
    /// What the claim takes off if all of the trade is described; null where the duties are no shares.
    /// </summary>
    public decimal? AtStakeUsd => Usd * (Without - With)?.Fraction;
}

/// <summary>The average duty of trade by line, at one instant.</summary>
/// <param name="Lists">With product lists, as the law is.</param>
/// <param name="Plain">As if no goods were on any product list: the base duty and the layers on all goods.</param>
/// <param name="Exclusions">Largest trade first.</param>
public sealed record DutyAverage(
    DutyLaw Law,
    Party Into,
    Origin From,
    When When,
    Instant At,
    LineWeights Weights,
    AverageSum Lists,
    AverageSum Plain,
    ImmutableArray<MatchTally> Matches,
    ImmutableArray<ExclusionLine> Exclusions
);

/// <summary>An average from an instant until the next step.</summary>
/// <param name="At">An instant at which it changes.</param>
/// <param name="Scheduled">True if the record as known does not reach so far.</param>
public sealed record AverageStep(Instant At, AverageSum Lists, AverageSum Plain, bool Scheduled);
