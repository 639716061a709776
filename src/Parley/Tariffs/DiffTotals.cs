using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The change of every group of lines for every class of origins, with nothing claimed and nothing told. Origins that
/// changed alike on every line are one class.
/// </summary>
sealed class DiffTotals
{
    readonly DutyDesk desk;
    readonly ScheduleHead head;
    readonly DiffQuestion question;
    readonly DiffLines lines;
    readonly DutyEngine engine;
    readonly (Instant At, int Turn) first,
        then;
    readonly Dictionary<string, Rate?> shares = new(StringComparer.Ordinal);
    readonly Dictionary<(int Stack, Rate? Share), Rate?> sums = [];
    int without;

    public DiffTotals(DutyDesk desk, Schedule schedule, DiffQuestion question, DiffLines lines)
    {
        (this.desk, head, this.question, this.lines) = (desk, schedule.Head, question, lines);
        engine = lines.Engine;
        first = At(question.First);
        then = At(question.Then);
    }

    (Instant, int) At(When when)
    {
        Instant at = when.InstantFor(question.Into);
        return (at, engine.TurnAt(at));
    }

    public ImmutableArray<string> Notes =>
        without == 0
            ? []
            : ["where the base rate of a line is not held at both times, the duties on top of it are compared"];

    /// <summary>One origin, with the columns that it pays at the two times.</summary>
    readonly record struct Kind(int Class, bool OtherBefore, bool OtherAfter, string Origin);

    public ImmutableArray<(ImmutableArray<Origin> Members, decimal?[] Changes)> Classes()
    {
        IEnumerable<Origin> origins = question.From is { } one
            ? [one]
            : desk.Law.Origins.Where(origin => origin.Code != question.Into.Id.Code);
        var kinds = origins
            .Select(origin => (Origin: origin, Kind: KindOf(origin.Code)))
            .GroupBy(pair => pair.Kind with { Origin = "" });
        var alike = new Dictionary<string, (List<Origin> Members, decimal?[] Changes)>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            decimal?[] changes = Changes(kind.First().Kind);
            string key = string.Join(';', changes);
            if (alike.TryGetValue(key, out (List<Origin> Members, decimal?[] Changes) known))
                known.Members.AddRange(kind.Select(pair => pair.Origin));
            else
                alike.Add(key, ([.. kind.Select(pair => pair.Origin)], changes));
        }
        return
        [
            .. alike.Values.Select(one =>
                (one.Members.OrderBy(origin => origin.Code, StringComparer.Ordinal).ToImmutableArray(), one.Changes)
            ),
        ];
    }

    Kind KindOf(string origin) =>
        new(engine.OriginClass(origin), Other(origin, first.At), Other(origin, then.At), origin);

    bool Other(string origin, Instant at) =>
        head.OtherOrigins is { } group
        && head.Programmes.Other.Length > 0
        && desk.Law.Reaches(new([group], []), origin, at);

    decimal?[] Changes(Kind kind)
    {
        var changes = new decimal?[lines.Groups.Count];
        for (int i = 0; i < changes.Length; i++)
        {
            DiffGroup group = lines.Groups[i];
            decimal? sum = 0;
            foreach (int before in group.Before)
                sum += Change(kind, lines.Sides[before], lines.Sides[group.After]);
            changes[i] = sum is { } whole ? Plain(whole / group.Before.Length) : null;
        }
        return changes;
    }

    /// <summary>Without zeros at the end, so that equal changes are written alike.</summary>
    static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    decimal? Change(Kind kind, DiffSide before, DiffSide after)
    {
        string? was = Column(before, kind.OtherBefore),
            stands = Column(after, kind.OtherAfter);
        (int old, Stack? oldStack) = StackOf(kind, before, first);
        (int now, Stack? nowStack) = StackOf(kind, after, then);
        if (was == stands && old == now && old >= 0)
            return 0;
        (Rate? oldShare, Rate? nowShare) = (Share(was), Share(stands));
        bool both = oldShare is not null && nowShare is not null;
        if (!both && was != stands && was is not null && stands is not null)
            return null;
        if (!both)
        {
            (oldShare, nowShare) = (null, null);
            without += was is null || stands is null ? 1 : 0;
        }
        Rate? change =
            Added(now, nowStack, nowShare) is { } more && Added(old, oldStack, oldShare) is { } less
                ? more - less
                : null;
        return change?.Fraction + (nowShare?.Fraction ?? 0) - (oldShare?.Fraction ?? 0);
    }

    /// <summary>The text of the column that is paid; null where it is not held.</summary>
    static string? Column(DiffSide side, bool other) =>
        (other ? side.Duties?.Other : side.Duties?.General) is { Length: > 0 } printed ? printed : null;

    Rate? Share(string? printed)
    {
        if (printed is null)
            return null;
        if (!shares.TryGetValue(printed, out Rate? share))
            shares.Add(printed, share = DutyText.Read(printed).Share);
        return share;
    }

    (int Number, Stack? Stack) StackOf(Kind kind, DiffSide side, (Instant At, int Turn) time) =>
        side.Class >= 0
            ? (engine.StackAt(time.Turn, side.Class, kind.Class), null)
            : (-1, desk.StackOf(question.Into.Id, kind.Origin, side.Code, time.At));

    /// <summary>On top of a base rate; null where it is no share or not known, or two rules claim the goods.</summary>
    Rate? Added(int number, Stack? stack, Rate? share)
    {
        if (stack is not null)
            return Added(stack, share);
        if (!sums.TryGetValue((number, share), out Rate? sum))
            sums.Add((number, share), sum = Added(engine.Stack(number), share));
        return sum;
    }

    static Rate? Added(Stack stack, Rate? share) =>
        stack.Plain is { Rivals.IsEmpty: true } plain ? plain.Added(share) : null;
}
