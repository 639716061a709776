using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>A base duty of a panel.</summary>
/// <param name="Duty">Null where it is not held.</param>
/// <param name="Text">As printed, in one spelling; empty where it is not held.</param>
public sealed record PanelBase(DutyExpression? Duty, string Text)
{
    public Rate? Share { get; } = Duty?.Share;
}

/// <summary>A line for a span of moments, by number.</summary>
/// <param name="General">Number of the ordinary base duty.</param>
/// <param name="Other">Number of the base duty of origins that the ordinary one is denied.</param>
readonly record struct PanelSpan(int From, int Until, int General, int Other);

/// <summary>One line of a schedule that has none below itself.</summary>
sealed record PanelLine(string Code, int ProductClass, ImmutableArray<PanelSpan> Spans);

/// <summary>
/// The axes of a panel: moments at which something can change, lines with their base duties, and classes of origins.
/// </summary>
/// <param name="Moments">In order; the last is the end, <see cref="Instant.MaxValue"/> where none is set.</param>
/// <param name="Origins">Classes: origins that meet the same law at all times, base duties included.</param>
sealed record PanelAxes(
    DutyEngine Engine,
    ImmutableArray<Instant> Moments,
    ImmutableArray<PanelLine> Lines,
    ImmutableArray<PanelBase> Bases,
    ImmutableArray<PanelOrigins> Origins
)
{
    readonly ImmutableArray<ImmutableArray<(int Moment, int Turn)>> laws =
    [
        .. Enumerable.Range(0, Engine.OriginClasses.Length).Select(origin => Laws(Engine, Moments, origin)),
    ];

    /// <summary>
    /// Moments at which a class of the compiled tables meets another law, and the turns that begin it.
    /// </summary>
    public ImmutableArray<(int Moment, int Turn)> LawOf(int originClass) => laws[originClass];

    static ImmutableArray<(int, int)> Laws(DutyEngine engine, ImmutableArray<Instant> moments, int originClass)
    {
        var laws = ImmutableArray.CreateBuilder<(int Moment, int Turn)>();
        for (int moment = 0; moment + 1 < moments.Length; moment++)
        {
            int turn = engine.TurnAt(moments[moment]);
            if (laws.Count == 0 || !engine.SameLaw(laws[^1].Turn, turn, originClass))
                laws.Add((moment, turn));
        }
        return laws.DrainToImmutable();
    }

    public static PanelAxes Of(DutyDesk desk, Schedule schedule, PartyId into, Instant from, Instant? until)
    {
        DutyEngine engine = desk.Tables(into);
        Instant end = until ?? Instant.MaxValue;
        PanelOrigins[] origins = PanelOrigins.Of(desk.Law, schedule.Head, engine);
        LineSpans[] lines =
        [
            .. schedule.Chapters.SelectMany(chapter => LineSpans.Of(schedule, chapter, desk.Law.KnownOn)),
        ];
        ImmutableArray<Instant> moments =
        [
            .. engine
                .Turns.Concat(lines.SelectMany(line => line.Days).Distinct().Select(schedule.Head.StartOf))
                .Concat(origins.SelectMany(origin => origin.Switches))
                .Where(at => at > from && at < end)
                .Append(from)
                .Append(end)
                .Distinct()
                .Order(),
        ];
        var bases = new PanelBases();
        var plain = new PlainCodes(desk.Law, into, engine);
        var laid = ImmutableArray.CreateBuilder<PanelLine>();
        foreach (LineSpans line in lines)
        {
            ImmutableArray<PanelSpan> spans = Spans(line, schedule, moments, bases);
            if (!spans.IsEmpty)
                laid.Add(new(line.Code, plain.ClassOf(line.Code), spans));
        }
        return new(engine, moments, laid.DrainToImmutable(), bases.All, [.. origins]);
    }

    /// <summary>Spans in which the base duty is one, cut to the panel's time.</summary>
    static ImmutableArray<PanelSpan> Spans(
        LineSpans line,
        Schedule schedule,
        ImmutableArray<Instant> moments,
        PanelBases bases
    )
    {
        var spans = ImmutableArray.CreateBuilder<PanelSpan>();
        foreach ((LocalDate? from, LocalDate? until, ScheduleLine its, bool held) in line.All)
        {
            int first = from is { } day ? At(moments, schedule.Head.StartOf(day)) : 0,
                end = until is { } last ? At(moments, schedule.Head.StartOf(last)) : moments.Length - 1;
            if (first >= end)
                continue;
            var span = new PanelSpan(
                first,
                end,
                bases.Number(its.Duties.General, held),
                bases.Number(its.Duties.Other, held)
            );
            PanelSpan before = spans.Count > 0 ? spans[^1] : default;
            if (
                spans.Count > 0
                && span with { From = before.From } == before with { Until = end }
                && before.Until == first
            )
                spans[^1] = before with { Until = end };
            else
                spans.Add(span);
        }
        return spans.DrainToImmutable();
    }

    /// <summary>The number of the moment, or of the first after it.</summary>
    static int At(ImmutableArray<Instant> moments, Instant at)
    {
        int found = moments.BinarySearch(at);
        return Math.Min(found < 0 ? ~found : found, moments.Length - 1);
    }
}

