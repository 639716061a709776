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
    readonly Schedule schedule;
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
        (this.desk, this.schedule, this.question, this.lines) = (desk, schedule, question, lines);
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

    bool Other(string origin, Instant at) => desk.PaysOther(schedule, origin, at);

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
        (int old, Stack oldStack) = StackOf(kind, before, first);
        (int now, Stack nowStack) = StackOf(kind, after, then);
        string? was = Base(oldStack, before, kind.OtherBefore),
            stands = Base(nowStack, after, kind.OtherAfter);
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

    /// <summary>The column that is paid, or what is charged in its place; null where it is not held.</summary>
    static string? Base(Stack stack, DiffSide side, bool other) =>
        stack.Replacement is { Step.Levy: Levy.Replaces instead } ? instead.Rate.ToString()
        : (other ? side.Duties?.Other : side.Duties?.General) is { Length: > 0 } printed ? printed
        : null;

    Rate? Share(string? printed)
    {
        if (printed is null)
            return null;
        if (!shares.TryGetValue(printed, out Rate? share))
            shares.Add(printed, share = DutyText.Read(printed).Share);
        return share;
    }

    /// <summary>With its number in the tables; -1 where the code was looked up.</summary>
    (int Number, Stack Stack) StackOf(Kind kind, DiffSide side, (Instant At, int Turn) time)
    {
        if (side.Class < 0)
            return (-1, desk.StackOf(question.Into.Id, kind.Origin, side.Code, time.At));
        int number = engine.StackAt(time.Turn, side.Class, kind.Class);
        return (number, engine.Stack(number));
    }

    /// <summary>On top of a base rate; null where it is no share or not known, or two rules claim the goods.</summary>
    Rate? Added(int number, Stack stack, Rate? share)
    {
        if (number < 0)
            return Added(stack, share);
        if (!sums.TryGetValue((number, share), out Rate? sum))
            sums.Add((number, share), sum = Added(stack, share));
        return sum;
    }

    static Rate? Added(Stack stack, Rate? share) =>
        stack.Plain is { Rivals.IsEmpty: true } plain ? plain.Added(share) : null;
}
