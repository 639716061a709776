using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>One entry with all that the record has on it.</summary>
public static class Details
{
    public static Section Measure(Ledger ledger, MeasureState state)
    {
        Measure m = state.Measure;
        Party by = ledger.Pack.Party(m.By);
        var lines = new List<Line>
        {
            new(Basis.Law, Phrases.Measure(state, ledger.Pack), m.Cite, m.Id),
            new(
                Basis.Law,
                $"{by.Name}, {m.Instrument.Name} under {m.Instrument.Authority}; against "
                    + $"{string.Join(", ", m.Against)}; layer: {m.Layer.Title}; kind: "
                    + $"{Words.MeasureKinds.Word(m.Kind)}; it {Words.Moves.Word(m.Move)}",
                m.Cite
            ),
            new(
                Basis.Law,
                $"Announced {m.Announced}, known {Days.Write(m.Known)}; from {Text(m.From, by)}; until "
                    + $"{Text(m.Until, by)} as "
                    + $"announced{(m.HeldUntil is null ? "" : $"; held until {Text(m.HeldUntil, by)} as announced")}",
                m.Cite
            ),
        };
        if (m.Codes is not null)
            lines.Add(new(Basis.Law, $"Codes or list: {m.Codes}", m.Cite));
        lines.AddRange(Ties(m).Select(tie => new Line(Basis.Law, tie, m.Cite)));
        lines.AddRange(
            m.Changes.Select(c => new Line(Basis.Law, $"{Days.Write(c.Known)}: {Phrases.Sentence(c.Text)}", c.Cite))
        );
        lines.AddRange(Course(state.Standing, by));
        return Sheet("measure", m.Title, lines, m);
    }

    /// <summary>What the ledger derives: the end, and each suspension.</summary>
    static IEnumerable<Line> Course(Standing standing, Party by)
    {
        ImmutableArray<string> cite = standing.Measure.Cite;
        if (standing.Ends is { } end)
        {
            string cause = end.By is null ? "" : $", by {end.By}";
            yield return new(
                Basis.Computed,
                $"Ends {Phrases.At(end.At, by)}{cause}, known {Days.Write(end.Known)}",
                cite
            );
        }
        foreach (Suspension s in standing.Suspensions)
        {
            string text = $"Suspended from {Phrases.At(s.From, by)} to {Text(s.To, by)}, by {s.By ?? "its own text"}";
            yield return new(Basis.Computed, text, cite);
        }
    }

    static string Text(Moment? moment, Party by) => moment is null ? "no day set" : Phrases.At(moment, by);

    static IEnumerable<string> Ties(Measure m)
    {
        (string Verb, ImmutableArray<string> Ids)[] ties =
        [
            ("Replaces", m.Ties.Replaces),
            ("Suspends", m.Ties.Suspends),
            ("Ends", m.Ties.Ends),
            ("Takes goods out of", m.Ties.Excepts),
            ("Answers", m.Ties.Answers),
            ("Amends", m.Ties.Amends),
        ];
        return ties.Where(tie => !tie.Ids.IsEmpty).Select(tie => $"{tie.Verb} {string.Join(", ", tie.Ids)}");
    }

    public static Section Promise(Ledger ledger, PromiseState promise)
    {
        Commitment c = promise.Commitment;
        var lines = new List<Line>
        {
            new(
                Basis.Promise,
                $"{c.Agreement.Name} of {Days.Write(c.Agreed)}, {c.Clause}: {string.Join(" and ", c.By)} to "
                    + $"{string.Join(" and ", c.To)}: {Phrases.Sentence(c.Obligation)}",
                c.Cite,
                c.Id
            ),
            new(
                Basis.Promise,
                $"Due {(c.Due is { } due ? Days.Write(due) : "on no set day")}; judged by: "
                    + $"{Phrases.Sentence(c.Test ?? "not known")}",
                c.Cite
            ),
        };
        lines.AddRange(
            c.History.Select(h => new Line(
                Basis.Promise,
                $"{Words.Statuses.Word(h.Status)} since "
                    + $"{Days.Write(h.Since)}{(h.Known > h.Since ? $", known {Days.Write(h.Known)}" : "")}: "
                    + $"{Phrases.Sentence(h.Evidence)}",
                h.Cite
            ))
        );
        lines.AddRange(
            c.Claims.Select(claim => new Line(
                Basis.Claim,
                $"{Days.Write(claim.Known)}: {claim.Text}",
                claim.Cite,
                null,
                claim.By
            ))
        );
        lines.AddRange(Related(ledger, c.Related));
        return Sheet("commitment", c.Agreement.Name, lines, c);
    }

    public static Section Event(Ledger ledger, Happening e) =>
        Sheet(
            "event",
            Phrases.Capital(Words.EventTypes.Word(e.Type).Replace('_', ' ')),
            [
                new(Basis.Event, $"{Phrases.Event(e)}. Actors: {string.Join("; ", e.Actors)}", e.Cite, e.Id),
                .. Related(ledger, e.Related),
            ],
            e
        );

