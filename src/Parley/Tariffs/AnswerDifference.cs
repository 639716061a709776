using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One layer in both answers.</summary>
/// <param name="Name">The heading or id of its provision; the programme for the base duty.</param>
/// <param name="Before">Null where it charges nothing under the law.</param>
/// <param name="After">Null where it charges nothing under the supposed law.</param>
/// <param name="Why">What decides that it differs, or that it charges nothing.</param>
public sealed record LayerDifference(string Programme, string Name, DutyLayer? Before, DutyLayer? After, string Why)
{
    /// <summary>By how much the second is higher; null where that is no share of value.</summary>
    public Rate? Points =>
        Before?.Expression == After?.Expression ? Rate.Free
        : (Before is null || Before.Rate is not null) && (After is null || After.Rate is not null)
            ? (After?.Rate ?? Rate.Free) - (Before?.Rate ?? Rate.Free)
        : null;

    public bool Differs => Points != Rate.Free;
}

/// <summary>A time in which a law and a supposed one charge differently.</summary>
/// <param name="Until">Excluded; null where it goes on.</param>
/// <param name="Before">The total under the law, in words, as it is when the time begins.</param>
/// <param name="After">The total under the supposed law.</param>
/// <param name="Points">By how much the second is higher; null where that is no share of value.</param>
public sealed record DifferenceSpan(Instant From, Instant? Until, string Before, string After, Rate? Points)
{
    internal bool Says(DifferenceSpan other) =>
        Before == other.Before && After == other.After && Points == other.Points;
}

