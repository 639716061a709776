using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>
/// Works out every measure's course in time from what was announced, what changed later, and what other measures do to it.
/// An end is derived, never written twice: a measure that replaces another ends it at the moment it begins to bite.
/// </summary>
sealed class Courses
{
    readonly ImmutableArray<Measure> measures;
    readonly Dictionary<string, int> index;
    readonly Standing?[] found;
    readonly List<int>?[] replacers, enders, suspenders;

    Courses(ImmutableArray<Measure> measures)
    {
        this.measures = measures;
        found = new Standing?[measures.Length];
        index = new(measures.Length, StringComparer.Ordinal);
        for (int i = 0; i < measures.Length; i++)
            index[measures[i].Id] = i;
        replacers = Reverse(ties => ties.Replaces);
        enders = Reverse(ties => ties.Ends);
        suspenders = Reverse(ties => ties.Suspends);
    }

    /// <summary>In the order of <paramref name="measures"/>. Replacements and suspensions must not form a circle; the loader sees to it.</summary>
    public static ImmutableArray<Standing> Of(ImmutableArray<Measure> measures)
    {
        var courses = new Courses(measures);
        var all = ImmutableArray.CreateBuilder<Standing>(measures.Length);
        for (int i = 0; i < measures.Length; i++)
            all.Add(courses.Find(i));
        return all.MoveToImmutable();
    }

    List<int>?[] Reverse(Func<Ties, ImmutableArray<string>> ties)
    {
        var reversed = new List<int>?[measures.Length];
        for (int i = 0; i < measures.Length; i++)
        {
            foreach (string id in ties(measures[i].Ties))
            {
                if (index.TryGetValue(id, out int j))
                    (reversed[j] ??= []).Add(i);
            }
        }
        return reversed;
    }

    Standing Find(int i) => found[i] ??= Resolve(i);

    Standing Resolve(int i)
    {
        Measure measure = measures[i];
        Terms terms = Terms.Of(measure);
        ImmutableArray<Suspension> suspensions = Suspensions(i, terms);
        Moment? operates = FirstFree(terms.From, suspensions);
        Ending? ends = terms.Until is { } until ? new(until, null, terms.UntilKnown, null) : null;
        foreach (int j in replacers[i] ?? [])
            ends = Sooner(ends, Replacement(j));
        foreach (int j in enders[i] ?? [])
            ends = Sooner(ends, Termination(j));
        return new(measure, terms.From, operates, ends, suspensions, terms.Withdrawn);
    }

    /// <summary>A replacement counts only if it bites at some time.</summary>
    Ending? Replacement(int j)
    {
        Standing by = Find(j);
        return by.Bites ? new(by.Operates!, by.Measure.Id, by.Measure.Known, null) : null;
    }

    Ending? Termination(int j)
    {
        Standing by = Find(j);
        if (by.Begins is null)
            return null;
        return by.Measure.Ties.Void is { } before
            ? new(before, by.Measure.Id, by.Measure.Known, by.Begins)
            : new(by.Begins, by.Measure.Id, by.Measure.Known, null);
    }

    static Ending? Sooner(Ending? a, Ending? b) => a is null ? b : b is null || a.At.At <= b.At.At ? a : b;

    ImmutableArray<Suspension> Suspensions(int i, Terms terms)
    {
        bool held = terms.From is not null && terms.HeldUntil is not null;
        if (!held && suspenders[i] is null)
            return [];
        var all = ImmutableArray.CreateBuilder<Suspension>();
        if (held)
            all.Add(new(terms.From!, terms.HeldUntil!.Precision == Precision.Open ? null : terms.HeldUntil, null));
        foreach (int j in suspenders[i] ?? [])
        {
            Standing by = Find(j);
            if (by.Begins is not null)
                all.Add(new(by.Begins, by.Ends?.At, by.Measure.Id));
        }
        return all.DrainToImmutable();
    }

    /// <summary>The first moment from <paramref name="from"/> on that no suspension covers; null if there is none.</summary>
    static Moment? FirstFree(Moment? from, ImmutableArray<Suspension> suspensions)
    {
        Moment? free = from;
        for (int i = 0; free is not null && i < suspensions.Length; i++)
        {
            if (suspensions[i].Covers(free.At))
            {
                free = suspensions[i].To;
                i = -1;
            }
        }
        return free;
    }
}

/// <summary>A measure's own terms after its changes, in order.</summary>
readonly record struct Terms(Moment? From, Moment? Until, LocalDate UntilKnown, Moment? HeldUntil, LocalDate? Withdrawn)
{
    public static Terms Of(Measure measure)
    {
        var terms = new Terms(measure.From, measure.Until, measure.Known, measure.HeldUntil, null);
        foreach (Change change in measure.Changes)
        {
            terms = new(
                change.Withdrawn ? null : change.From ?? terms.From,
                change.Until ?? terms.Until,
                change.Until is null ? terms.UntilKnown : change.Known,
                change.HeldUntil ?? terms.HeldUntil,
                change.Withdrawn ? change.Known : terms.Withdrawn);
        }
        return terms;
    }
}
