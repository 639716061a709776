using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>A document about one question.</summary>
public static class Sheet
{
    public static Document Of(Ledger ledger, string title, string lead, params ReadOnlySpan<Section> sections) =>
        new(
            title,
            lead,
            [
                ("Known on", ledger.KnownOn is { } day ? Days.Write(day) : "all that the record holds"),
                (
                    "Record",
                    $"{ledger.Pack.Id}, verified through {Days.Write(ledger.Pack.VerifiedThrough)}, ledger "
                        + $"{ledger.Hash[..12]}"
                ),
            ],
            [.. sections.ToArray().Where(section => !section.IsEmpty)],
            ledger
        );
}

/// <summary>A state as a page.</summary>
public static class StatePage
{
    public static Document Of(ConflictState state)
    {
        Section[] phases = [.. Enum.GetValues<Phase>().Select(phase => Measures(state, phase))];
        return Sheet.Of(
            state.Ledger,
            $"{state.Ledger.Pack.Title}: state at {state.When}",
            Lead(state),
            [Moves(state), Within(state), .. phases, Promises(state), Answers(state)]
        );
    }

    static string Lead(ConflictState state)
    {
        string counts = string.Join(
            ", ",
            Enum.GetValues<Phase>()
                .Select(phase => (Phase: phase, Count: state.In(phase).Count()))
                .Where(p => p.Count > 0)
                .Select(p => $"{p.Count} {Words.Phases.Word(p.Phase)}")
        );
        return counts.Length == 0
            ? "No measure had been announced."
            : $"Measures: {counts}. Commitments on record: {state.Promises.Length}.";
    }

    static Section Moves(ConflictState state) =>
        new(
            "moves",
            "Who moved last",
            [
                new Block.Lines(
                    null,
                    [
                        .. state
                            .Ledger.Pack.Parties.Select(party => state.LastMoveOf(party.Id))
                            .OfType<MeasureState>()
                            .Select(move => new Line(
                                Basis.Law,
                                $"{state.Ledger.Pack.Party(move.Measure.By).Name}: {move.Measure.Title}, announced "
                                    + $"{move.Measure.Announced}; it {Words.Moves.Word(move.Measure.Move)}",
                                move.Measure.Cite,
                                move.Measure.Id
                            )),
                    ]
                ),
            ]
        );

    /// <summary>For a bare day: what changed inside it, since the state is that of its close.</summary>
    static Section Within(ConflictState state) =>
        new(
            "within",
            "Changed within the day; the state is that of its close",
            [
                new Block.Lines(
                    null,
                    [
                        .. state
                            .WithinDay()
                            .Select(change => new Line(
                                Basis.Law,
                                $"{change.State.Measure.Id} {change.What} "
                                    + $"{Phrases.At(change.At, state.Ledger.Pack.Party(change.State.Measure.By))}: "
                                    + $"{change.State.Measure.Title}",
                                change.State.Measure.Cite,
                                change.State.Measure.Id
                            )),
                    ]
                ),
            ]
        );

    static Section Measures(ConflictState state, Phase phase) =>
        new(
            Words.Phases.Word(phase).Replace(' ', '-'),
            Phrases.Capital(Words.Phases.Word(phase)),
            [
                .. state
                    .Ledger.Pack.Parties.SelectMany(party =>
                        state
                            .Ledger.Pack.Layers.Where(layer => layer.By == party.Id)
                            .Select(layer => new Block.Lines(
                                $"{party.Name}: {layer.Title}",
                                [
                                    .. state
                                        .In(phase)
                                        .Where(m => m.Measure.Layer == layer)
                                        .Select(m => new Line(
                                            Basis.Law,
                                            $"{m.Measure.Id}: {Phrases.Measure(m, state.Ledger.Pack)}",
                                            m.Measure.Cite,
                                            m.Measure.Id
                                        )),
                                ]
                            ))
                    )
                    .Where(lines => !lines.All.IsEmpty),
            ]
        );