/// <summary>The spans of a line without lines below, day by day.</summary>
/// <param name="All">From and until, null for without end; the line; whether its duties are held then.</param>
sealed record LineSpans(
    string Code,
    ImmutableArray<(LocalDate? From, LocalDate? Until, ScheduleLine Line, bool Held)> All
)
{
    public IEnumerable<LocalDate> Days =>
        All.SelectMany(span => (LocalDate?[])[span.From, span.Until]).OfType<LocalDate>();

    public static IEnumerable<LineSpans> Of(Schedule schedule, string chapter, LocalDate? known)
    {
        ScheduleHead head = schedule.Head;
        SortedSet<LocalDate> days =
        [
            head.From,
            head.Through.PlusDays(1),
            .. schedule.LinesOf(chapter).SelectMany(line => (LocalDate?[])[line.From, line.Until]).OfType<LocalDate>(),
        ];
        LocalDate?[] edges = [null, .. days.Where(day => day >= head.From).Select(day => (LocalDate?)day), null];
        var all = new SortedDictionary<string, ImmutableArray<(LocalDate?, LocalDate?, ScheduleLine, bool)>.Builder>(
            StringComparer.Ordinal
        );
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            LocalDate day = edges[i] ?? head.From.PlusDays(-1);
            bool held = schedule.Holds(day, known);
            foreach (ScheduleLine line in schedule.LinesUnder(chapter, day, known))
            {
                if (!all.TryGetValue(line.Code, out var spans))
                    all.Add(
                        line.Code,
                        spans = ImmutableArray.CreateBuilder<(LocalDate?, LocalDate?, ScheduleLine, bool)>()
                    );
                spans.Add((edges[i], edges[i + 1], line, held));
            }
        }
        return all.Select(line => new LineSpans(line.Key, line.Value.DrainToImmutable()));
    }
}

/// <summary>Base duties by number, each text read once.</summary>
sealed class PanelBases
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
    readonly ImmutableArray<PanelBase>.Builder all = ImmutableArray.CreateBuilder<PanelBase>();

    public ImmutableArray<PanelBase> All => all.ToImmutable();

    public int Number(string printed, bool held)
    {
        string text = held ? printed : "";
        if (numbers.TryGetValue(text, out int number))
            return number;
        DutyExpression? duty = text.Length == 0 ? null : DutyText.Read(text);
        string spelling = duty?.ToString() ?? "";
        if (!spellings.TryGetValue(spelling, out number))
        {
            spellings.Add(spelling, number = all.Count);
            all.Add(new(duty, spelling));
        }
        numbers.Add(text, number);
        return number;
    }
}

/// <summary>
/// Classes of the codes of lines. A code of eight digits whose ten-digit codes lists tell apart is judged by
/// prefixes no longer than itself: as a ten-digit code of it that no list names.
/// </summary>
sealed class PlainCodes(DutyLaw law, PartyId into, DutyEngine engine)
{
    readonly Lazy<HashSet<CodeRange>> named = new(() =>
        [.. law.Lists.Where(list => list.By == into).SelectMany(list => list.Rows).Select(row => row.Prefix)]
    );

    public int ClassOf(string code)
    {
        if (!CodeRange.TryRead(code, out CodeRange range))
            throw new ArgumentException($"\"{code}\" is no code of 2 to 10 digits.", nameof(code));
        int found = engine.ProductClass(range);
        if (found >= 0)
            return found;
        for (long number = range.End - 1; number >= range.First; number--)
        {
            var full = new CodeRange(number, CodeRange.Full);
            if (
                !Enumerable
                    .Range(range.Digits + 1, CodeRange.Full - range.Digits)
                    .Any(d => named.Value.Contains(full.Cut(d)))
            )
                return engine.ProductClass(full);
        }
        throw new InvalidOperationException($"Lists name every ten-digit code of {code}, and not {code}.");
    }
}
