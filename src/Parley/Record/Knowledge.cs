using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>Cuts a ledger to what was known on a day. Nothing is copied that the cut leaves whole.</summary>
static class Knowledge
{
    public static Ledger Cut(Ledger whole, LocalDate day)
    {
        ImmutableArray<Measure> measures = Keep(whole.Measures, day);
        ImmutableArray<Commitment> commitments = Keep(whole.Commitments, day);
        ImmutableArray<Happening> events = Keep(whole.Events, day);
        ImmutableArray<Statement> statements = Keep(whole.Statements, day);
        ImmutableArray<Figure> figures = Keep(whole.Figures, day);
        bool Stays(string id) => whole.Find(id) is { } entry && entry.Known <= day;
        Pack pack = whole.Pack with { Gaps = whole.Pack.Gaps.RemoveAll(gap => gap.Known > day) };
        return new(
            pack,
            whole.Sources,
            Map(measures, m => Measure(m, day, Stays)),
            Map(commitments, c => Commitment(c, day, Stays)),
            Map(events, e => Event(e, day, Stays)),
            Map(statements, s => Statement(s, day, Stays)),
            Map(figures, f => f.Notes.IsEmpty ? f : f with { Notes = Until(f.Notes, n => n.Known <= day) }),
            whole.Hash,
            day
        );
    }

    static ImmutableArray<T> Keep<T>(ImmutableArray<T> entries, LocalDate day)
        where T : Entry => Until(entries, entry => entry.Known <= day);

    static Measure Measure(Measure measure, LocalDate day, Func<string, bool> stays)
    {
        ImmutableArray<Note> notes = Until(measure.Notes, note => note.Known <= day);
        ImmutableArray<Change> changes = Until(measure.Changes, change => change.Known <= day);
        Ties old = measure.Ties;
        Ties ties = old with
        {
            Replaces = Until(old.Replaces, stays),
            Suspends = Until(old.Suspends, stays),
            Ends = Until(old.Ends, stays),
            Excepts = Until(old.Excepts, stays),
            Answers = Until(old.Answers, stays),
            Amends = Until(old.Amends, stays),
        };
        bool same = notes == measure.Notes && changes == measure.Changes && ties == old;
        return same ? measure : measure with { Notes = notes, Changes = changes, Ties = ties };
    }

    static Commitment Commitment(Commitment commitment, LocalDate day, Func<string, bool> stays)
    {
        ImmutableArray<Note> notes = Until(commitment.Notes, note => note.Known <= day);
        ImmutableArray<StatusEntry> history = Until(commitment.History, entry => entry.Known <= day);
        ImmutableArray<RivalClaim> claims = Until(commitment.Claims, claim => claim.Known <= day);
        ImmutableArray<string> related = Until(commitment.Related, stays);
        bool same =
            notes == commitment.Notes
            && history == commitment.History
            && claims == commitment.Claims
            && related == commitment.Related;
        return same
            ? commitment
            : commitment with
            {
                Notes = notes,
                History = history,
                Claims = claims,
                Related = related,
            };
    }

    static Happening Event(Happening happening, LocalDate day, Func<string, bool> stays)
    {
        ImmutableArray<Note> notes = Until(happening.Notes, note => note.Known <= day);
        ImmutableArray<string> related = Until(happening.Related, stays);
        bool same = notes == happening.Notes && related == happening.Related;
        return same ? happening : happening with { Notes = notes, Related = related };
    }

    static Statement Statement(Statement statement, LocalDate day, Func<string, bool> stays)
    {
        ImmutableArray<Note> notes = Until(statement.Notes, note => note.Known <= day);
        ImmutableArray<Verdict> verdicts = Until(statement.Verdicts, verdict => verdict.Known <= day);
        ImmutableArray<string> related = Until(statement.Related, stays);
        ImmutableArray<Forecast> forecasts = Map(statement.Forecasts, f => Forecast(f, day));
        bool same =
            notes == statement.Notes
            && verdicts == statement.Verdicts
            && related == statement.Related
            && forecasts == statement.Forecasts;
        return same
            ? statement
            : statement with
            {
                Notes = notes,
                Verdicts = verdicts,
                Related = related,
                Forecasts = forecasts,
            };
    }

    static Forecast Forecast(Forecast forecast, LocalDate day) =>
        forecast.Resolution is { } resolution && resolution.On > day ? forecast with { Resolution = null } : forecast;

    /// <summary>The same array if the rule keeps all of it.</summary>
    static ImmutableArray<T> Until<T>(ImmutableArray<T> all, Func<T, bool> keep)
    {
        foreach (T one in all)
        {
            if (!keep(one))
                return [.. all.Where(keep)];
        }
        return all;
    }

    /// <summary>The same array if nothing in it changes.</summary>
    static ImmutableArray<T> Map<T>(ImmutableArray<T> all, Func<T, T> change)
        where T : class
    {
        ImmutableArray<T>.Builder? changed = null;
        for (int i = 0; i < all.Length; i++)
        {
            T now = change(all[i]);
            if (!ReferenceEquals(now, all[i]))
            {
                changed ??= all.ToBuilder();
                changed[i] = now;
            }
        }
        return changed?.MoveToImmutable() ?? all;
    }
}
