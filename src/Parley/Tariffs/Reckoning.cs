using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One way in which facts, claims and shares stand.</summary>
/// <param name="Turned">Facts that are not told and are taken against their default.</param>
/// <param name="Empty">Contents that are not told and are taken as none of the value.</param>
/// <param name="Rivals">
/// Contents that share one value between them, in the order in which one that is not told is taken as the whole.
/// </param>
sealed record Situation(
    DutyLaw Law,
    Told Told,
    ImmutableHashSet<string> Turned,
    ImmutableHashSet<string> Empty,
    ImmutableArray<ImmutableArray<string>> Rivals
)
{
    public bool Met(string fact) =>
        Told.Met.TryGetValue(fact, out bool told) ? told : (Law.FindFact(fact)?.Met ?? false) != Turned.Contains(fact);

    /// <summary>As told; otherwise none where taken so, or all that its rivals leave.</summary>
    public decimal Share(string content)
    {
        if (Told.Shares.TryGetValue(content, out decimal share))
            return share;
        if (Empty.Contains(content))
            return 0;
        foreach (ImmutableArray<string> rivals in Rivals)
        {
            if (rivals.Contains(content))
                return rivals.First(Open) == content ? Left(rivals) : 0;
        }
        return 1;
    }

    bool Open(string content) => !Told.Shares.ContainsKey(content) && !Empty.Contains(content);

    decimal Left(ImmutableArray<string> rivals) =>
        Math.Max(0, 1 - rivals.Sum(rival => Told.Shares.GetValueOrDefault(rival)));

    /// <summary>What of a whole the rivals leave to the one that is taken as the rest.</summary>
    public decimal Rest(string content)
    {
        foreach (ImmutableArray<string> rivals in Rivals)
        {
            if (rivals.Contains(content))
                return Left(rivals);
        }
        return 1;
    }
}

/// <summary>Two rules of the law as held lead back to each other.</summary>
public sealed class CircularLaw(string message) : Exception(message);

/// <summary>
/// Works out what each provision of a stack reaches: its claim and conditions, then exemptions, then interactions, each
/// provision after those to which it yields.
/// </summary>
sealed class Reckoning
{
    readonly ImmutableArray<Hit> hits;
    readonly ImmutableArray<Interaction> interactions;
    readonly Situation situation;
    readonly Portion?[] portions;
    readonly bool[] open;

    Reckoning(ImmutableArray<Hit> hits, ImmutableArray<Interaction> interactions, Situation situation)
    {
        (this.hits, this.interactions, this.situation) = (hits, interactions, situation);
        (portions, open) = (new Portion?[hits.Length], new bool[hits.Length]);
    }

    public static StackOutcome Of(
        ImmutableArray<Hit> hits,
        ImmutableArray<Interaction> interactions,
        Situation situation
    )
    {
        var reckoning = new Reckoning(hits, interactions, situation);
        var portions = ImmutableArray.CreateBuilder<Portion>(hits.Length);
        for (int i = 0; i < hits.Length; i++)
            portions.Add(reckoning.Find(i));
        ImmutableArray<Portion> all = portions.MoveToImmutable();
        return new(all, Rivals(all));
    }

    static ImmutableArray<string> Rivals(ImmutableArray<Portion> portions) =>
        [
            .. portions
                .Where(portion => portion.Charges && portion.Provision.Group is not null)
                .GroupBy(portion => portion.Provision.Group, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .SelectMany(group => group.Select(portion => portion.Provision.Name)),
        ];

    Portion Find(int i)
    {
        if (portions[i] is { } found)
            return found;
        if (open[i])
            throw new CircularLaw($"{hits[i].Provision.Id} yields to itself by way of other provisions.");
        open[i] = true;
        portions[i] = Work(hits[i]);
        open[i] = false;
        return portions[i]!;
    }

    Portion Work(Hit hit)
    {
        Provision provision = hit.Provision;
        if (!situation.Told.Claimed(provision, hit.Step))
            return new(hit, 0, "only where it is claimed", null);
        foreach (string fact in provision.Conditions)
        {
            if (!situation.Met(fact))
                return new(hit, 0, $"only where this holds: {situation.Law.FindFact(fact)?.Title ?? fact}", null);
        }
        decimal own = provision.Content is { } content ? situation.Share(content) : 1;
        string? why =
            own == 0 && provision.Content is { } none && !situation.Told.Shares.ContainsKey(none)
                ? $"the share of {none} is not told, and another is taken as the whole"
            : own < 1 ? $"on the {provision.Content} share of the value only"
            : null;
        if (provision.IsExemption)
            return new(hit, own, why, null);
        var portion = new Portion(hit, own, why, null);
        portion = Exempted(portion);
        return portion.Factor == 0 ? portion : Yielded(portion);
    }

    /// <summary>After the exemptions that name it.</summary>
    Portion Exempted(Portion portion)
    {
        for (int i = 0; i < hits.Length && portion.Factor > 0; i++)
        {
            Provision exemption = hits[i].Provision;
            if (!exemption.IsExemption || !Names(exemption.Exempts, portion.Provision))
                continue;
            decimal share = Find(i).Factor;
            if (share > 0)
                portion = portion with
                {
                    Factor = portion.Factor * (1 - share),
                    Why = $"exempt by {exemption.Name}, {exemption.Title}",
                    By = exemption.Id,
                };
        }
        return portion;
    }

    /// <summary>After the interactions by which it yields to what is owed.</summary>
    Portion Yielded(Portion portion)
    {
        List<int>? reached = null;
        Interaction? last = null;
        foreach (Interaction interaction in interactions)
        {
            if (!Names(interaction.On, portion.Provision))
                continue;
            for (int i = 0; i < hits.Length; i++)
            {
                if (ReferenceEquals(hits[i].Provision, portion.Provision) || !Names(interaction.If, hits[i].Provision))
                    continue;
                Portion owed = Find(i);
                if (!owed.Charges)
                    continue;
                if (interaction.Then == Yielding.Off)
                    return portion with { Factor = 0, Why = Text(interaction, owed), By = interaction.Id };
                if (!(reached ??= []).Contains(i))
                    reached.Add(i);
                last = interaction;
            }
        }
        if (reached is null)
            return portion;
        decimal rest = Math.Max(0, 1 - reached.Sum(i => portions[i]!.Factor));
        return rest == 1
            ? portion
            : portion with
            {
                Factor = portion.Factor * rest,
                Why = Text(last!, portions[reached[^1]]!),
                By = last!.Id,
            };
    }

    static string Text(Interaction interaction, Portion owed) => $"yields to {owed.Provision.Name}: {interaction.Law}";

    internal static bool Names(ImmutableArray<string> ids, Provision provision)
    {
        foreach (string id in ids)
        {
            if (id == provision.Id || id == provision.Layer.Id)
                return true;
        }
        return false;
    }
}
