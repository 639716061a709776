using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// Answers what is owed: by the law of a record, whole or as known on a day, and the schedules of its parties.
/// </summary>
/// <param name="engine">
/// Compiled tables for the importer of a question; null, or giving null, where the law is gone through.
/// </param>
public sealed class DutyDesk(DutyLaw law, ImmutableArray<Schedule> schedules, Func<PartyId, DutyEngine?>? engine = null)
{
    readonly ConcurrentDictionary<(PartyId, string), Window[]> located = new();
    readonly ConcurrentDictionary<string, DutyExpression> duties = new(StringComparer.Ordinal);

    public DutyLaw Law => law;

    /// <summary>The compiled tables of an importer; null where the law is gone through.</summary>
    public DutyEngine? Engine(PartyId into) => engine?.Invoke(into);

    public ImmutableArray<Schedule> Schedules => schedules;

    /// <summary>The compiled tables of an importer; made now where the law is gone through.</summary>
    public DutyEngine EngineOf(PartyId into) => Engine(into) ?? DutyEngine.Compile(law, into);

    /// <summary>The schedule of an importer; null where none is held.</summary>
    public Schedule? ScheduleOf(PartyId into)
    {
        foreach (Schedule schedule in schedules)
        {
            if (schedule.Head.Importer == into)
                return schedule;
        }
        return null;
    }

    public DutyReply Ask(DutyQuestion question)
    {
        if (law.Pack.Find(question.Into) is not { } into)
            return Malformed($"{question.Into} is no importer here; there are {Codes(law.Pack)}.");
        if (law.FindOrigin(question.From) is not { } from)
            return Malformed(Unknown(question.From));
        if (question.From == question.Into.Code)
            return Malformed(
                $"The origin and the importer are both {from.Code}; no import duty is owed on goods of one's own."
            );
        Instant at = question.When.InstantFor(into);
        if (question.When.DayFor(into) < law.Pack.From)
            return None($"{question.When} is before the record begins on {Days.Write(law.Pack.From)}.");
        if (question.Told.Claims.FirstOrDefault(claim => !law.CanClaim(claim)) is { } claim)
            return Malformed(law.NoClaim(claim));
        if (question.Code == DutyQuestion.Headline)
            return Headline(question, into, from, at);
        (string? digits, string? wrong) = CodeText.Read(question.Code);
        if (digits is null)
            return Malformed(wrong!);
        return Locate(into, digits, question.When.DayFor(into), at) switch
        {
            Located.None none => new DutyReply.Refused(none.Reason, none.Malformed),
            Located.Lines there => Each(question, into, from, at, there),
            _ => throw new InvalidOperationException("A code is found, or it is not."),
        };
    }

    /// <summary>The lines that a code means on a day; a compiled desk keeps them for the next question.</summary>
    public Located Locate(Party into, string digits, LocalDate day, Instant at)
    {
        if (engine is null || ScheduleOf(into.Id) is not { } schedule)
            return new LineFinder(this, into, day, at).Find(digits);
        (PartyId, string) key = (into.Id, digits);
        Window[] windows = located.TryGetValue(key, out Window[]? kept) ? kept : [];
        foreach (Window window in windows)
        {
            if (window.From <= day && day < window.Until)
                return window.Lines;
        }
        Located found = new LineFinder(this, into, day, at).Find(digits);
        if (found is Located.Lines { All: [{ Line: { } line }] } lines)
        {
            (LocalDate from, LocalDate until) = schedule.SpanOf(line, digits, day);
            located[key] = [.. windows, new(from, until, lines)];
        }
        return found;
    }

    /// <summary>Days for which a code means the same lines.</summary>
    readonly record struct Window(LocalDate From, LocalDate Until, Located Lines);

    DutyReply Headline(DutyQuestion question, Party into, Origin from, Instant at)
    {
        var none = new BaseDuty("", DutyExpression.NoDuty, null, "", "without the base rate, which is each line's own");
        return Answer(new(law, question, into, from, at, Unlisted(into.Id, from.Code, at), null), null, none, []);
    }

    /// <summary>One answer where all lines of a code have the same; otherwise how many they are.</summary>
    DutyReply Each(DutyQuestion question, Party into, Origin from, Instant at, Located.Lines there)
    {
        LocatedLine first = there.All[0];
        Stack stack = StackOf(into.Id, from.Code, first.Code, at);
        BaseDuty duty = Base(first, question.Told);
        foreach (LocatedLine other in there.All.Skip(1))
        {
            bool same =
                Base(other, question.Told).Duty == duty.Duty
                && Same(stack, StackOf(into.Id, from.Code, other.Code, at));
            if (!same)
                return None(Differing(there));
        }
        var builder = new AnswerBuilder(law, question, into, from, at, stack, told => Base(first, told));
        return Answer(builder, there.Digits, duty, there.Notes);

        BaseDuty Base(LocatedLine line, Told told) => Replaced(stack, BaseOf(into.Id, line, from.Code, at, told));
    }

    /// <summary>A base duty, or what the law charges in its place.</summary>
    internal static BaseDuty Replaced(Stack stack, BaseDuty duty) =>
        stack.Replacement is { Provision: var provision, Step: { Levy: Levy.Replaces instead } step }
            ? new(
                provision.Layer.Programme,
                new DutyExpression.AdValorem(instead.Rate),
                duty.Line,
                step.Law ?? provision.Law,
                $"{provision.Name} in place of {duty.Programme} {duty.Words}"
            )
            : duty;

