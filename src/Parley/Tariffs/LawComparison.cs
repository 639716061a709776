using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Goes through all lines of an importer's schedule under a law and under a supposed one.</summary>
/// <param name="before">On the actual law, compiled.</param>
/// <param name="after">On the supposed one, compiled.</param>
/// <param name="origins">Codes of origins; empty for all.</param>
/// <param name="weight">Value of trade in a line from an origin; null where no weights are at hand.</param>
public sealed class LawComparison(
    SupposedLaw supposed,
    DutyDesk before,
    DutyDesk after,
    Party into,
    ImmutableArray<string> origins,
    Told told,
    Func<ScheduleLine, string, decimal>? weight = null
)
{
    readonly LineScan scan = new(before, after, into, told, weight);

    /// <summary>The difference at one time.</summary>
    public LawDifference At(When when)
    {
        (Instant at, LocalDate day) = (when.InstantFor(into), when.DayFor(into));
        ImmutableArray<ScheduleLine> lines = scan.Begin(day, at);
        var all = ImmutableArray.CreateBuilder<LineDifference>();
        var rivals = new SortedSet<string>(StringComparer.Ordinal);
        ImmutableArray<ClassDifference> classes =
        [
            .. Classes(at).Select(origin => scan.Over(origin, all, rivals, means: true)),
        ];
        return new(
            supposed,
            into,
            when,
            at,
            lines.Length,
            classes,
            Chapters(lines, all),
            [.. all.OrderBy(change => change.Line.Code, StringComparer.Ordinal)],
            [.. rivals],
            [
                .. new LineFinder(before, into, day, at).Notes(scan.Schedule.CoverageOf(day, before.Law.KnownOn)),
                .. Strays(day, at),
            ]
        );
    }

    /// <summary>Of lists on which more is charged than by the law: how many codes are no line at the time.</summary>
    IEnumerable<string> Strays(LocalDate day, Instant at)
    {
        string[] edited =
        [
            .. supposed.Touched.Where(touched => touched.What is Touched.Added or Touched.Changed).Select(t => t.Id),
        ];
        IEnumerable<string> lists = supposed
            .Law.Provisions.Where(provision => provision.By == into.Id && edited.Contains(provision.Id))
            .SelectMany(provision => provision.Products.Plus)
            .Distinct(StringComparer.Ordinal);
        foreach (ProductList list in lists.Select(supposed.Law.FindList).OfType<ProductList>())
        {
            CodeRange[] codes =
            [
                .. list.Rows.Where(row => row.Plus && row.From <= at && at < row.Until).Select(row => row.Prefix),
            ];
            string[] strays =
            [
                .. codes
                    .Select(code => code.ToString())
                    .Where(code => scan.Schedule.LinesUnder(code, day, before.Law.KnownOn).IsEmpty),
            ];
            if (strays.Length > 0)
                yield return $"{strays.Length} of the {codes.Length} codes of {list.Id} are no line then, as "
                    + $"{CodeText.Dots(strays[0])}: renumbered since, or misspelt";
        }
    }

    /// <summary>When the two differ, in order of time; spans that say the same are one.</summary>
    public ImmutableArray<LawDifferenceSpan> Spans()
    {
        if (supposed.Since is not { } since)
            return [];
        List<LawDifferenceSpan> spans = [];
        Instant first = into.SpanOf(supposed.Law.Pack.From).Start;
        ImmutableArray<Instant> turns = SupposedTurns.Of(supposed, into.Id, Instant.Max(since, first));
        for (int i = 0; i < turns.Length; i++)
        {
            LawDifferenceSpan span = Span(turns[i], i + 1 < turns.Length ? turns[i + 1] : null);
            if (span.Changed == 0)
                continue;
            if (spans.Count > 0 && spans[^1].Until == span.From && spans[^1].Says(span))
                spans[^1] = spans[^1] with { Until = span.Until };
            else
                spans.Add(span);
        }
        return [.. spans];
    }

    LawDifferenceSpan Span(Instant at, Instant? until)
    {
        scan.Begin(at.InZone(into.Zone).Date, at);
        var all = ImmutableArray.CreateBuilder<LineDifference>();
        foreach (OriginClass origin in Classes(at))
            scan.Over(origin, all, [], means: false);
        int changed = all.Select(change => change.Line.Code).Distinct(StringComparer.Ordinal).Count();
        return new(at, until, changed, all.Min(change => change.Points), all.Max(change => change.Points));
    }

    /// <summary>Origins that neither law tells apart, nor the columns of the schedule at this time.</summary>
    ImmutableArray<OriginClass> Classes(Instant at)
    {
        (DutyEngine a, DutyEngine b) = (before.EngineOf(into.Id), after.EngineOf(into.Id));
        string facing = before.Law.Pack.Against(into).Id.Code;
        return
        [
            .. before
                .Law.Origins.Where(origin => origin.Code != into.Id.Code)
                .Where(origin => origins.IsEmpty || origins.Contains(origin.Code))
                .GroupBy(origin =>
                    (a.OriginClass(origin.Code), b.OriginClass(origin.Code), scan.Column(origin.Code, at))
                )
                .Select(group => new OriginClass(
                    group.FirstOrDefault(origin => origin.Code == facing) ?? group.First(),
                    [.. group.Select(origin => origin.Code).Order(StringComparer.Ordinal)]
                ))
                .OrderByDescending(found => found.First.Code == facing)
                .ThenBy(found => found.First.Code, StringComparer.Ordinal),
        ];
    }

    ImmutableArray<ChapterDifference> Chapters(ImmutableArray<ScheduleLine> lines, IEnumerable<LineDifference> all)
    {
        ILookup<string, LineDifference> changes = all.ToLookup(change => change.Line.Code[..2], StringComparer.Ordinal);
        return
        [
            .. lines
                .GroupBy(line => line.Code[..2], StringComparer.Ordinal)
                .Where(chapter => changes.Contains(chapter.Key))
                .Select(chapter => new ChapterDifference(
                    chapter.Key,
                    scan.Schedule.HeadingOf(chapter.Key)?.Text ?? "",
                    chapter.Count(),
                    changes[chapter.Key].Select(change => change.Line.Code).Distinct(StringComparer.Ordinal).Count(),
                    changes[chapter.Key].Min(change => change.Points),
                    changes[chapter.Key].Max(change => change.Points)
                )),
        ];
    }
}
