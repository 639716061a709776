using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What a date of the calendar does.</summary>
public enum ScheduledKind { Begins, Returns, Expires, Deadline, Event }

/// <summary>A date that the law or a promise as known already sets.</summary>
/// <param name="Id">The measure, commitment or event.</param>
/// <param name="Day">Its day in the capital of the side whose law or promise it is.</param>
/// <param name="DaysLeft">Whole days from the day of the question.</param>
/// <param name="Before">The rate before: the headline for duties on all goods, else the measure's own; null if it is no rate.</param>
/// <param name="After">The rate after.</param>
/// <param name="BeforeText">What stands before, in words; for headlines the arithmetic.</param>
public sealed record ScheduledChange(
    Moment At, LocalDate Day, int DaysLeft, ScheduledKind Kind, string Id, string Text, PartyId? By, Rate? Before, Rate? After,
    string BeforeText, string AfterText, ImmutableArray<string> Cite);

/// <summary>
/// Everything that is already scheduled: measures that begin, return or expire, deadlines of commitments, announced events.
/// Ends by replacement are told by the measure that replaces.
/// </summary>
public static class Calendar
{
    /// <param name="ledger">Cut to what was known; what it does not know it does not schedule.</param>
    /// <param name="when">Everything after this.</param>
    /// <param name="to">Last day; null for all.</param>
    public static ImmutableArray<ScheduledChange> Of(Ledger ledger, When when, LocalDate? to = null)
    {
        ConflictState state = ledger.At(when);
        IEnumerable<ScheduledChange> all = state.Measures.SelectMany(m => OfMeasure(ledger, m, when))
            .Concat(Deadlines(state, when)).Concat(Events(ledger, when));
        return [.. all.Where(change => to is null || change.Day <= to)
            .OrderBy(change => change.At.At).ThenBy(change => change.Id, StringComparer.Ordinal)];
    }

    static IEnumerable<ScheduledChange> OfMeasure(Ledger ledger, MeasureState state, When when)
    {
        Standing s = state.Standing;
        if (state.Phase is Phase.NeverInForce or Phase.Lapsed or Phase.Void || s.Measure.Kind == MeasureKind.TariffThreat)
            yield break;
        if (s.Bites && s.Operates!.At > state.At)
            yield return Change(ledger, state, s.Operates, state.Phase == Phase.Suspended ? ScheduledKind.Returns : ScheduledKind.Begins, when);
        else if (state.Returns is { } returns)
            yield return Change(ledger, state, returns, ScheduledKind.Returns, when);
        if (s.Bites && s.Ends is { By: null } end && end.At.At > state.At && s.Measure.Ties.Suspends.IsEmpty)
            yield return Change(ledger, state, end.At, ScheduledKind.Expires, when);
    }

    static ScheduledChange Change(Ledger ledger, MeasureState state, Moment at, ScheduledKind kind, When when)
    {
        Measure measure = state.Measure;
        Party by = ledger.Pack.Party(measure.By);
        LocalDate day = at.At.InZone(by.Zone).Date;
        int left = Period.DaysBetween(when.DayFor(by), day);
        (Rate? before, Rate? after, string beforeText, string afterText) = Rates(ledger, state, by, at, kind);
        return new(at, day, left, kind, measure.Id, measure.Title, measure.By, before, after, beforeText, afterText, measure.Cite);
    }

    static (Rate?, Rate?, string, string) Rates(Ledger ledger, MeasureState state, Party by, Moment at, ScheduledKind kind)
    {
        Measure measure = state.Measure;
        Party other = ledger.Pack.Against(by);
        if (measure.Goods == Goods.All && measure.IsDuty && measure.Bears(other.Id))
        {
            When just = new When.Exactly(at.At - Duration.Epsilon, at.Written), then = new When.Exactly(at.At, at.Written);
            Headline a = Headline.Of(ledger, by.Id, other.Id, just), b = Headline.Of(ledger, by.Id, other.Id, then);
            return (a.Total, b.Total, a.Arithmetic, b.Arithmetic);
        }
        bool ends = kind == ScheduledKind.Expires;
        string charge = measure.Charge is null ? "in force" : $"{measure.Charge} on what it covers";
        if (ends)
            return (measure.Rate, null, charge, "ended");
        Rate? instead = Replaced(ledger, measure);
        string now = instead is not null ? $"{instead} on what it covers" : state.Phase == Phase.Suspended ? "suspended" : "not in force";
        return (instead, measure.Rate, now, charge);
    }

