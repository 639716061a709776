using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The part of the law that can ever reach some codes of an origin, and every moment at which it, the lines of the
/// codes, or a preference turns. It answers about these codes as the whole does, and sooner.
/// </summary>
sealed class DutyTurns
{
    readonly Schedule? schedule;
    readonly Party into;
    readonly string from;
    readonly ImmutableArray<CodeRange> ranges;
    readonly string[] codes;

    /// <param name="digits">Null for goods that are on no list.</param>
    public DutyTurns(DutyLaw law, Schedule? schedule, Party into, string from, string? digits)
    {
        (this.schedule, this.into, this.from) = (schedule, into, from);
        codes = digits is null ? [] : [.. Related(schedule, digits)];
        ranges = [.. codes.Select(code => CodeRange.TryRead(code, out CodeRange range) ? range : default)];
        Law = law.Only(provision => provision.By == into.Id && Named(law, provision) && Meets(law, provision));
    }

    public DutyLaw Law { get; }

    /// <summary>After an instant, in order; each as some act writes it.</summary>
    public ImmutableArray<Moment> After(Instant start) =>
        [
            .. OfLaw()
                .Concat(OfLists())
                .Concat(OfSchedule())
                .Where(moment => moment.At > start && moment.At < Instant.MaxValue)
                .GroupBy(moment => moment.At)
                .OrderBy(group => group.Key)
                .Select(group => group.First()),
        ];

    /// <summary>The code, and those that became it or that it became, step by step.</summary>
    static HashSet<string> Related(Schedule? schedule, string digits)
    {
        HashSet<string> all = new(StringComparer.Ordinal) { digits };
        if (schedule is null)
            return all;
        for (int before = 0; before < all.Count; )
        {
            before = all.Count;
            foreach (Renumbering move in schedule.Renumberings)
            {
                if (all.Contains(move.Old) || all.Contains(move.New))
                    all.UnionWith([move.Old, move.New]);
            }
        }
        return all;
    }

    /// <summary>True if the origin is named at any time.</summary>
    bool Named(DutyLaw law, Provision provision) =>
        provision.Origins.Plus.Any(name =>
            name == Signed.Everywhere
            || name == from
            || law.FindGroup(name)?.Members.Any(member => member.Origin == from) == true
        );

    /// <summary>True if a list takes in a part of the codes at any time.</summary>
    bool Meets(DutyLaw law, Provision provision) =>
        provision.Products.Plus.Any(list =>
            list == Signed.Everything || law.FindList(list)?.Rows.Any(row => row.Plus && Overlaps(row.Prefix)) == true
        );

    bool Overlaps(CodeRange prefix)
    {
        foreach (CodeRange range in ranges)
        {
            if (prefix.First < range.End && range.First < prefix.End)
                return true;
        }
        return false;
    }

    IEnumerable<Moment> OfLaw() =>
        Law
            .Provisions.SelectMany(provision => provision.Steps)
            .SelectMany(step => new[] { step.From, step.Until })
            .Concat(Of(Law.Interactions.Where(i => i.By == into.Id).Select(i => (i.From, i.Until))!))
            .Concat(Of(Law.Preferences.Where(p => p.By == into.Id).Select(p => (p.From, p.Until))))
            .Concat(
                Of(
                    Law.Groups.SelectMany(group => group.Members)
                        .Where(member => member.Origin == from)
                        .Select(member => (member.From, member.Until))
                )
            )
            .OfType<Moment>();

    static IEnumerable<Moment?> Of(IEnumerable<(Moment? From, Moment? Until)> spans) =>
        spans.SelectMany(span => new[] { span.From, span.Until });

    IEnumerable<Moment> OfLists() =>
        Law
            .Provisions.SelectMany(provision => provision.Products.Plus.Concat(provision.Products.Minus))
            .Distinct(StringComparer.Ordinal)
            .Select(Law.FindList)
            .OfType<ProductList>()
            .SelectMany(list => list.Rows)
            .Where(row => !row.Always && Overlaps(row.Prefix))
            .SelectMany(row => new[] { row.From, row.Until })
            .Where(at => at > Instant.MinValue && at < Instant.MaxValue)
            .Distinct()
            .Select(at => Written(at, into));

    /// <summary>A bare day where it is the first instant of one in the capital.</summary>
    public static Moment Written(Instant at, Party into)
    {
        LocalDate day = at.InZone(into.Zone).Date;
        return into.SpanOf(day).Start == at
            ? new(at, Days.Write(day), Precision.Day)
            : new(at, Days.Write(at, into.Zone), Precision.Instant);
    }

    IEnumerable<Moment> OfSchedule()
    {
        if (schedule is null || codes.Length == 0)
            return [];
        IEnumerable<LocalDate?> spans = codes
            .SelectMany(schedule.SpansUnder)
            .SelectMany(line => new[] { line.From, line.Until });
        IEnumerable<LocalDate?> moves = schedule
            .Renumberings.Where(move => codes.Contains(move.Old) || codes.Contains(move.New))
            .Select(move => (LocalDate?)move.Date);
        return spans
            .Concat(moves)
            .Append(schedule.Head.From)
            .Append(schedule.Head.Through.PlusDays(1))
            .OfType<LocalDate>()
            .Distinct()
            .Select(day => new Moment(schedule.Head.StartOf(day), Days.Write(day), Precision.Day));
    }
}
