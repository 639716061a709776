using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Origins that both laws treat alike at the time, by the schedule's columns too.</summary>
/// <param name="First">The one that stands for all: the other party where it is among them.</param>
/// <param name="Members">Codes, in ordinal order.</param>
public sealed record OriginClass(Origin First, ImmutableArray<string> Members);

/// <summary>One line of a schedule on which two laws charge differently.</summary>
/// <param name="Before">The total under the law; null where it is no share of value.</param>
/// <param name="After">The total under the supposed law; null where it is no share of value.</param>
/// <param name="Points">By how much the second is higher; null where that is no share of value.</param>
public readonly record struct LineDifference(
    ScheduleLine Line,
    OriginClass From,
    Rate? Before,
    Rate? After,
    Rate? Points
);

/// <summary>How two laws differ for a class of origins, over all lines of a schedule.</summary>
/// <param name="Up">Lines that pay more.</param>
/// <param name="Down">Lines that pay less.</param>
/// <param name="Unmeasured">Lines that pay something else, where that is no share of value.</param>
/// <param name="MeanBefore">The plain mean over lines whose two totals are shares of value; null without any.</param>
/// <param name="MeanAfter">The same under the supposed law.</param>
/// <param name="Weighted">The mean by value of trade; null where no weights are given.</param>
public sealed record ClassDifference(
    OriginClass From,
    int Up,
    int Down,
    int Unmeasured,
    Rate? MeanBefore,
    Rate? MeanAfter,
    WeightedMeans? Weighted
)
{
    public int Changed => Up + Down + Unmeasured;
}

/// <summary>Means of totals by value of trade, over the lines whose two totals are shares of value.</summary>
/// <param name="Covered">Share of the trade that these lines are.</param>
public sealed record WeightedMeans(Rate Before, Rate After, Rate Covered);

/// <summary>How two laws differ in a chapter, over all lines and classes of origins.</summary>
/// <param name="Changed">Lines that change for some class.</param>
/// <param name="Least">The smallest change, in points; null where none is a share of value.</param>
/// <param name="Most">The largest.</param>
public sealed record ChapterDifference(string Chapter, string Title, int Lines, int Changed, Rate? Least, Rate? Most);

/// <summary>How a law differs from a supposed one at one time, over all lines of a schedule.</summary>
/// <param name="Lines">How many lines the schedule has then.</param>
/// <param name="Changes">Every line and class that differs, in order of code.</param>
/// <param name="Rivals">
/// Provisions that both claim goods under the supposed law where no rule decides; such lines are not counted.
/// </param>
/// <param name="Notes">What must be said of the schedule.</param>
public sealed record LawDifference(
    SupposedLaw Supposed,
    Party Into,
    When When,
    Instant At,
    int Lines,
    ImmutableArray<ClassDifference> Classes,
    ImmutableArray<ChapterDifference> Chapters,
    ImmutableArray<LineDifference> Changes,
    ImmutableArray<string> Rivals,
    ImmutableArray<string> Notes
)
{
    /// <summary>Lines that change for some class of origins.</summary>
    public int Changed => Changes.Select(change => change.Line.Code).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The largest changes first, then by code.</summary>
    public IEnumerable<LineDifference> Largest =>
        Changes
            .OrderByDescending(change => Math.Abs(change.Points?.Fraction ?? 0))
            .ThenBy(change => change.Line.Code, StringComparer.Ordinal)
            .ThenBy(change => change.From.First.Code, StringComparer.Ordinal);
}

/// <summary>A time in which a law and a supposed one differ on some line.</summary>
/// <param name="Until">Excluded; null where it goes on.</param>
/// <param name="Changed">Lines that change for some class of origins.</param>
/// <param name="Least">The smallest change, in points; null where none is a share of value.</param>
/// <param name="Most">The largest.</param>
public sealed record LawDifferenceSpan(Instant From, Instant? Until, int Changed, Rate? Least, Rate? Most)
{
    internal bool Says(LawDifferenceSpan other) =>
        Changed == other.Changed && Least == other.Least && Most == other.Most;
}
