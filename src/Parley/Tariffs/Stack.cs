using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>A provision that a product meets, with the step that holds at the time.</summary>
public readonly record struct Hit(Provision Provision, ProvisionStep Step);

/// <summary>
/// Everything that one product of one origin meets at one instant, and the interactions that hold then: what is owed on
/// top of the base rate follows from it and from what the importer tells.
/// </summary>
public sealed class Stack(ImmutableArray<Hit> hits, ImmutableArray<Interaction> interactions, DutyLaw law)
{
    StackOutcome? plain;

    /// <summary>In the law's order.</summary>
    public ImmutableArray<Hit> Hits => hits;

    public ImmutableArray<Interaction> Interactions => interactions;

    /// <summary>The outcome where nothing is claimed and nothing told.</summary>
    public StackOutcome Plain => plain ??= Under(Told.Nothing);

    /// <summary>
    /// The outcome for what is told; a fact that is not told stands as it does by default, a share of content is the
    /// whole.
    /// </summary>
    public StackOutcome Under(Told told) => Reckoning.Of(hits, interactions, new(law, told, [], []));

    /// <summary>Facts and shares of content that matter here and are not told.</summary>
    public (ImmutableArray<string> Facts, ImmutableArray<string> Contents) Untold(Told told) =>
        (
            [
                .. hits.SelectMany(hit => hit.Provision.Conditions)
                    .Where(fact => !told.Met.ContainsKey(fact))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            [
                .. hits.Select(hit => hit.Provision.Content)
                    .OfType<string>()
                    .Where(content => !told.Shares.ContainsKey(content))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
        );

    /// <summary>
    /// The outcomes of every way in which what is not told can turn out, shares of content at their ends; the first is the
    /// default. More than <see cref="MostUnknown"/> unknowns are turned one by one.
    /// </summary>
    public IEnumerable<StackOutcome> Every(Told told)
    {
        (var facts, var contents) = Untold(told);
        int unknown = facts.Length + contents.Length;
        bool all = unknown <= MostUnknown;
        int ways = all ? 1 << unknown : unknown + 1;
        for (int way = 0; way < ways; way++)
        {
            int turned = all ? way : way == 0 ? 0 : 1 << (way - 1);
            yield return Reckoning.Of(
                hits,
                interactions,
                new(
                    law,
                    told,
                    [.. facts.Where((_, i) => (turned >> i & 1) == 1)],
                    [.. contents.Where((_, i) => (turned >> (facts.Length + i) & 1) == 1)]
                )
            );
        }
    }

    /// <summary>Beyond so many facts and shares not told, not every combination is worked out.</summary>
    public const int MostUnknown = 10;

    /// <summary>What a product meets, found by going through the law; the compiled tables find the same.</summary>
    public static Stack Of(DutyLaw law, PartyId into, string origin, Func<Provision, bool> reaches, Instant at)
    {
        var hits = ImmutableArray.CreateBuilder<Hit>();
        foreach (Provision provision in law.Provisions)
        {
            if (
                provision.By == into
                && StepAt(provision, at) is { Levy: not Levy.Off } step
                && law.Reaches(provision.Origins, origin, at)
                && reaches(provision)
            )
                hits.Add(new(provision, step));
        }
        return new(
            hits.DrainToImmutable(),
            [.. law.Interactions.Where(interaction => interaction.By == into && interaction.HoldsAt(at))],
            law
        );
    }

    /// <summary>The step that holds at an instant; null where none does.</summary>
    public static ProvisionStep? StepAt(Provision provision, Instant at)
    {
        ProvisionStep? top = null;
        foreach (ProvisionStep step in provision.Steps)
        {
            if (
                step.From.At <= at
                && (step.Until is null || at < step.Until.At)
                && (top is null || step.Known >= top.Known)
            )
                top = step;
        }
        return top;
    }
}

/// <summary>One provision's part in an outcome.</summary>
/// <param name="Factor">Share of the customs value that it reaches, 0 to 1.</param>
/// <param name="Why">Where it reaches less than the whole: the rule that cut it.</param>
/// <param name="By">The provision or interaction that cut it; null for its own terms.</param>
public sealed record Portion(Hit Hit, decimal Factor, string? Why, string? By)
{
    public Provision Provision => Hit.Provision;

    public ProvisionStep Step => Hit.Step;

    /// <summary>True of a duty that charges something.</summary>
    public bool Charges => Factor > 0 && !Provision.IsExemption && Step.Levy.Charges;

    /// <summary>What it adds to a base rate; null where that is no share of value or is not known.</summary>
    public Rate? Net(Rate? baseRate) =>
        Factor == 0 || Provision.IsExemption
            ? Rate.Free
            : Step.Levy switch
            {
                Levy.Adds adds => new(adds.Rate.Fraction * Factor),
                Levy.TopsUpTo top => baseRate is { } rate
                    ? new(Math.Max(0, top.Rate.Fraction - rate.Fraction) * Factor)
                    : null,
                Levy.Off or Levy.On => Rate.Free,
                _ => null,
            };
}

/// <summary>What every provision of a stack comes to.</summary>
/// <param name="Rivals">Provisions of one group that both charge, where no rule decides: a fault of the law as held.</param>
public sealed record StackOutcome(ImmutableArray<Portion> Portions, ImmutableArray<string> Rivals)
{
    /// <summary>What is owed on top of the base rate; null where some of it is no share of value or not known.</summary>
    public Rate? Added(Rate? baseRate)
    {
        Rate sum = Rate.Free;
        foreach (Portion portion in Portions)
        {
            if (portion.Net(baseRate) is not { } net)
                return null;
            sum += net;
        }
        return sum;
    }
}
