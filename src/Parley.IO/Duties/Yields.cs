using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

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
