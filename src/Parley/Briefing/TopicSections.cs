using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>
/// Controls, irritants and linked issues: by topic, what holds now, what was promised, and what was said lately.
/// </summary>
/// <remarks>A measure or promise is told once in a section, under the first of its topics.</remarks>
static class TopicSections
{
    /// <summary>How far back words are shown, in days.</summary>
    const int Window = 60;

    public static Section Of(Brief brief, TopicSection section, string id, string title)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        return new(
            id,
            title,
            [
                .. brief
                    .Pack.Topics.Where(topic => topic.Section == section)
                    .Select(topic => Topic(brief, section, topic, told))
                    .Where(lines => !lines.All.IsEmpty),
                .. section == TopicSection.Controls ? (ImmutableArray<Block>)[Others(brief, told)] : [],
            ]
        );
    }

    static Block.Lines Topic(Brief brief, TopicSection section, Topic topic, HashSet<string> told)
    {
        IEnumerable<Line> measures = Measures(
            brief,
            told,
            state => state.Measure.Topics.Contains(topic.Id) && Belongs(state.Measure, section)
        );
        IEnumerable<Line> promises = brief
            .State.Promises.Where(p => p.Commitment.Topics.Contains(topic.Id) && told.Add(p.Commitment.Id))
            .Select(Promise);
        return new(
            topic.Title,
            [.. measures, .. promises, .. section == TopicSection.Linked ? Said(brief, topic) : []]
        );
    }

    /// <summary>
    /// Duties are told in the ladder and the lists; controls among the controls, other things among the irritants.
    /// </summary>
    static bool Belongs(Measure measure, TopicSection section) =>
        section switch
        {
            TopicSection.Controls => !Kinds.IsDuty(measure.Kind)
                && measure.Kind is not (MeasureKind.TariffExclusion or MeasureKind.EntityListing),
            TopicSection.Irritants => !Kinds.IsControl(measure.Kind) && !measure.IsDuty,
            _ => true,
        };

    /// <summary>Controls that no topic of this section claims.</summary>
    static Block.Lines Others(Brief brief, HashSet<string> told) =>
        new("Other controls", [.. Measures(brief, told, state => Kinds.IsControl(state.Measure.Kind))]);

    static List<Line> Measures(Brief brief, HashSet<string> told, Func<MeasureState, bool> which) =>
        [
            .. brief
                .State.Measures.Where(state =>
                    state.Phase is Phase.InForce or Phase.Suspended or Phase.Pending or Phase.Announced or Phase.Void
                )
                .Where(state => which(state) && told.Add(state.Measure.Id))
                .Select(state => new Line(
                    Basis.Law,
                    $"{brief.Pack.Party(state.Measure.By).Name}: "
                        + $"{Phrases.Measure(state, brief.Pack)}{LastNote(state.Measure)}",
                    state.Measure.Cite,
                    state.Measure.Id
                )),
        ];

    static string LastNote(Measure measure) =>
        measure.Notes.IsEmpty ? "" : $". {Phrases.Sentence(measure.Notes[^1].Text)}";

    static Line Promise(PromiseState promise)
    {
        Commitment c = promise.Commitment;
        string status =
            $"{Words.Statuses.Word(promise.Status.Status)} since {Days.Write(promise.Status.Since)}: "
            + $"{Phrases.Sentence(promise.Status.Evidence)}";
        return new(
            Basis.Promise,
            $"{string.Join(", ", c.By.Select(by => by.Code))}, {c.Agreement.Name}: {Phrases.Sentence(c.Obligation)}; "
                + $"{status}",
            Phrases.Cites([c.Cite, promise.Status.Cite]),
            c.Id
        );
    }

    static IEnumerable<Line> Said(Brief brief, Topic topic) =>
        brief
            .Ledger.Statements.Where(s =>
                s.Subject == topic.Id && s.Date <= brief.Day && s.Date > brief.Day.PlusDays(-Window)
            )
            .Select(s => new Line(Basis.Claim, Phrases.Statement(s), s.Cite, s.Id, s.Side));
}
