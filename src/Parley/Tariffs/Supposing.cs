using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Paints a what-if over a law, edit by edit.</summary>
sealed class Supposing
{
    readonly WhatIf whatIf;
    readonly DutyLaw actual;
    readonly LocalDate known;
    readonly List<Touched> touched = [];
    readonly List<(LawEdit, string)> idle = [];
    readonly Pack pack;
    ImmutableArray<Provision> provisions;
    ImmutableArray<Interaction> interactions;

    public Supposing(WhatIf whatIf, DutyLaw law)
    {
        (this.whatIf, actual, known) = (whatIf, law, WhatIf.KnownFrom(law));
        pack = law.Pack with { Layers = [.. law.Pack.Layers, .. whatIf.Layers] };
        provisions = [.. law.Provisions, .. whatIf.Added];
        interactions = [.. law.Interactions, .. whatIf.Interactions];
        foreach (Provision added in whatIf.Added)
        {
            foreach (ProvisionStep step in added.Steps)
                Tell(Tariffs.Touched.Added, added, step.From, step.Until, "", step.Levy.ToString()!);
        }
        foreach (Interaction added in whatIf.Interactions)
            touched.Add(
                new(
                    Tariffs.Touched.Added,
                    added.Id,
                    added.Id,
                    added.Text,
                    added.From,
                    added.Until,
                    "",
                    Word(added.Then)
                )
            );
    }

    public SupposedLaw Law() => new(whatIf, actual, Made(), [.. touched], [.. idle]);

    DutyLaw Made() =>
        new(
            pack,
            provisions,
            [.. actual.Lists, .. whatIf.Lists],
            interactions,
            actual.Origins,
            actual.Groups,
            actual.Preferences,
            [.. actual.Facts, .. whatIf.Facts],
            whatIf.Hash.Length == 0 ? actual.Hash : $"{actual.Hash}+{whatIf.Hash}",
            actual.KnownOn
        );

    public void Edit(LawEdit edit)
    {
        DutyLaw now = Made();
        if (LawTarget.Find(now, edit.Target) is not { } target)
        {
            idle.Add((edit, $"\"{edit.Target}\" is no provision, heading, layer, measure or interaction of the law."));
            return;
        }
        int done = touched.Count;
        switch (edit)
        {
            case LawEdit.Change change:
                Change(change, target);
                break;
            case LawEdit.Suspend suspend:
                Suspend(suspend, target);
                break;
            case LawEdit.Extend extend:
                Extend(extend, target, now);
                break;
        }
        if (touched.Count == done)
            idle.Add((edit, Reason(edit, target)));
    }

    /// <summary>Paints the whole window; of a measure only where it is carried out.</summary>
    void Change(LawEdit.Change change, LawTarget target)
    {
        foreach (Provision provision in target.Provisions)
        {
            if (target.Kind != TargetKind.Measure)
                Paint(Tariffs.Touched.Changed, provision, change.From, change.Until, change.Levy, null, change.Note);
            else
            {
                foreach ((Moment from, Moment? until, _) in Within(target, provision, change.From, change.Until))
                    Paint(Tariffs.Touched.Changed, provision, from, until, change.Levy, null, change.Note);
            }
        }
    }

    void Suspend(LawEdit.Suspend suspend, LawTarget target)
    {
        foreach (Provision provision in target.Suspendable)
        {
            foreach ((Moment from, Moment? until) in Holding(target, provision, suspend))
                Paint(Tariffs.Touched.Suspended, provision, from, until, new Levy.Off(), null, null);
        }
        foreach (Interaction one in target.Interactions)
        {
            Interaction[] left = [.. Less(one, suspend.From, suspend.Until)];
            if (left.Length == 1 && left[0] == one)
                continue;
            touched.Add(
                new(
                    Tariffs.Touched.Suspended,
                    one.Id,
                    one.Id,
                    one.Text,
                    suspend.From,
                    suspend.Until,
                    Word(one.Then),
                    "does not hold"
                )
            );
            Replace(one, left);
        }
    }

    /// <summary>When a provision is not off in the window of a suspension; spans that touch are one.</summary>
    static List<(Moment From, Moment? Until)> Holding(LawTarget target, Provision provision, LawEdit.Suspend suspend)
    {
        List<(Moment From, Moment? Until)> all = [];
        foreach ((Moment from, Moment? until, Levy levy) in Within(target, provision, suspend.From, suspend.Until))
        {
            if (levy is Levy.Off)
                continue;
            if (all.Count > 0 && all[^1].Until?.At == from.At)
                all[^1] = (all[^1].From, until);
            else
                all.Add((from, until));
        }
        return all;
    }

