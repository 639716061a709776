using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Origins that meet the same law at all times, base duties included.</summary>
/// <param name="EngineClass">Their class in the compiled tables.</param>
/// <param name="Other">History of being denied the ordinary base duty: spans, from included and until excluded.</param>
/// <param name="Members">In ordinal order.</param>
sealed record PanelOrigins(
    int EngineClass,
    ImmutableArray<(Instant From, Instant Until)> Other,
    ImmutableArray<string> Members
)
{
    public IEnumerable<Instant> Switches => Other.SelectMany(span => (Instant[])[span.From, span.Until]);

    public bool IsOther(Instant at) => Other.Any(span => span.From <= at && at < span.Until);

    /// <summary>Every class but the importer itself, in ordinal order of its first member.</summary>
    public static PanelOrigins[] Of(DutyLaw law, ScheduleHead head, DutyEngine engine) =>
        [
            .. engine
                .Origins.Where(origin => origin.Key != engine.Into.Code)
                .Select(origin => (origin.Key, Class: origin.Value, Other: History(law, head, origin.Key)))
                .GroupBy(origin => (origin.Class, string.Join(' ', origin.Other)))
                .Select(group => new PanelOrigins(
                    group.First().Class,
                    group.First().Other,
                    [.. group.Select(origin => origin.Key).Order(StringComparer.Ordinal)]
                ))
                .OrderBy(origins => origins.Members[0], StringComparer.Ordinal),
        ];

    static ImmutableArray<(Instant, Instant)> History(DutyLaw law, ScheduleHead head, string origin)
    {
        if (head.OtherOrigins is not { } group || head.Programmes.Other.Length == 0)
            return [];
        var scope = new Signed([group], []);
        Instant[] edges =
        [
            Instant.MinValue,
            .. (law.FindGroup(group)?.Members ?? [])
                .Where(member => member.Origin == origin)
                .SelectMany(member => (Moment?[])[member.From, member.Until])
                .OfType<Moment>()
                .Select(moment => moment.At)
                .Where(at => at > Instant.MinValue && at < Instant.MaxValue)
                .Distinct()
                .Order(),
            Instant.MaxValue,
        ];
        return
        [
            .. edges
                .Zip(edges.Skip(1))
                .Where(span => law.Reaches(scope, origin, span.First))
                .Select(span => (span.First, span.Second)),
        ];
    }
}
