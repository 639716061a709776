using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Record;

/// <summary>
/// No text of the record tells what its day could not know. A date in a text that lies after the day on which the text is known
/// must be a date that was set by then: by the entry itself, or named below with its reason.
/// </summary>
public partial class KnowledgeOfTextTests
{
    [GeneratedRegex(
        @"(?:(?<d>\d{1,2})(?:-\d+)? )?(?<m>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?<y>20\d\d)"
    )]
    private static partial Regex Dates();

    /// <summary>Texts that look ahead by right: what was planned, promised or set by law on the day they were known.</summary>
    static readonly string[] Plans =
    [
        .. File.ReadLines(Repository.At("tests", "Parley.Tests", "Record", "plans.txt"))
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];

    [Fact]
    public void No_text_tells_what_its_day_could_not_know()
    {
        string[] told =
        [
            .. Texts()
                .SelectMany(text => Ahead(text.Known, text.Text).Select(day => $"{text.Id} {day:uuuu-MM-dd}"))
                .Distinct()
                .Except(Plans)
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(
            told.Length == 0,
            "These texts name a day after the day they are known; if it was set by then, add it to plans.txt:\n"
                + string.Join("\n", told)
        );
    }

    [Fact]
    public void Every_plan_that_is_excused_is_still_there()
    {
        HashSet<string> all =
        [
            .. Texts().SelectMany(text => Ahead(text.Known, text.Text).Select(day => $"{text.Id} {day:uuuu-MM-dd}")),
        ];
        Assert.Empty(Plans.Where(plan => !all.Contains(plan)));
    }

    static IEnumerable<LocalDate> Ahead(LocalDate known, string text) =>
        Dates().Matches(text).Select(First).Where(day => day > known);

    static LocalDate First(Match match)
    {
        int month = DateTime.ParseExact(match.Groups["m"].Value[..3], "MMM", CultureInfo.InvariantCulture).Month;
        int day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) : 1;
        return new(int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture), month, Math.Max(1, day));
    }

    static IEnumerable<(string Id, LocalDate Known, string Text)> Texts()
    {
        Ledger ledger = Shipped.Ledger;
        foreach (Measure m in ledger.Measures)
        {
            string[] own = [m.Title, m.Scope, m.Codes ?? "", m.Instrument.Name];
            foreach (string text in own)
                yield return (m.Id, m.Known, text);
            foreach (Change change in m.Changes)
                yield return (m.Id, change.Known, change.Text);
        }
        foreach (Commitment c in ledger.Commitments)
        {
            yield return (c.Id, c.Known, $"{c.Obligation} {c.Clause} {c.Test}");
            foreach (StatusEntry entry in c.History)
                yield return (c.Id, entry.Known, entry.Evidence);
            foreach (RivalClaim claim in c.Claims)
                yield return (c.Id, claim.Known, claim.Text);
        }
        foreach (Happening e in ledger.Events)
            yield return (e.Id, e.Known, $"{e.Summary} {e.Time}");
        foreach (Statement s in ledger.Statements)
        {
            yield return (s.Id, s.Known, $"{s.Text} {s.Role} {s.Venue} {s.Reason}");
            foreach (Verdict verdict in s.Verdicts)
                yield return (s.Id, verdict.Known, $"{verdict.Word} {verdict.Text}");
        }
        foreach (
            Entry entry in (IEnumerable<Entry>)
                [.. ledger.Measures, .. ledger.Commitments, .. ledger.Events, .. ledger.Statements]
        )
        {
            foreach (Note note in entry.Notes)
                yield return (entry.Id, note.Known, note.Text);
        }
        foreach (Figure figure in ledger.Figures)
            yield return (figure.Id, figure.Known, figure.Remark ?? "");
        foreach (var text in LawTexts(Shipped.Law))
            yield return text;
    }

    /// <summary>Not a provision's own note: it tells of all of its time, and the law as known on a day has none.</summary>
    static IEnumerable<(string Id, LocalDate Known, string Text)> LawTexts(DutyLaw law)
    {
        foreach (Provision p in law.Provisions)
        {
            LocalDate first = p.Steps.Min(step => step.Known);
            yield return (p.Id, first, p.Title);
            foreach (Fact fact in p.Conditions.Select(id => law.FindFact(id)!))
                yield return (fact.Id, first, $"{fact.Title} {fact.Text}");
            foreach (ProvisionStep step in p.Steps)
                yield return (p.Id, step.Known, $"{step.Note} {step.Law}");
        }
        foreach (Interaction interaction in law.Interactions)
            yield return (interaction.Id, interaction.Known, interaction.Text);
    }

    [Fact]
    public void The_law_as_known_on_a_day_has_no_note_that_tells_of_later_days()
    {
        DutyLaw law = Shipped.Law.AsKnownOn(new(2025, 4, 10));
        Assert.All(law.Provisions, provision => Assert.Null(provision.Note));
        Assert.All(law.Lists, list => Assert.Null(list.Note));
    }
}
