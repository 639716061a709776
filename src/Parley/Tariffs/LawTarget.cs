using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What a name of a target is the name of.</summary>
public enum TargetKind
{
    Provision,
    Heading,
    Layer,
    Measure,
    Interaction,
}

/// <summary>
/// What an edit of the law names: a provision by its id, all provisions of a heading, of a layer, or with a step that
/// carries a measure of the record, or an interaction.
/// </summary>
/// <param name="By">Whose law it is.</param>
/// <param name="Provisions">In the law's order; none for an interaction.</param>
public sealed record LawTarget(
    string Name,
    TargetKind Kind,
    PartyId By,
    ImmutableArray<Provision> Provisions,
    ImmutableArray<Interaction> Interactions
)
{
    /// <summary>Null where the law has nothing of that name.</summary>
    public static LawTarget? Find(DutyLaw law, string name)
    {
        foreach (TargetKind kind in Enum.GetValues<TargetKind>())
        {
            if (kind == TargetKind.Interaction)
                continue;
            ImmutableArray<Provision> found = [.. law.Provisions.Where(provision => Bears(provision, kind, name))];
            if (!found.IsEmpty)
                return new(name, kind, found[0].By, found, []);
        }
        ImmutableArray<Interaction> yields = [.. law.Interactions.Where(interaction => interaction.Id == name)];
        return yields.IsEmpty ? null : new(name, TargetKind.Interaction, yields[0].By, [], yields);
    }

    static bool Bears(Provision provision, TargetKind kind, string name) =>
        kind switch
        {
            TargetKind.Provision => provision.Id == name,
            TargetKind.Heading => provision.Heading == name,
            TargetKind.Layer => provision.Layer.Id == name,
            TargetKind.Measure => provision.Steps.Any(step => step.Measure == name),
            _ => false,
        };

    /// <summary>The name of the law that is nearest to one that it does not have.</summary>
    public static string? Nearest(DutyLaw law, string name) => Spelling.Nearest(name, Names(law));

    static IEnumerable<string> Names(DutyLaw law) =>
        law
            .Provisions.SelectMany(provision =>
                provision.Steps.Select(step => step.Measure).Append(provision.Heading).Append(provision.Layer.Id)
            )
            .OfType<string>()
            .Concat(law.Provisions.Select(provision => provision.Id))
            .Concat(law.Interactions.Select(interaction => interaction.Id))
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The spans of a provision that an edit of this target can reach, in order of time: for a measure those that carry
    /// it out.
    /// </summary>
    internal IEnumerable<Painted<ProvisionStep>> Spans(Provision provision) =>
        DutyEngine.Timeline(provision).Where(span => Kind != TargetKind.Measure || span.Value.Measure == Name);

    /// <summary>The exemptions of a layer are no part of what it charges, and stay when it is suspended.</summary>
    internal IEnumerable<Provision> Suspendable =>
        Kind == TargetKind.Layer ? Provisions.Where(provision => !provision.IsExemption) : Provisions;

    /// <summary>
    /// What of the target ends last before a moment: spans, each with its provision, and interactions.
    /// Interactions of a layer that end when it ends go with it.
    /// </summary>
    internal (
        ImmutableArray<(Provision Provision, Painted<ProvisionStep> Span)> Spans,
        ImmutableArray<Interaction> Yields
    ) EndingBefore(DutyLaw law, Instant until)
    {
        (Provision Provision, Painted<ProvisionStep> Span)[] ends =
        [
            .. Provisions
                .Select(provision => (Provision: provision, Span: LastEnding(provision, until)))
                .Where(end => end.Span is not null)
                .Select(end => (end.Provision, end.Span!.Value)),
        ];
        Interaction[] own = [.. Interactions.Where(i => i.Until is { } end && end.At < until)];
        if (ends.Length == 0)
            return ([], [.. own]);
        Instant last = ends.Max(end => end.Span.Until);
        ends = [.. ends.Where(end => end.Span.Until == last)];
        if (Kind != TargetKind.Layer)
            return ([.. ends], []);
        return ([.. ends], [.. law.Interactions.Where(i => i.Until?.At == last && (Names(i.If) || Names(i.On)))]);

        bool Names(ImmutableArray<string> ids) => ids.Contains(Name) || ends.Any(end => ids.Contains(end.Provision.Id));
    }

    /// <summary>
    /// The last span that has an end of its own before a moment; what a later step put an end to has none, and one in
    /// which the provision is off has one only if something follows.
    /// </summary>
    Painted<ProvisionStep>? LastEnding(Provision provision, Instant until)
    {
        Painted<ProvisionStep>? last = null;
        ImmutableArray<Painted<ProvisionStep>> all = DutyEngine.Timeline(provision);
        foreach (Painted<ProvisionStep> span in Spans(provision))
        {
            if (span.Until >= until || span.Value.Until?.At != span.Until)
                continue;
            Levy? next = all.FirstOrDefault(other => other.From == span.Until).Value?.Levy;
            if (next is null ? span.Value.Levy is not Levy.Off : next != span.Value.Levy)
                last = span;
        }
        return last;
    }
}
