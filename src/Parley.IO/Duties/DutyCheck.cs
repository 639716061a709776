using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Looks in a law of duties for rules that contradict each other.</summary>
public static class DutyCheck
{
    /// <summary>A fault where provisions yield to each other at one instant, directly or by way of others.</summary>
    internal static void Circles(DutyLaw law, Loading loading)
    {
        foreach (Party by in law.Pack.Parties)
        {
            var yields = new Yields(law, by.Id);
            if (yields.Circle(null) is not { } ever)
                continue;
            if (yields.Turns.FirstOrDefault(turn => yields.Circle(turn) is not null) is not { } first)
                continue;
            Fault(loading, yields.Circle(first) ?? ever, first);
        }
    }

    static void Fault(Loading loading, List<Yields.Edge> circle, Moment at)
    {
        IEnumerable<string> told = circle.Select(edge => $"{edge.Who.Id} yields to {edge.To.Id} by {edge.By.Id}");
        loading.Fault(
            FaultKind.Cycle,
            loading.Ids[circle[^1].By.Id],
            $"Two rules that both claim to win: at {at} {string.Join(", and ", told)}.",
            "Give one of them an end, or take it out; which of two duties yields is for one rule to say."
        );
    }
}

/// <summary>Which provisions of one importer yield to which.</summary>
sealed class Yields
{
    readonly ImmutableArray<(Interaction Rule, Provision[] If, Provision[] On)> rules;

    public Yields(DutyLaw law, PartyId by)
    {
        Provision[] duties = [.. law.Provisions.Where(p => p.By == by && !p.IsExemption)];
        rules =
        [
            .. law
                .Interactions.Where(rule => rule.By == by)
                .Select(rule => (rule, Named(duties, rule.If), Named(duties, rule.On))),
        ];
    }

    /// <summary>One provision that yields to another by a rule.</summary>
    public sealed record Edge(Provision Who, Provision To, Interaction By);

    static Provision[] Named(Provision[] duties, ImmutableArray<string> ids) =>
        [.. duties.Where(duty => ids.Contains(duty.Id) || ids.Contains(duty.Layer.Id))];

    /// <summary>Moments at which a rule or a provision that it names begins.</summary>
    public IEnumerable<Moment> Turns =>
        rules
            .Select(rule => rule.Rule.From)
            .Concat(rules.SelectMany(rule => rule.If).SelectMany(p => p.Steps).Select(step => step.From))
            .OrderBy(moment => moment.At)
            .DistinctBy(moment => moment.At);

    /// <summary>Provisions that yield to each other around a circle.</summary>
    /// <param name="at">Null: whenever each of them holds.</param>
    public List<Edge>? Circle(Moment? at)
    {
        var open = new List<Edge>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (Provision start in rules.SelectMany(rule => rule.On).DistinctBy(p => p.Id))
        {
            if (Holds(start, at) && Follow(start, at, open, done) is { } circle)
                return circle;
        }
        return null;
    }

    List<Edge>? Follow(Provision who, Moment? at, List<Edge> open, HashSet<string> done)
    {
        foreach ((Interaction rule, Provision[] owed, Provision[] yielding) in rules)
        {
            if (at is not null && !rule.HoldsAt(at.At) || Array.IndexOf(yielding, who) < 0)
                continue;
            foreach (Provision to in owed)
            {
                if (ReferenceEquals(to, who) || done.Contains(to.Id) || !Holds(to, at))
                    continue;
                int before = open.FindIndex(edge => ReferenceEquals(edge.Who, to));
                open.Add(new(who, to, rule));
                if (before >= 0)
                    return open[before..];
                if (Follow(to, at, open, done) is { } circle)
                    return circle;
                open.RemoveAt(open.Count - 1);
            }
        }
        done.Add(who.Id);
        return null;
    }

    static bool Holds(Provision provision, Moment? at) =>
        at is null || Stack.StepAt(provision, at.At) is { Levy: not Levy.Off };
}