    public static Section Statement(Ledger ledger, Statement s) =>
        Sheet(
            "statement",
            Phrases.Capital(Words.StatementKinds.Word(s.Kind)),
            [
                new(Basis.Claim, Phrases.Statement(s), s.Cite, s.Id, s.Side),
                .. s.Forecasts.Select(f => Foretold(f, s.Cite)),
                .. s.Verdicts.Select(v => new Line(
                    Basis.Event,
                    $"{Days.Write(v.Known)}: {v.Word}: {Phrases.Sentence(v.Text)}",
                    v.Cite
                )),
                .. Related(ledger, s.Related),
            ],
            s
        );

    public static Section Forecast(Ledger ledger, Forecast f)
    {
        var statement = (Statement)ledger.Find(f.Id.Split(':')[0])!;
        return Sheet(
            "forecast",
            f.Question,
            [
                new(Basis.Claim, Phrases.Statement(statement), statement.Cite, statement.Id, statement.Side),
                Foretold(f, statement.Cite),
            ],
            statement
        );
    }

    static Line Foretold(Forecast f, ImmutableArray<string> cite)
    {
        string window = f.Until is { } until ? $"window to {Days.Write(until)}" : "no window set";
        string likelihood = f.Words is null
            ? "no likelihood stated"
            : $"\"{f.Words}\", read as {new Rate(f.Probability!.Value)}";
        string outcome = f.Resolution is { } r
            ? $"{Words.Outcomes.Word(r.Outcome)}, resolved {Days.Write(r.On)}"
            : "open";
        return new(
            Basis.Computed,
            $"{f.Id}: {f.Question} {window}; {likelihood}; {outcome}",
            f.Resolution is { Cite.IsEmpty: false } known ? known.Cite : cite,
            f.Id
        );
    }

    public static Section Figure(Ledger ledger, Figure f)
    {
        string series = ledger.Pack.Series.FirstOrDefault(s => s.Id == f.Series)?.Title ?? f.Series;
        return Sheet(
            "figure",
            series,
            [
                new(
                    Basis.Figure,
                    $"{series}, {f.Date} ({f.Period}): {Phrases.Number(f)}; reported by {f.Reporter}; known "
                        + $"{Days.Write(f.Known)}{(f.Remark is null ? "" : $". {f.Remark}")}",
                    f.Cite,
                    f.Id
                ),
            ],
            f
        );
    }

    public static Section Source(Ledger ledger, Source s)
    {
        IEnumerable<Entry> citing = (
            (IEnumerable<Entry>)
                [.. ledger.Measures, .. ledger.Commitments, .. ledger.Events, .. ledger.Statements, .. ledger.Figures]
        ).Where(entry => entry.Cite.Contains(s.Id));
        return new(
            "source",
            s.Title,
            [
                new Block.Lines(
                    null,
                    [
                        new(Basis.Law, TextPage.Describe(s), [s.Id]),
                        .. citing.Select(e => new Line(Basis.Computed, $"Cited by {e.Id}, {e.Place}", [s.Id], e.Id)),
                    ]
                ),
            ]
        );
    }

    static IEnumerable<Line> Related(Ledger ledger, ImmutableArray<string> ids) =>
        ids.Select(ledger.Find)
            .OfType<Entry>()
            .Select(entry =>
                entry switch
                {
                    Measure m => new Line(Basis.Law, $"{m.Id}: {m.Title}", m.Cite, m.Id),
                    Commitment c => new(Basis.Promise, $"{c.Id}: {Phrases.Sentence(c.Obligation)}", c.Cite, c.Id),
                    Happening e => new(Basis.Event, $"{e.Id}: {Phrases.Event(e)}", e.Cite, e.Id),
                    Statement s => new(Basis.Claim, $"{s.Id}: {Phrases.Statement(s)}", s.Cite, s.Id, s.Side),
                    _ => new(Basis.Figure, entry.Id, entry.Cite, entry.Id),
                }
            );

    static Section Sheet(string id, string title, IEnumerable<Line> lines, Entry entry) =>
        new(
            id,
            title,
            [
                new Block.Lines(
                    null,
                    [
                        .. lines,
                        .. entry.Notes.Select(note => new Line(
                            Basis.Event,
                            $"{Days.Write(note.Known)}: {Phrases.Sentence(note.Text)}",
                            note.Cite.IsEmpty ? entry.Cite : note.Cite
                        )),
                        new(
                            Basis.Computed,
                            $"Confidence {Words.Confidences.Word(entry.Confidence)}; written at {entry.Place} of the "
                                + $"pack",
                            entry.Cite
                        ),
                    ]
                ),
            ]
        );
}
