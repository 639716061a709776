using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// What cases have in common, worked out once: times, base rows, and the rows of a stack. A case that claims and tells
/// nothing but a value is then put together from texts.
/// </summary>
sealed class CaseCache(DutyDesk desk)
{
    /// <summary>So many instants are kept; beyond, each is worked out.</summary>
    const int MostTimes = 100_000;

    /// <summary>A time as written, with the number of its turn.</summary>
    internal sealed record TimeOf(When When, LocalDate Day, Instant At, int Turn);

    /// <summary>A row without its case and its amount: what stands before the amount, and after.</summary>
    internal sealed record Piece(Rate? Rate, string Head, string Tail);

    /// <summary>The rows of a stack, and what it adds to the base rate.</summary>
    internal sealed record StackRows(ImmutableArray<Piece> Pieces, Rate Added, Rate Low, Rate High, string Untold);

    /// <summary>The base row of a line: its share of value, or in words what it is instead.</summary>
    internal sealed record BaseRow(Rate? Share, string Words, Piece Piece);

    readonly ConcurrentDictionary<(PartyId, When), TimeOf> times = new();
    readonly ConcurrentDictionary<ScheduleLine, BaseRow?> general = new(ReferenceEqualityComparer.Instance),
        other = new(ReferenceEqualityComparer.Instance);
    readonly ConcurrentDictionary<
        (PartyId, int Stack, ImmutableArray<string> InForce, decimal Base),
        StackRows?
    > stacks = new();

    public DutyDesk Desk => desk;

    public TimeOf Time(Party into, DutyEngine engine, When when)
    {
        if (times.TryGetValue((into.Id, when), out TimeOf? found))
            return found;
        Instant at = when.InstantFor(into);
        found = new(when, when.DayFor(into), at, engine.TurnAt(at));
        if (times.Count < MostTimes)
            times.TryAdd((into.Id, when), found);
        return found;
    }

    /// <summary>Null where an answer must say more of the base than its duty.</summary>
    public BaseRow? Base(LocatedLine line, Schedule schedule, string from, Instant at)
    {
        var bases = desk.PaysOther(schedule, from, at) ? other : general;
        return bases.TryGetValue(line.Line!, out BaseRow? found)
            ? found
            : bases.GetOrAdd(line.Line!, Make(desk.BaseOf(schedule.Head.Importer, line, from, at, Told.Nothing)));
    }

    static BaseRow? Make(BaseDuty duty)
    {
        if (duty.Note is not null)
            return null;
        var layer = new DutyLayer(duty.Programme, "", null, duty.Share, duty.Words, null);
        return new(duty.Share, duty.Words, PieceOf(CaseRows.Base(duty, layer), duty.Share));
    }

    /// <summary>Null where some of it is no share of value, or the law as held does not decide.</summary>
    public StackRows? Rows(Party into, Origin from, DutyEngine engine, TimeOf time, int origin, int stack, Rate? its)
    {
        ImmutableArray<string> inForce = engine.InForce(time.Turn, origin);
        Stack met = engine.Stack(stack);
        bool onBase = met.OnBase;
        if (onBase && its is null)
            return null;
        Rate share = its ?? Rate.Free;
        var key = (into.Id, stack, inForce, onBase ? share.Fraction : 0);
        return stacks.TryGetValue(key, out StackRows? found)
            ? found
            : stacks.GetOrAdd(
                key,
                Make(desk.Ask(into, from, time.When, time.At, met, onBase ? share : Rate.Free), inForce)
            );
    }

    static StackRows? Make(DutyReply reply, ImmutableArray<string> inForce)
    {
        if (reply is not DutyReply.Answered { Answer: var answer })
            return null;
        Rate free = answer.Base.Share!.Value;
        if (answer.Total is not { Rate: { } total, Low: { } low, High: { } high })
            return null;
        return new(
            [.. CaseRows.Programmes(answer, inForce).Select(row => PieceOf(row.Row, row.Rate))],
            total,
            low - free,
            high - free,
            CaseRows.Untold(answer)
        );
    }

    static Piece PieceOf(CaseRow row, Rate? rate) =>
        new(
            rate,
            $"{row.Programme},{row.Rate},",
            $",{CaseFile.Field(row.Measure)},{CaseFile.Field(row.Source)},{CaseFile.Field(row.Note)}\n"
        );
}