    static Section Promises(ConflictState state) =>
        new(
            "commitments",
            "Commitments",
            [
                .. state
                    .Promises.GroupBy(promise => promise.Commitment.Agreement)
                    .Select(group => new Block.Table(
                        $"{group.Key.Name}, {Days.Write(group.Key.Agreed)}",
                        ["id", "who", "obligation", "due", "status", "claims"],
                        [.. group.Select(Row)]
                    )),
            ]
        );

    static Row Row(PromiseState promise)
    {
        Commitment c = promise.Commitment;
        string claims = c.Claims.IsEmpty
            ? "none recorded"
            : string.Join(
                "; ",
                c.Claims.GroupBy(claim => claim.By).Select(side => $"{side.Key}: {Phrases.Sentence(side.Last().Text)}")
            );
        return new(
            Basis.Promise,
            [
                c.Id,
                string.Join(", ", c.By.Select(by => by.Code)),
                Phrases.Sentence(c.Obligation),
                c.Due is { } due ? Days.Write(due) : "none set",
                $"{Words.Statuses.Word(promise.Status.Status)} since {Days.Write(promise.Status.Since)}",
                claims,
            ],
            Phrases.Cites([c.Cite, promise.Status.Cite]),
            c.Id
        );
    }

    static Section Answers(ConflictState state) =>
        new(
            "answers",
            "Which measure answers which",
            [
                new Block.Lines(
                    null,
                    [
                        .. state.Answers.Select(pair => new Line(
                            Basis.Law,
                            $"{pair.Answer.Id} ({pair.Answer.Announced}) answers {pair.To.Id} ({pair.To.Announced})",
                            pair.Answer.Cite,
                            pair.Answer.Id
                        )),
                    ]
                ),
            ]
        );
}

/// <summary>A headline duty, or its history, as a page.</summary>
public static class HeadlinePage
{
    public static Document Of(Headline headline)
    {
        var day = headline.When as When.Day;
        Section section = new("headline", "Layers", Ladder.Side(headline));
        string close = day is null ? "" : $", at its close in {headline.Into.Capital}";
        NodaTime.LocalDate last = headline.Ledger.LastDay;
        string beyond =
            headline.At.InZone(headline.Into.Zone).Date > last
                ? $" This lies after {Days.Write(last)}: it is what the law known then schedules."
                : "";
        return Sheet.Of(
            headline.Ledger,
            $"{headline.Into.Name} on goods of {headline.From.Name} that are on no product list: {headline.Total}",
            $"At {headline.When}{close}: {headline.Arithmetic}.{Ladder.StillApplied(headline)}{beyond}",
            section
        );
    }

    public static Document History(Ledger ledger, Party into, Party from, ImmutableArray<HeadlineStep> steps)
    {
        StepChart? chart = Ladder.Chart(ledger.Pack, [steps], ledger.LastDay);
        var table = new Block.Table(
            null,
            ["from", "total", "arithmetic", "note"],
            [
                .. steps.Select(step => new Row(
                    Basis.Computed,
                    [Phrases.At(step.At, into), step.Headline.Total.ToString(), step.Headline.Arithmetic, Note(step)],
                    Phrases.Cites(step.Headline.Layers.Concat(step.Headline.StillApplied).Select(l => l.Measure.Cite))
                )),
            ]
        );
        return Sheet.Of(
            ledger,
            $"{into.Name} on goods of {from.Name} that are on no product list",
            steps.IsEmpty
                ? "No duty on all goods is on record."
                : $"{steps.Length} steps; before the first, no layer is in force.",
            new Section("history", "Steps", chart is null ? [table] : [new Block.Chart(chart), table])
        );
    }

    static string Note(HeadlineStep step)
    {
        string still = step.Headline.StillApplied.IsEmpty
            ? ""
            : $"void in law, still applied: {string.Join(" + ", step.Headline.StillApplied)}";
        return step.Scheduled ? (still.Length > 0 ? still + "; scheduled" : "scheduled")
            : still.Length > 0 ? still
            : "as announced";
    }
}
