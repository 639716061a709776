using System.Collections.Concurrent;
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
    StackOutcome? plain,
        claimed;
    readonly ConcurrentDictionary<(bool Claimed, decimal? Base), Spread?> spreads = new();

    /// <summary>In the law's order.</summary>
    public ImmutableArray<Hit> Hits => hits;

    public ImmutableArray<Interaction> Interactions => interactions;

    /// <summary>True if something tops the base rate up: then the base decides what is added.</summary>
    public bool OnBase { get; } = hits.Any(hit => hit.Step.Levy is Levy.TopsUpTo);

    /// <summary>
    /// Contents on which duties of one layer are charged, and which share one value between them; the highest rate
    /// first.
    /// </summary>
    internal ImmutableArray<ImmutableArray<string>> Rivals { get; } =
    [
        .. hits.Where(hit => hit.Provision is { Content: not null, IsExemption: false })
            .GroupBy(hit => hit.Provision.Layer)
            .Select(layer =>
                layer
                    .OrderByDescending(hit => (hit.Step.Levy as Levy.Adds)?.Rate.Fraction ?? 0)
                    .ThenBy(hit => hit.Provision.Content, StringComparer.Ordinal)
                    .Select(hit => hit.Provision.Content!)
                    .Distinct(StringComparer.Ordinal)
                    .ToImmutableArray()
            )
            .Where(contents => contents.Length > 1),
    ];

    /// <summary>What is charged in place of the base duty; null where the schedule's own column is.</summary>
    public Hit? Replacement { get; } =
        hits.FirstOrDefault(hit => hit.Step.Levy is Levy.Replaces) is { Step: not null } hit ? hit : null;

    /// <summary>The outcome where nothing is claimed and nothing told.</summary>
    public StackOutcome Plain => plain ??= Work(Told.Nothing);

    /// <summary>
    /// The outcome for what is told; a fact that is not told stands as it does by default, a share of content is the
    /// whole.
    /// </summary>
    public StackOutcome Under(Told told) =>
        ReferenceEquals(told, Told.Nothing) ? Plain
        : ReferenceEquals(told, Told.AllClaims) ? claimed ??= Work(told)
        : Work(told);

    /// <summary>What is owed on top of a base rate, nothing claimed and nothing told.</summary>
    public Rate? AddedTo(Rate? baseRate)
    {
        if (OnBase)
            return Plain.Added(baseRate);
        return (added ??= new(Plain.Added(null))).Rate;
    }

    /// <summary>One object, so that another thread sees all of it or nothing.</summary>
    sealed record AddedRate(Rate? Rate);

    AddedRate? added;

    StackOutcome Work(Told told) => Reckoning.Of(hits, interactions, new(law, told, [], [], Rivals));

    /// <summary>
    /// Between what bounds the duty on top of a base rate lies, as facts and shares that are not told turn out, and
    /// which of them decide. Shares of content are taken at their ends, where the bounds are, since the duty is linear
    /// in each.
    /// </summary>
    /// <returns>Null where it is no share of value.</returns>
    public Spread? SpreadOf(Told told, Rate? baseRate)
    {
        bool all = ReferenceEquals(told, Told.AllClaims);
        if (!all && !ReferenceEquals(told, Told.Nothing))
            return WorkSpread(told, baseRate);
        (bool, decimal?) key = (all, OnBase ? baseRate?.Fraction : 0);
        return spreads.TryGetValue(key, out Spread? known) ? known : spreads[key] = WorkSpread(told, baseRate);
    }

    Spread? WorkSpread(Told told, Rate? baseRate)
    {
        (string[] facts, string[] contents) = Untold(told);
        int unknown = facts.Length + contents.Length;
        bool all = unknown <= MostUnknown;
        var kernel = StackKernel.Of(this, law, told, facts, contents);
        var added = new Rate[all ? 1 << unknown : unknown + 1];
        for (int way = 0; way < added.Length; way++)
        {
            ulong turned = (ulong)(all || way == 0 ? way : 1 << (way - 1)),
                against = turned & ((1UL << facts.Length) - 1),
                empty = turned >> facts.Length;
            decimal? fraction = kernel is null
                ? Added(told, facts, against, contents, empty, baseRate)
                : kernel.Added(against, empty, baseRate?.Fraction);
            if (fraction is not { } rate)
                return null;
            added[way] = new(rate);
        }
        return new(
            added.Min(),
            added.Max(),
            [.. facts.Where((_, i) => Decides(added, all, i))],
            [.. contents.Where((_, i) => Decides(added, all, facts.Length + i))]
        );
    }

    static bool Decides(Rate[] added, bool all, int bit)
    {
        if (!all)
            return added[bit + 1] != added[0];
        for (int way = 0; way < added.Length; way++)
        {
            if (added[way] != added[way ^ 1 << bit])
                return true;
        }
        return false;
    }

    /// <summary>The same as the kernel gives, by going through the rules.</summary>
    internal decimal? Added(Told told, string[] facts, ulong against, string[] contents, ulong empty, Rate? baseRate)
    {
        var situation = new Situation(
            law,
            told,
            [.. facts.Where((_, i) => (against >> i & 1) == 1)],
            [.. contents.Where((_, i) => (empty >> i & 1) == 1)],
            Rivals
        );
        return Reckoning.Of(hits, interactions, situation).Added(baseRate)?.Fraction;
    }

    /// <summary>Facts and shares on which what holds here depends, and which are not told.</summary>
    internal (string[] Facts, string[] Contents) Untold(Told told)
    {
        Provision[] claimed =
        [
            .. hits.Where(hit => told.Claimed(hit.Provision, hit.Step)).Select(hit => hit.Provision),
        ];
        IEnumerable<string> facts = claimed
            .SelectMany(provision => provision.Conditions)
            .Where(fact => !told.Met.ContainsKey(fact) && law.FindFact(fact) is not { Remote: true });
        IEnumerable<string> contents = claimed
            .Select(provision => provision.Content)
            .OfType<string>()
            .Where(content => !told.Shares.ContainsKey(content));
        return (
            [.. facts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. contents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>Beyond so many facts and shares not told, they are turned one by one.</summary>
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

    /// <summary>
    /// From when until when a provision charges the same as at an instant, over steps that only repeat it.
    /// </summary>
    public static (Moment From, Moment? Until) SpanOf(Provision provision, Instant at)
    {
        ImmutableArray<Painted<ProvisionStep>> spans = DutyEngine.Timeline(provision);
        int i = 0;
        while (i < spans.Length && spans[i].Until <= at)
            i++;
        if (i == spans.Length || spans[i].From > at)
            throw new ArgumentException($"{provision.Id} has no step at {at}.", nameof(at));
        (int first, int last) = (i, i);
        while (first > 0 && Joined(spans[first - 1], spans[first]))
            first--;
        while (last + 1 < spans.Length && Joined(spans[last], spans[last + 1]))
            last++;
        return (MomentOf(provision, spans[first].From)!, MomentOf(provision, spans[last].Until));
    }

    static bool Joined(Painted<ProvisionStep> a, Painted<ProvisionStep> b) =>
        a.Until == b.From && a.Value.Levy == b.Value.Levy;

    /// <summary>As some step of the provision writes it.</summary>
    static Moment? MomentOf(Provision provision, Instant at) =>
        provision.Steps.SelectMany(step => new[] { step.From, step.Until }).FirstOrDefault(moment => moment?.At == at);

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

/// <summary>The bounds of a duty, and what decides between them.</summary>
/// <param name="Facts">Ids of facts.</param>
/// <param name="Contents">Names of shares of the value.</param>
public sealed record Spread(Rate Low, Rate High, ImmutableArray<string> Facts, ImmutableArray<string> Contents);

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
                Levy.Off or Levy.On or Levy.Replaces => Rate.Free,
                _ => null,
            };
}

/// <summary>What every provision of a stack comes to.</summary>
/// <param name="Rivals">
/// Provisions of one group that both charge, where no rule decides: a fault of the law as held.
/// </param>
public sealed record StackOutcome(ImmutableArray<Portion> Portions, ImmutableArray<string> Rivals)
{
    /// <summary>
    /// What is owed on top of the base rate; null where some of it is no share of value or not known.
    /// </summary>
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