    /// <summary>The duty of the schedule on a line that was found.</summary>
    public BaseDuty BaseOf(PartyId into, LocatedLine line, string from, Instant at, Told told) =>
        new BaseFinder(law, Read).Of(ScheduleOf(into), line, from, at, told);

    /// <summary>A text of the schedule as a duty, read once; null where the column prints nothing.</summary>
    internal DutyExpression? Read(string text) =>
        text.Length == 0 ? null
        : duties.TryGetValue(text, out DutyExpression? duty) ? duty
        : duties.GetOrAdd(text, DutyText.Read);

    /// <summary>Point queries of an importer; null where no schedule is held or the law is gone through.</summary>
    public PointRates? Points(PartyId into) =>
        law.Pack.Find(into) is { } party && ScheduleOf(into) is { } schedule && Engine(into) is { } tables
            ? new(this, party, schedule, tables)
            : null;

    /// <summary>True if an origin pays the column of denied origins at an instant.</summary>
    public bool PaysOther(Schedule schedule, string from, Instant at) =>
        BaseFinder.PaysOther(law, schedule.Head, from, at);

    /// <summary>An answer on a stack with a base rate that is a share of value, whatever the line.</summary>
    public DutyReply Ask(Party into, Origin from, When when, Instant at, Stack stack, Rate baseRate)
    {
        var question = new DutyQuestion(into.Id, from.Code, "", when, Told.Nothing, Consignment.Untold);
        var duty = new BaseDuty("", new DutyExpression.AdValorem(baseRate), null, "", null);
        return Answer(new(law, question, into, from, at, stack, null), null, duty, []);
    }

    static DutyReply Answer(AnswerBuilder builder, string? code, BaseDuty duty, ImmutableArray<string> notes)
    {
        try
        {
            return builder.Build(code, duty, notes);
        }
        catch (CircularLaw e)
        {
            return None($"The law as held goes in a circle: {e.Message}");
        }
    }

    /// <summary>What a code meets: by the tables where they are compiled, by going through the law otherwise.</summary>
    public Stack StackOf(PartyId into, string from, string code, Instant at)
    {
        if (!CodeRange.TryRead(code, out CodeRange range))
            throw new ArgumentException($"\"{code}\" is no code of 2 to 10 digits.", nameof(code));
        if (engine?.Invoke(into) is { } tables && tables.ProductClass(range) is >= 0 and int found)
            return tables.Stack(tables.StackAt(tables.TurnAt(at), found, tables.OriginClass(from)));
        return Stack.Of(law, into, from, DutyReach.Of(law, code, at), at);
    }

    public Stack Unlisted(PartyId into, string from, Instant at) =>
        engine?.Invoke(into) is { } tables
            ? tables.Stack(tables.StackAt(tables.TurnAt(at), DutyEngine.Unlisted, tables.OriginClass(from)))
            : Stack.Of(law, into, from, DutyReach.Unlisted, at);

    /// <summary>Instants at which the law of an importer changes.</summary>
    internal ImmutableArray<Instant> TurnsOf(PartyId into) => Tables(into).Turns;

    /// <summary>The compiled tables of an importer; compiled now where the desk has none.</summary>
    internal DutyEngine Tables(PartyId into) => engine?.Invoke(into) ?? DutyEngine.Compile(law, into);

    /// <summary>
    /// True if an origin meets the same law at two instants, whatever the product; false where it is not known.
    /// </summary>
    internal bool SameLaw(PartyId into, string from, Instant a, Instant b) =>
        engine?.Invoke(into) is { } tables
        && tables.SameLaw(tables.TurnAt(a), tables.TurnAt(b), tables.OriginClass(from));

    /// <summary>Programmes that charge some product of an origin at an instant, in the pack's order.</summary>
    public ImmutableArray<string> InForce(PartyId into, string from, Instant at)
    {
        HashSet<Layer> layers =
        [
            .. Stack
                .Of(law, into, from, provision => !provision.IsExemption, at)
                .Hits.Where(hit => hit.Step.Levy is not Levy.Replaces)
                .Select(hit => hit.Provision.Layer),
        ];
        return
        [
            .. law.Pack.Layers.Where(layers.Contains).Select(layer => layer.Programme).Distinct(StringComparer.Ordinal),
        ];
    }

    static bool Same(Stack a, Stack b) => ReferenceEquals(a, b) || a.Hits.SequenceEqual(b.Hits);

    static string Differing(Located.Lines there)
    {
        string some = string.Join(", ", there.All.Take(6).Select(spot => CodeText.Dots(spot.Code)));
        return $"{CodeText.Dots(there.Digits)} covers {there.All.Length} lines with different duties: {some}"
            + $"{(there.All.Length > 6 ? ", ..." : "")}. Write the whole code.";
    }

    string Unknown(string from)
    {
        Party one = law.Pack.Parties[0];
        string? near = Spelling.Nearest(from.ToUpperInvariant(), law.Origins.Select(origin => origin.Code));
        Origin? named = law.Origins.FirstOrDefault(o => o.Name.Equals(from, StringComparison.OrdinalIgnoreCase));
        string hint =
            named is not null ? $" {named.Name} is {named.Code}."
            : near is not null ? $" Did you mean {near} ({law.FindOrigin(near)!.Name})?"
            : $" Write a country by its two letters of ISO 3166, as {one.Id} for {one.Name}.";
        return $"\"{from}\" is no origin.{hint}";
    }

    static string Codes(Pack pack) => string.Join(" and ", pack.Parties.Select(party => party.Id.Code));

    static DutyReply Malformed(string reason) => new DutyReply.Refused(reason, Malformed: true);

    static DutyReply None(string reason) => new DutyReply.Refused(reason, Malformed: false);
}
