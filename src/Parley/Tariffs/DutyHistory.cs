using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What is owed on a code from an origin over time, or why nothing can be said.</summary>
public abstract record DutyHistoryReply
{
    private DutyHistoryReply() { }

    public sealed record Answered(DutyHistory History) : DutyHistoryReply;

    /// <param name="Malformed">The question itself is wrong; otherwise it has no answer here.</param>
    public sealed record Refused(string Reason, bool Malformed) : DutyHistoryReply;
}

/// <summary>A span of time in which the same is owed.</summary>
/// <param name="From">As its act writes it; for the first, where the history begins.</param>
/// <param name="Until">Excluded; null for the last.</param>
/// <param name="Reply">As of the first instant; for goods that then have no answer, the reason.</param>
/// <param name="Low">With <paramref name="High"/>: the least and the most that it can be at any time of the span,
/// as what is not told turns out; null where it is no share of value.</param>
/// <param name="Changes">Against the step before; none for the first.</param>
/// <param name="Notes">What must be said of it, coverage first of all, at any time of the span.</param>
/// <param name="Scheduled">True if it begins after the last day that the law as known speaks of.</param>
public sealed record DutyStep(
    Moment From,
    Moment? Until,
    DutyReply Reply,
    Rate? Low,
    Rate? High,
    ImmutableArray<LayerChange> Changes,
    ImmutableArray<string> Notes,
    bool Scheduled
)
{
    /// <summary>True if something that is not told decides at some time of the span.</summary>
    public bool Open => Low is not null && High is not null && Low.Value.CompareTo(High.Value) != 0;

    public DutyAnswer? Answer => (Reply as DutyReply.Answered)?.Answer;

    /// <summary>The part of the duty that is a share of value; null without an answer.</summary>
    public Rate? Share =>
        Answer?.Layers.Aggregate(Rate.Free, (sum, layer) => sum + (layer.Rate ?? PartOf(layer, Answer.Base)));

    /// <summary>Of a compound base duty the shares of value; of any other that is none, nothing.</summary>
    static Rate PartOf(DutyLayer layer, BaseDuty duty) =>
        layer.Portion is null && duty.Duty is DutyExpression.Sum sum
            ? sum.Terms.Aggregate(Rate.Free, (part, term) => part + (term.Share ?? Rate.Free))
            : Rate.Free;
}

/// <summary>
/// Every step of the duty on a code from an origin: the law is asked at every moment at which anything that can reach
/// the goods turns, and equal neighbours are joined.
/// </summary>
/// <param name="Code">Digits; null for goods that are on no product list.</param>
/// <param name="Last">Last day that the law as known speaks of; what begins later is scheduled.</param>
public sealed record DutyHistory(Party Into, Origin From, string? Code, LocalDate Last, ImmutableArray<DutyStep> Steps)
{
    /// <param name="since">First day of the history; null for the first that the record covers.</param>
    public static DutyHistoryReply Of(
        DutyDesk desk,
        PartyId into,
        string from,
        string code,
        Told told,
        LocalDate? since
    )
    {
        LocalDate first = since ?? desk.Law.Pack.From;
        var question = new DutyQuestion(into, from, code, new When.Day(first), told, Consignment.Untold);
        string? digits = code == DutyQuestion.Headline ? null : CodeText.Read(code).Digits;
        bool wrong =
            desk.Law.Pack.Find(into) is null
            || desk.Law.FindOrigin(from) is null
            || (digits is null && code != DutyQuestion.Headline)
            || from == into.Code
            || first < desk.Law.Pack.From;
        if (wrong)
            return Refused(desk.Ask(question));
        Party importer = desk.Law.Pack.Party(into);
        LocalDate last = desk.Law.LastDay;
        (Moment At, DutyReply Reply)[] asked = Asked(desk, importer, question, digits);
        if (!asked.Any(one => one.Reply is DutyReply.Answered))
            return Refused(asked.Last(one => one.At.At < importer.SpanOf(LocalDate.Max(first, last)).End).Reply);
        ImmutableArray<DutyStep> steps = Join(asked, importer.SpanOf(last).End);
        return new DutyHistoryReply.Answered(new(importer, desk.Law.FindOrigin(from)!, digits, last, steps));
    }

    /// <summary>The question at the first instant of its day, and at every turn after it.</summary>
    static (Moment At, DutyReply Reply)[] Asked(DutyDesk desk, Party into, DutyQuestion question, string? digits)
    {
        var turns = new DutyTurns(desk.Law, desk.ScheduleOf(into.Id), into, question.From, digits);
        LocalDate first = ((When.Day)question.When).Date;
        Instant start = into.SpanOf(first).Start;
        var narrow = new DutyDesk(turns.Law, desk.Schedules);
        return
        [
            .. turns
                .After(start)
                .Prepend(new(start, Days.Write(first), Precision.Day))
                .Select(at => (at, narrow.Ask(question with { When = new When.Exactly(at.At, at.Written) }))),
        ];
    }

    static DutyHistoryReply Refused(DutyReply reply) =>
        reply is DutyReply.Refused refused
            ? new DutyHistoryReply.Refused(refused.Reason, refused.Malformed)
            : throw new InvalidOperationException("What can be answered is not refused.");

    /// <summary>Neighbours in which the same is owed become one; its notes are those of all.</summary>
    static ImmutableArray<DutyStep> Join((Moment At, DutyReply Reply)[] asked, Instant end)
    {
        var steps = ImmutableArray.CreateBuilder<DutyStep>();
        foreach ((Moment at, DutyReply reply) in asked)
        {
            DutyAnswer? answer = (reply as DutyReply.Answered)?.Answer;
            if (steps.Count > 0 && Shape(steps[^1].Reply) == Shape(reply))
            {
                steps[^1] = Longer(steps[^1], answer);
                continue;
            }
            ImmutableArray<LayerChange> changes = [];
            if (steps.Count > 0)
            {
                changes = LayerChange.Between(steps[^1].Answer, answer);
                steps[^1] = steps[^1] with { Until = at };
            }
            (Rate? low, Rate? high) = (answer?.Total.Low, answer?.Total.High);
            steps.Add(new(at, null, reply, low, high, changes, answer?.Notes ?? [], at.At >= end));
        }
        return steps.DrainToImmutable();
    }

    /// <summary>A step that goes on: with the notes of both, and the wider bounds.</summary>
    static DutyStep Longer(DutyStep step, DutyAnswer? on) =>
        step with
        {
            Notes = [.. step.Notes.Union(on?.Notes ?? [])],
            Low =
                step.Low is { } low && on?.Total.Low is { } less
                    ? (less < low ? less : low)
                    : step.Low ?? on?.Total.Low,
            High =
                step.High is { } high && on?.Total.High is { } more
                    ? (more > high ? more : high)
                    : step.High ?? on?.Total.High,
        };

    /// <summary>What makes two answers the same step: layers as charged, and the total.</summary>
    static string Shape(DutyReply reply) =>
        reply is DutyReply.Answered { Answer: var answer }
            ? string.Join('+', answer.Layers.Select(layer => $"{layer.Programme} {layer.Expression}"))
                + $"={answer.Total.Expression}"
            : "";
}