/// <summary>What is owed on one code under the law and under a supposed one, side by side.</summary>
/// <param name="Layers">Those that charge something in either, in the order of the second.</param>
/// <param name="Spans">When the two totals differ, in order of time.</param>
public sealed record AnswerDifference(
    SupposedLaw Supposed,
    DutyAnswer Before,
    DutyAnswer After,
    ImmutableArray<LayerDifference> Layers,
    ImmutableArray<DifferenceSpan> Spans
)
{
    /// <summary>By how much the second total is higher; null where that is no share of value.</summary>
    public Rate? Points => PointsOf(Before, After);

    /// <summary>True if some layer is charged otherwise.</summary>
    public bool Differs => Layers.Any(layer => layer.Differs);

    /// <summary>The two answers, or why one of them is none.</summary>
    /// <param name="before">On the actual law.</param>
    /// <param name="after">On the supposed one.</param>
    /// <param name="refused">Null where there is a difference to tell.</param>
    public static AnswerDifference? Of(
        SupposedLaw supposed,
        DutyDesk before,
        DutyDesk after,
        DutyQuestion question,
        out DutyReply.Refused? refused
    )
    {
        DutyReply was = before.Ask(question),
            now = after.Ask(question);
        refused = was as DutyReply.Refused;
        if (refused is null && now is DutyReply.Refused other)
            refused = other with { Reason = $"Under what is supposed: {other.Reason}" };
        if (refused is not null)
            return null;
        DutyAnswer a = ((DutyReply.Answered)was).Answer,
            b = ((DutyReply.Answered)now).Answer;
        return new(supposed, a, b, Pair(supposed, a, b), Times(supposed, before, after, question));
    }

    static ImmutableArray<LayerDifference> Pair(SupposedLaw supposed, DutyAnswer before, DutyAnswer after)
    {
        var pairs = ImmutableArray.CreateBuilder<LayerDifference>();
        foreach (DutyLayer layer in after.Layers)
        {
            DutyLayer? old = before.Layers.FirstOrDefault(other => Id(other) == Id(layer));
            pairs.Add(new(layer.Programme, Name(layer), old, layer, Why(supposed, before, after, old, layer)));
        }
        foreach (DutyLayer layer in before.Layers)
        {
            if (after.Layers.All(other => Id(other) != Id(layer)))
                pairs.Add(new(layer.Programme, Name(layer), layer, null, Absent(supposed, after, layer)));
        }
        pairs.AddRange(Cut(supposed, pairs, after));
        return pairs.DrainToImmutable();
    }

    /// <summary>What was edited, reaches the goods, and charges nothing in either.</summary>
    static LayerDifference[] Cut(SupposedLaw supposed, IEnumerable<LayerDifference> told, DutyAnswer after) =>
        [
            .. after
                .Looked.Where(looked => looked.Portion is { } portion && supposed.Touches(portion.Provision.Id))
                .Where(looked => told.All(layer => Id(layer.Before) != looked.Portion!.Provision.Id))
                .Select(looked => new LayerDifference(
                    looked.Programme,
                    looked.Portion!.Provision.Name,
                    null,
                    null,
                    looked.Rule
                )),
        ];

    static string Id(DutyLayer? layer) => layer?.Portion?.Provision.Id ?? "";

    static string Name(DutyLayer layer) => layer.Portion?.Provision.Name ?? layer.Programme;

    static string Why(SupposedLaw supposed, DutyAnswer before, DutyAnswer after, DutyLayer? old, DutyLayer layer) =>
        old is null ? Absent(supposed, before, layer)
        : old.Expression == layer.Expression ? "the same"
        : layer.Portion is null ? after.Base.Note ?? after.Base.Source
        : old.Portion?.Step.Levy != layer.Portion?.Step.Levy
            ? Doing(supposed, layer) ?? $"{old.Portion?.Step.Levy} becomes {layer.Portion?.Step.Levy}"
        : layer.Portion?.Why ?? old.Portion?.Why ?? "it reaches another share of the value";

    /// <summary>Why a layer of one answer is not in the other.</summary>
    static string Absent(SupposedLaw supposed, DutyAnswer answer, DutyLayer layer) =>
        answer.Looked.FirstOrDefault(looked => looked.Portion?.Provision.Id == Id(layer)) is { } looked
            ? looked.Rule
            : Doing(supposed, layer) ?? "not in force";

    /// <summary>What the what-if did to the provision of a layer.</summary>
    static string? Doing(SupposedLaw supposed, DutyLayer layer) =>
        supposed.Touched.LastOrDefault(touched => touched.Id == Id(layer)) is { } touched
            ? $"{touched.What} from {touched.From}{(touched.Until is null ? "" : $" until {touched.Until}")}"
            : null;

    static Rate? PointsOf(DutyAnswer before, DutyAnswer after)
    {
        StackDifference found = StackDifference.Of(
            new([.. before.Layers.Select(layer => layer.Portion).OfType<Portion>()], []),
            new([.. after.Layers.Select(layer => layer.Portion).OfType<Portion>()], []),
            before.Base.Share,
            after.Base.Share,
            before.Base.Duty?.ToString() == after.Base.Duty?.ToString()
        );
        return after.Total.Rate - before.Total.Rate ?? found.Points;
    }

    /// <summary>When the two totals differ, in order of time; spans that say the same are one.</summary>
    public static ImmutableArray<DifferenceSpan> Times(
        SupposedLaw supposed,
        DutyDesk before,
        DutyDesk after,
        DutyQuestion question
    )
    {
        if (supposed.Since is not { } since)
            return [];
        Party into = supposed.Law.Pack.Party(question.Into);
        Instant first = into.SpanOf(supposed.Law.Pack.From).Start;
        ImmutableArray<Instant> turns = SupposedTurns.Of(supposed, question.Into, Instant.Max(since, first));
        List<DifferenceSpan> spans = [];
        for (int i = 0; i < turns.Length; i++)
        {
            Instant? until = i + 1 < turns.Length ? turns[i + 1] : null;
            DutyQuestion then = question with { When = new When.Exactly(turns[i], Days.Write(turns[i], into.Zone)) };
            if (At(before, after, then, until) is not { } span)
                continue;
            if (spans.Count > 0 && spans[^1].Until == span.From && spans[^1].Says(span))
                spans[^1] = spans[^1] with { Until = until };
            else
                spans.Add(span);
        }
        return [.. spans];
    }

    static DifferenceSpan? At(DutyDesk before, DutyDesk after, DutyQuestion then, Instant? until)
    {
        if (
            before.Ask(then) is not DutyReply.Answered { Answer: var was }
            || after.Ask(then) is not DutyReply.Answered { Answer: var now }
            || PointsOf(was, now) is var points && points == Rate.Free
        )
            return null;
        return new(was.At, until, was.Total.Expression, now.Total.Expression, points);
    }
}
