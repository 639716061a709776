using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>Controls, irritants and linked issues: by topic, what holds now, what was promised, what happened and was said lately.</summary>
static class TopicSections
{
    /// <summary>How far back events and words are shown.</summary>
    const int Days60 = 60;

    public static Section Of(Brief brief, TopicSection section, string id, string title) => new(id, title,
    [
        .. brief.Pack.Topics.Where(topic => topic.Section == section).Select(topic => Topic(brief, topic)),
        .. section == TopicSection.Controls ? (ImmutableArray<Block>)[Others(brief)] : [],
    ]);

    static Block.Lines Topic(Brief brief, Topic topic)
    {
        IEnumerable<Line> measures = Measures(brief, state => state.Measure.Topics.Contains(topic.Id));
        IEnumerable<Line> promises = brief.State.Promises.Where(p => p.Commitment.Topics.Contains(topic.Id)).Select(Promise);
        return new(topic.Title, [.. measures, .. promises, .. Events(brief, topic), .. Words(brief, topic)]);
    }

    /// <summary>Controls that no topic of any section claims.</summary>
    static Block.Lines Others(Brief brief) => new("Other controls",
        [.. Measures(brief, state => Kinds.IsControl(state.Measure.Kind) && state.Measure.Topics.IsEmpty)]);

    static IEnumerable<Line> Measures(Brief brief, Func<MeasureState, bool> which) => brief.State.Measures
        .Where(state => state.Phase is Phase.InForce or Phase.Suspended or Phase.Pending or Phase.Announced or Phase.Void)
        .Where(which).Select(state => new Line(Basis.Law,
            $"{brief.Pack.Party(state.Measure.By).Name}: {Phrases.Measure(state, brief.Pack)}{LastNote(state.Measure)}", state.Measure.Cite, state.Measure.Id));

    static string LastNote(Measure measure) => measure.Notes.IsEmpty ? "" : $". {Phrases.Sentence(measure.Notes[^1].Text)}";

    static Line Promise(PromiseState promise)
    {
        Commitment c = promise.Commitment;
        return new(Basis.Promise,
            $"{string.Join(", ", c.By.Select(by => by.Code))}, {c.Agreement.Name}: {Phrases.Sentence(c.Obligation)}; {Record.Words.Statuses.Word(promise.Status.Status)} since {Days.Write(promise.Status.Since)}: {Phrases.Sentence(promise.Status.Evidence)}",
            Phrases.Cites([c.Cite, promise.Status.Cite]), c.Id);
    }

    static IEnumerable<Line> Events(Brief brief, Topic topic) => brief.Ledger.Events
        .Where(e => e.Topics.Contains(topic.Id) && Lately(brief, e.Date.First))
        .Select(e => new Line(Basis.Event, Phrases.Event(e), e.Cite, e.Id));

    static IEnumerable<Line> Words(Brief brief, Topic topic) => brief.Ledger.Statements
        .Where(s => s.Subject == topic.Id && Lately(brief, s.Date))
        .Select(s => new Line(Basis.Claim, Phrases.Statement(s), s.Cite, s.Id, s.Side));

    static bool Lately(Brief brief, LocalDate day) => day <= brief.Day && day > brief.Day.PlusDays(-Days60);
}