    /// <summary>The highest rate among what this measure takes the place of; null if it replaces nothing, and then nothing is said of before.</summary>
    static Rate? Replaced(Ledger ledger, Measure measure) => measure.Ties.Replaces
        .Select(id => (ledger.Find(id) as Measure)?.Rate).Max();

    static IEnumerable<ScheduledChange> Deadlines(ConflictState state, When when)
    {
        foreach (PromiseState promise in state.Promises)
        {
            Commitment c = promise.Commitment;
            if (c.Due is not { } due || due < state.Day)
                continue;
            Party owing = state.Ledger.Pack.Parties.FirstOrDefault(p => c.By.Contains(p.Id)) ?? state.Ledger.Pack.Parties[0];
            string status = Words.Statuses.Word(promise.Status.Status);
            var at = new Moment(owing.Zone.AtStartOfDay(due).ToInstant(), Days.Write(due), Precision.Day);
            int left = Period.DaysBetween(when.DayFor(owing), due);
            yield return new(at, due, left, ScheduledKind.Deadline, c.Id, $"{c.Agreement.Name}: {c.Obligation}",
                c.By.Length == 1 ? c.By[0] : null, null, null, status, "due", c.Cite);
        }
    }

    static IEnumerable<ScheduledChange> Events(Ledger ledger, When when)
    {
        Party party = ledger.Pack.Parties[0];
        LocalDate today = ledger.Pack.Parties.Select(when.DayFor).Max();
        foreach (Happening happening in ledger.Events)
        {
            if (happening.Date.First <= today || happening.Known > today)
                continue;
            var at = new Moment(party.Zone.AtStartOfDay(happening.Date.First).ToInstant(), happening.Date.Written, Precision.Day);
            yield return new(at, happening.Date.First, Period.DaysBetween(today, happening.Date.First), ScheduledKind.Event, happening.Id,
                happening.Summary, null, null, null, "announced", "takes place", happening.Cite);
        }
    }
}

/// <summary>A truce clock: measures that an agreement holds back, and the moment at which they return unless someone acts.</summary>
public sealed record TruceClock(Agreement Agreement, ImmutableArray<MeasureState> Held, Moment Returns, LocalDate Day, int DaysLeft)
{
    /// <summary>Every clock that runs at a state: each held measure under the latest truce that names it.</summary>
    public static ImmutableArray<TruceClock> Of(ConflictState state)
    {
        var clocks = from held in state.In(Phase.Suspended)
                     let returns = held.Returns
                     where returns is not null
                     let agreement = LatestFor(state, held)
                     where agreement is not null
                     group held by (agreement, held.Measure.By, returns.At) into clock
                     select Clock(state, clock.Key.agreement, [.. clock]);
        return [.. clocks.OrderBy(clock => clock.Returns.At)];
    }

    static TruceClock Clock(ConflictState state, Agreement agreement, ImmutableArray<MeasureState> held)
    {
        Party by = state.Ledger.Pack.Party(held[0].Measure.By);
        Moment returns = held[0].Returns!;
        LocalDate day = returns.At.InZone(by.Zone).Date;
        return new(agreement, held, returns, day, Period.DaysBetween(state.When.DayFor(by), day));
    }

    static Agreement? LatestFor(ConflictState state, MeasureState held) => state.Promises
        .Select(promise => promise.Commitment)
        .Where(c => c.Agreement.Truce
            && (c.Related.Contains(held.Measure.Id) || held.Standing.Suspensions.Any(s => s.By is not null && c.Related.Contains(s.By))))
        .OrderBy(c => c.Agreed).LastOrDefault()?.Agreement;
}
