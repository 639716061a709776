using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>Trade at stake: the latest figures that could be read by then.</summary>
static class Stake
{
    const int Most = 3;

    public static Section Of(Brief brief) =>
        new(
            "stake",
            "Trade and lives at stake",
            [
                new Block.Table(
                    null,
                    ["series", "for", "figure", "known since", "remark"],
                    [.. brief.Pack.Series.Where(series => series.Stake).SelectMany(series => Rows(brief, series))]
                ),
            ]
        );

    static IEnumerable<Row> Rows(Brief brief, Series series) =>
        brief
            .Ledger.Figures.Where(figure => figure.Series == series.Id && figure.Known <= brief.Day)
            .OrderBy(figure => figure.Date, StringComparer.Ordinal)
            .ThenBy(figure => figure.Known)
            .TakeLast(Most)
            .Select(figure => new Row(
                Basis.Figure,
                [series.Title, figure.Date, Phrases.Number(figure), Days.Write(figure.Known), figure.Remark ?? "none"],
                figure.Cite,
                figure.Id
            ));
}

/// <summary>The board of statements of the last weeks, by footing.</summary>
static class Board
{
    const int Window = 30;

    public static Section Of(Brief brief) =>
        new(
            "words",
            $"Who said what, last {Window} days, by footing",
            [
                .. Enum.GetValues<Footing>()
                    .Select(footing => new Block.Lines(
                        Title(footing),
                        [
                            .. brief
                                .Ledger.Statements.Where(s =>
                                    s.Footing == footing && s.Date <= brief.Day && s.Date > brief.Day.PlusDays(-Window)
                                )
                                .Select(s => new Line(
                                    Basis.Claim,
                                    Phrases.Statement(s) + Verdict(s),
                                    s.Cite,
                                    s.Id,
                                    s.Side
                                )),
                        ]
                    )),
            ]
        );

    static string Title(Footing footing) =>
        footing switch
        {
            Footing.Named => "By name",
            Footing.Institution => "For an institution, no name",
            Footing.UnnamedOfficial => "An official who is not named",
            _ => "Anonymous",
        };

    static string Verdict(Statement statement) =>
        statement.Verdicts.IsEmpty
            ? ""
            : $". By {Days.Write(statement.Verdicts[^1].Known)}: {statement.Verdicts[^1].Word}, "
                + $"{Phrases.Sentence(statement.Verdicts[^1].Text)}";
}

/// <summary>What the record does not know, as of the day.</summary>
static class Unknowns
{
    public static Section Of(Brief brief) =>
        new(
            "unknown",
            "What is not known",
            [new Block.Lines(null, [.. Gaps(brief), .. Weak(brief), .. Promises(brief)])]
        );

    static IEnumerable<Line> Gaps(Brief brief) =>
        brief
            .Pack.Gaps.Where(gap => gap.Known <= brief.Day)
            .Select(gap => new Line(Basis.Unknown, Phrases.Sentence(gap.Text), gap.Cite));

    static IEnumerable<Line> Weak(Brief brief) =>
        brief
            .State.Measures.Where(state =>
                state.Measure.Confidence == Confidence.Low && state.Phase is Phase.InForce or Phase.Suspended
            )
            .Select(state => new Line(
                Basis.Unknown,
                $"Rests on one weak source: {Phrases.Measure(state, brief.Pack)}",
                state.Measure.Cite,
                state.Measure.Id
            ));

    static IEnumerable<Line> Promises(Brief brief) =>
        brief
            .State.Promises.Where(p => p.Status.Status == CommitmentStatus.Unknown)
            .Select(p => new Line(
                Basis.Unknown,
                $"Whether it is kept: {p.Commitment.Agreement.Name}, {p.Commitment.Clause}: "
                    + $"{Phrases.Sentence(p.Commitment.Obligation)}. {p.Status.Evidence}",
                p.Status.Cite,
                p.Commitment.Id
            ));
}
