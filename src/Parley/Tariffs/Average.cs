using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// Average duties, weighted with trade by line. The weights are matched: a code that no longer exists is followed
/// to what it became, so that the average moves when duties do and not when codes do.
/// </summary>
/// <remarks>
/// Content is taken at the whole value, facts stand as they do by default, and nothing is claimed unless told. Not
/// for two threads at once. Tested: days of renumbering and of renewed exclusions move nothing; layers add up to
/// the total.
/// </remarks>
public sealed class Average
{
    readonly DutyDesk desk;
    readonly LineWeights weights;
    readonly Party into;
    readonly Origin from;
    readonly Told told;
    readonly AverageCells cells;
    readonly AverageLines lines;
    (When? When, ImmutableArray<AverageLines.Matched> Matched) last;

    /// <param name="desk">On compiled tables; without them it gives the same, slowly.</param>
    public Average(DutyDesk desk, LineWeights weights, Told told)
    {
        (this.desk, this.weights, this.told) = (desk, weights, told);
        into = desk.Law.Pack.Party(weights.Into);
        from =
            desk.Law.FindOrigin(weights.From)
            ?? throw new ArgumentException($"{weights.From} is no origin.", nameof(weights));
        cells = new(desk.Law, desk.ScheduleOf(into.Id)?.Head, into.Id, told);
        lines = new(desk, into, from.Code, told, cells);
    }

    /// <summary>The average at a time, with the lines on which an exclusion could be claimed.</summary>
    /// <param name="over">Lines with no more trade than this, in USD, are not named.</param>
    public DutyAverage On(When when, decimal over)
    {
        Instant at = when.InstantFor(into);
        ImmutableArray<AverageLines.Matched> matched = MatchedOn(when);
        return new(
            desk.Law,
            into,
            from,
            when,
            at,
            weights,
            Sum(matched, at, lists: true),
            Sum(matched, at, lists: false),
            Tally(matched),
            new ExclusionFinder(desk, into, from.Code, told).Find(matched, at, over)
        );
    }