    void Extend(LawEdit.Extend extend, LawTarget target, DutyLaw now)
    {
        (var spans, ImmutableArray<Interaction> yields) = target.EndingBefore(now, extend.Until.At);
        foreach ((Provision provision, Painted<ProvisionStep> span) in spans)
        {
            Moment from = MomentOf(provision, span.Until);
            Paint(
                Tariffs.Touched.Extended,
                provision,
                from,
                extend.Until,
                span.Value.Levy,
                span.Value.Measure,
                span.Value.Note
            );
        }
        foreach (Interaction one in yields)
        {
            touched.Add(
                new(
                    Tariffs.Touched.Extended,
                    one.Id,
                    one.Id,
                    one.Text,
                    one.Until!,
                    extend.Until,
                    "does not hold",
                    Word(one.Then)
                )
            );
            Replace(one, [one with { Until = extend.Until }]);
        }
    }

    /// <summary>The spans of a provision that a target reaches, cut to a window.</summary>
    static IEnumerable<(Moment From, Moment? Until, Levy Levy)> Within(
        LawTarget target,
        Provision provision,
        Moment from,
        Moment? until
    )
    {
        Instant end = until?.At ?? Instant.MaxValue;
        foreach (Painted<ProvisionStep> span in target.Spans(provision))
        {
            if (span.Until <= from.At || span.From >= end)
                continue;
            yield return (
                span.From > from.At ? MomentOf(provision, span.From) : from,
                span.Until >= end ? until
                : span.Until == Instant.MaxValue ? null
                : MomentOf(provision, span.Until),
                span.Value.Levy
            );
        }
    }

    /// <summary>An edge of a provision's time, as some step of it writes it.</summary>
    static Moment MomentOf(Provision provision, Instant at) =>
        provision
            .Steps.SelectMany(step => new[] { step.From, step.Until })
            .OfType<Moment>()
            .First(moment => moment.At == at);

    static IEnumerable<Interaction> Less(Interaction one, Moment from, Moment? until)
    {
        bool apart = until is not null && until.At <= one.From.At || one.Until is { } end && end.At <= from.At;
        if (apart)
            yield return one;
        if (!apart && one.From.At < from.At)
            yield return one with
            {
                Until = from,
            };
        if (!apart && until is not null && (one.Until is null || until.At < one.Until.At))
            yield return one with
            {
                From = until,
            };
    }

    void Paint(string what, Provision old, Moment from, Moment? until, Levy levy, string? measure, string? note)
    {
        Provision provision = provisions.First(p => p.Id == old.Id);
        Tell(what, provision, from, until, Charged(provision, from, until), levy.ToString()!);
        var step = new ProvisionStep(known, from, until, levy, measure, $"what if: {whatIf.Title}", [], note);
        Provision painted = provision with { Steps = [.. provision.Steps.Add(step).OrderBy(s => s.Known)] };
        provisions = provisions.SetItem(provisions.IndexOf(provision), painted);
    }

    void Replace(Interaction old, Interaction[] left)
    {
        int at = interactions.IndexOf(old);
        interactions = interactions.RemoveAt(at).InsertRange(at, left);
    }

    void Tell(string what, Provision provision, Moment from, Moment? until, string before, string after) =>
        touched.Add(new(what, provision.Id, provision.Name, provision.Title, from, until, before, after));

    /// <summary>What a provision charges in a window, in order of time.</summary>
    static string Charged(Provision provision, Moment from, Moment? until)
    {
        Instant end = until?.At ?? Instant.MaxValue,
            at = from.At;
        List<string> all = [];
        foreach (Painted<ProvisionStep> span in DutyEngine.Timeline(provision))
        {
            if (span.Until <= from.At || span.From >= end)
                continue;
            if (span.From > at)
                all.Add("not in force");
            all.Add(span.Value.Levy.ToString()!);
            at = span.Until;
        }
        if (at < end)
            all.Add("not in force");
        return string.Join(", then ", all.Where((word, i) => i == 0 || all[i - 1] != word));
    }

    static string Word(Yielding then) => TariffWords.Yieldings.Word(then);

    static string Reason(LawEdit edit, LawTarget target) =>
        edit switch
        {
            LawEdit.Change { From: var from } when target.Kind == TargetKind.Measure =>
                $"No provision carries out {target.Name} at any time from {from} on.",
            LawEdit.Change => $"{target.Name} charges nothing that could be changed.",
            LawEdit.Suspend { From: var from, Until: var until } =>
                $"Nothing of {target.Name} is in force from {from}{(until is null ? "" : $" until {until}")}.",
            LawEdit.Extend { Until: var until } => $"Nothing of {target.Name} ends before {until}.",
            _ => "",
        };
}
