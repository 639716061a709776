using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.Briefing;
using Parley.Record;

namespace Parley.App.Commands;

/// <summary><c>parley measures</c>: the ledger of law.</summary>
static class MeasureVerb
{
    public static Command Of(Output output) =>
        new Listing<MeasureState>(
            "measures",
            "The measures of both sides, with where each stands.",
            ledger => At(ledger).Measures,
            m => m.Measure.Id,
            m => m.Measure.Announced.First,
            m => [m.Measure.By.Code],
            m =>
                [
                    .. m.Measure.Topics,
                    m.Measure.Layer.Id,
                    m.Measure.Layer.Programme,
                    m.Measure.Id,
                    m.Measure.Title,
                    .. m.Measure.Against.Select(p => p.Code),
                ],
            m => [Words.Phases.Word(m.Phase), Words.MeasureKinds.Word(m.Measure.Kind)],
            [.. Words.Phases.All, .. Words.MeasureKinds.All],
            ["id", "by", "announced", "status", "rate", "title"],
            m =>
                [
                    m.Measure.Id,
                    m.Measure.By.Code,
                    m.Measure.Announced.Written,
                    Words.Phases.Word(m.Phase),
                    m.Measure.Charge?.ToString() ?? "none",
                    m.Measure.Title,
                ],
            m => m.Measure.Cite,
            Json.Whole,
            Details.Measure,
            Basis.Law,
            "US-IEEPA-R-10B"
        ).Verb(output);

    /// <summary>The state at the last day that the ledger knows.</summary>
    internal static ConflictState At(Ledger ledger) => ledger.At(new When.Day(ledger.LastDay));
}

/// <summary><c>parley commitments</c>: what was promised, and how it stands.</summary>
static class CommitmentVerb
{
    public static Command Of(Output output) =>
        new Listing<PromiseState>(
            "commitments",
            "What each side promised, and how it stands.",
            ledger => MeasureVerb.At(ledger).Promises,
            p => p.Commitment.Id,
            p => p.Commitment.Agreed,
            p => p.Commitment.By.Select(by => by.Code),
            p =>
                [.. p.Commitment.Topics, p.Commitment.Agreement.Name, p.Commitment.Obligation, .. p.Commitment.Related],
            p => [Words.Statuses.Word(p.Status.Status)],
            Words.Statuses.All,
            ["id", "by", "agreement", "obligation", "due", "status", "since"],
            p =>
                [
                    p.Commitment.Id,
                    string.Join(';', p.Commitment.By),
                    p.Commitment.Agreement.Name,
                    p.Commitment.Obligation,
                    p.Commitment.Due is { } due ? Days.Write(due) : "none set",
                    Words.Statuses.Word(p.Status.Status),
                    Days.Write(p.Status.Since),
                ],
            p => p.Commitment.Cite,
            Json.Whole,
            Details.Promise,
            Basis.Promise,
            "CM-GVA-CN2"
        ).Verb(output);
}

/// <summary><c>parley events</c>: what happened.</summary>
static class EventVerb
{
    public static Command Of(Output output) =>
        new Listing<Happening>(
            "events",
            "What happened: talks, calls, orders, rulings.",
            ledger => ledger.Events,
            e => e.Id,
            e => e.Date.First,
            e => e.Actors,
            e => [.. e.Topics, .. e.Related, e.Summary],
            e => [Words.EventTypes.Word(e.Type)],
            Words.EventTypes.All,
            ["id", "date", "type", "place", "actors", "summary"],
            e =>
                [
                    e.Id,
                    e.Date.Written,
                    Words.EventTypes.Word(e.Type),
                    e.Where ?? "none",
                    string.Join("; ", e.Actors),
                    e.Summary,
                ],
            e => e.Cite,
            Json.Of,
            Details.Event,
            Basis.Event,
            "EV-2025-05-12"
        ).Verb(output);
}

/// <summary><c>parley statements</c>: who said what, on what footing.</summary>
static class StatementVerb
{
    public static Command Of(Output output) =>
        new Listing<Statement>(
            "statements",
            "Who said what, when, and on what footing.",
            ledger => ledger.Statements,
            s => s.Id,
            s => s.Date,
            s => [s.Speaker, s.Side],
            s => [s.Subject, .. s.Topics, .. s.Related, s.Text],
            s => [Words.StatementKinds.Word(s.Kind), Words.Footings.Word(s.Footing)],
            [.. Words.StatementKinds.All, .. Words.Footings.All],
            ["id", "date", "speaker", "side", "footing", "kind", "text"],
            s =>
                [
                    s.Id,
                    Days.Write(s.Date),
                    s.Speaker,
                    s.Side,
                    Words.Footings.Word(s.Footing),
                    Words.StatementKinds.Word(s.Kind),
                    s.Text,
                ],
            s => s.Cite,
            Json.Of,
            Details.Statement,
            Basis.Claim,
            "AC-GREER-0530"
        ).Verb(output);
}

/// <summary><c>parley series</c>: the published figures.</summary>
static class SeriesVerb
{
    public static Command Of(Output output) =>
        new Listing<Figure>(
            "series",
            "Published figures, by series.",
            ledger => ledger.Figures,
            f => f.Id,
            f => f.Known,
            f => [f.Reporter],
            f => [f.Series, f.Partner],
            f => [f.Unit, f.Period],
            [],
            ["id", "series", "date", "value", "unit", "reporter", "partner", "known"],
            f =>
                [
                    f.Id,
                    f.Series,
                    f.Date,
                    f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    f.Unit,
                    f.Reporter,
                    f.Partner,
                    Days.Write(f.Known),
                ],
            f => f.Cite,
            Json.Of,
            Details.Figure,
            Basis.Figure,
            "TR-031"
        ).Verb(output);
}

/// <summary><c>parley sources</c>: every document cited.</summary>
static class SourceVerb
{
    public static Command Of(Output output) =>
        new Listing<Source>(
            "sources",
            "Every document that the record cites.",
            ledger => ledger.Sources,
            s => s.Id,
            _ => null,
            s => [s.Publisher],
            s => [s.Title, s.Id],
            s => [Words.SourceKinds.Word(s.Kind)],
            Words.SourceKinds.All,
            ["id", "kind", "publisher", "title", "date", "address"],
            s => [s.Id, Words.SourceKinds.Word(s.Kind), s.Publisher, s.Title, s.Date ?? "none", s.Address ?? "none"],
            s => [s.Id],
            Json.Of,
            Details.Source,
            Basis.Law,
            "fr-90-21831"
        ).Verb(output);
}