    /// <summary>
    /// The headings on whose trade most is owed, with product lists; lines that are left out are in none.
    /// </summary>
    public ImmutableArray<HeadingBill> MostOwed(When when, int most)
    {
        Instant at = when.InstantFor(into);
        var bills = new Dictionary<string, (decimal Usd, decimal Duty)>(StringComparer.Ordinal);
        foreach (AverageLines.Matched one in MatchedOn(when))
        {
            if (one.Spots.IsEmpty || CellOf(one, at, null) is not { Why: null } cell)
                continue;
            string heading = one.Weight.Code[..4];
            (decimal usd, decimal duty) = bills.GetValueOrDefault(heading);
            bills[heading] = (usd + one.Weight.Usd, duty + one.Weight.Usd * cell.Parts.Sum(part => part.Share));
        }
        Schedule? schedule = desk.ScheduleOf(into.Id);
        return
        [
            .. bills
                .OrderByDescending(bill => bill.Value.Duty)
                .ThenBy(bill => bill.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(bill => new HeadingBill(
                    bill.Key,
                    schedule?.HeadingOf(bill.Key)?.Text,
                    bill.Value.Usd,
                    bill.Value.Duty
                )),
        ];
    }

    /// <summary>The last day's lines are kept: several questions about one day find them once.</summary>
    ImmutableArray<AverageLines.Matched> MatchedOn(When when)
    {
        if (last.When != when)
            last = (when, lines.Find(weights, when.DayFor(into), when.InstantFor(into)));
        return last.Matched;
    }

    /// <summary>
    /// Every step of the average since the record begins; a step is an instant at which some sum changes.
    /// </summary>
    public ImmutableArray<AverageStep> History(LocalDate lastKnown)
    {
        Instant begin = into.SpanOf(desk.Law.Pack.From).Start,
            end = into.SpanOf(lastKnown).End;
        SortedSet<Instant> based = [.. BaseTurns().Where(turn => turn > begin), begin];
        SortedSet<Instant> turns = [.. desk.TurnsOf(into.Id).Where(turn => turn > begin), .. based];
        var steps = ImmutableArray.CreateBuilder<AverageStep>();
        ImmutableArray<AverageLines.Matched> matched = [];
        foreach (Instant turn in turns)
        {
            bool changed = based.Contains(turn);
            if (changed)
                matched = lines.Find(weights, turn.InZone(into.Zone).Date, turn);
            else if (desk.SameLaw(into.Id, from.Code, turn - Duration.Epsilon, turn))
                continue;
            var step = new AverageStep(turn, Sum(matched, turn, true), Sum(matched, turn, false), turn >= end);
            if (steps.Count == 0 || !steps[^1].Lists.Same(step.Lists) || !steps[^1].Plain.Same(step.Plain))
                steps.Add(step);
        }
        return steps.DrainToImmutable();
    }

    /// <summary>Instants at which a base duty, or what a preference asks, can change.</summary>
    IEnumerable<Instant> BaseTurns()
    {
        if (desk.ScheduleOf(into.Id) is not { } schedule)
            return [];
        IEnumerable<LocalDate> days = schedule
            .Lines.SelectMany(line => (LocalDate?[])[line.From, line.Until])
            .Concat(schedule.Renumberings.Select(move => (LocalDate?)move.Date))
            .Append(schedule.Head.From)
            .Append(schedule.Head.Through.PlusDays(1))
            .OfType<LocalDate>()
            .Distinct();
        IEnumerable<Moment?> moments = desk
            .Law.Groups.SelectMany(group => group.Members)
            .SelectMany(member => (Moment?[])[member.From, member.Until])
            .Concat(desk.Law.Preferences.SelectMany(preference => (Moment?[])[preference.From, preference.Until]));
        return days.Select(schedule.Head.StartOf)
            .Concat(moments.OfType<Moment>().Select(moment => moment.At))
            .Where(at => at > Instant.MinValue && at < Instant.MaxValue);
    }

    AverageSum Sum(ImmutableArray<AverageLines.Matched> matched, Instant at, bool lists)
    {
        var sum = new AverageBuilder(cells.Programmes);
        Stack? plain = lists ? null : desk.Unlisted(into.Id, from.Code, at);
        foreach (AverageLines.Matched one in matched)
        {
            if (!one.Spots.IsEmpty)
                sum.Add(one.Weight.Usd, CellOf(one, at, plain));
        }
        return sum.Close();
    }

    /// <summary>What a weight's lines bear; the mean of them where they are several.</summary>
    /// <param name="plain">The stack of goods on no list, in place of each line's own.</param>
    AverageCell CellOf(AverageLines.Matched one, Instant at, Stack? plain)
    {
        if (one.Spots is [var only])
            return cells.Of(plain ?? desk.StackOf(into.Id, from.Code, only.Code, at), only.Base);
        var several = new List<AverageCell>(one.Spots.Length);
        foreach (AverageLines.Spot spot in one.Spots)
            several.Add(cells.Of(plain ?? desk.StackOf(into.Id, from.Code, spot.Code, at), spot.Base));
        return AverageCells.Mean(several);
    }

    static ImmutableArray<MatchTally> Tally(ImmutableArray<AverageLines.Matched> matched) =>
        [
            .. matched
                .GroupBy(one => one.Match)
                .OrderBy(group => group.Key)
                .Select(group => new MatchTally(group.Key, group.Count(), group.Sum(one => one.Weight.Usd))),
        ];
}

/// <summary>Adds up cells, each times the value of its goods.</summary>
sealed class AverageBuilder(ImmutableArray<string> programmes)
{
    readonly decimal[] layers = new decimal[programmes.Length];
    readonly Dictionary<string, LeftOut> left = new(StringComparer.Ordinal);
    decimal counted,
        low,
        high;

    public void Add(decimal usd, AverageCell cell)
    {
        if (cell.Why is { } why)
        {
            LeftOut before = left.GetValueOrDefault(why) ?? new(why, 0, 0, 0, 0);
            left[why] = before with
            {
                Lines = before.Lines + 1,
                Usd = before.Usd + usd,
                AtLeastUsd = before.AtLeastUsd + usd * cell.AtLeast,
                AtMostUsd = before.AtMostUsd + usd * cell.AtMost,
            };
            return;
        }
        counted += usd;
        low += usd * cell.AtLeast;
        high += usd * cell.AtMost!.Value;
        foreach ((int programme, decimal share) in cell.Parts)
            layers[programme] += usd * share;
    }

    public AverageSum Close() =>
        new(
            counted,
            [
                .. layers
                    .Index()
                    .Where(layer => layer.Item != 0)
                    .Select(layer => new AverageLayer(programmes[layer.Index], layer.Item)),
            ],
            low,
            high,
            [.. left.Values.OrderByDescending(one => one.Usd).ThenBy(one => one.Why, StringComparer.Ordinal)]
        );
}
