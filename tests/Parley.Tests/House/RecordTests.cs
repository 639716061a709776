using System.CommandLine;
using Parley.App;
using Parley.App.Commands;
using Parley.Record;

namespace Parley.Tests.House;

/// <summary>The rules of the house on the record and the verbs.</summary>
public class RecordTests
{
    [Fact]
    public void Every_source_is_cited_by_something()
    {
        Ledger ledger = Shipped.Ledger;
        HashSet<string> cited = [.. Cites(ledger)];
        Assert.Empty(ledger.Sources.Select(source => source.Id).Where(id => !cited.Contains(id)));
    }

    [Fact]
    public void Every_dated_line_cites() => Assert.All(Cited(Shipped.Ledger), cite => Assert.NotEmpty(cite));

    [Fact]
    public void Every_topic_layer_and_series_is_used()
    {
        Ledger l = Shipped.Ledger;
        HashSet<string> topics =
        [
            .. l.Measures.SelectMany(m => m.Topics),
            .. l.Commitments.SelectMany(c => c.Topics),
            .. l.Events.SelectMany(e => e.Topics),
            .. l.Statements.Select(s => s.Subject),
        ];
        Assert.Empty(l.Pack.Topics.Where(topic => !topics.Contains(topic.Id)).Select(topic => topic.Id));
        Assert.Empty(l.Pack.Layers.Where(layer => l.Measures.All(m => m.Layer != layer)).Select(layer => layer.Id));
        Assert.Empty(
            l.Pack.Series.Where(series => l.Figures.All(f => f.Series != series.Id)).Select(series => series.Id)
        );
    }

    [Fact]
    public void Every_file_of_measures_begins_with_the_day_of_announcement() =>
        Assert.All(
            Shipped.Ledger.Measures,
            measure =>
            {
                string file = measure.Place.Split('/')[1];
                Assert.Matches(@"^\d{4}-\d\d(-\d\d)?-[a-z0-9-]+\.yaml:\d+$", file);
            }
        );

    [Fact]
    public void Every_verb_has_a_page_and_every_page_of_a_verb_has_a_verb()
    {
        string[] verbs = [.. All().Select(verb => verb.Name)];
        string[] below = [.. All().SelectMany(verb => verb.Subcommands.Select(sub => $"{verb.Name}-{sub.Name}"))];
        Assert.Empty(verbs.Where(verb => !File.Exists(Repository.At("docs", "reference", verb + ".md"))));
        string[] other = ["exit-codes", "json", "glossary", "schedules"];
        Assert.Empty(
            Repository
                .Files("docs/reference", "*.md")
                .Select(page => Path.GetFileNameWithoutExtension(page))
                .Except(verbs)
                .Except(below)
                .Except(other)
        );
    }

    [Fact]
    public void Every_example_in_the_help_of_a_verb_runs() =>
        Assert.All(
            Tree(All()).OfType<Verb>().SelectMany(verb => verb.Examples),
            example =>
            {
                if (example.Contains("--out", StringComparison.Ordinal))
                    example = example.Replace(
                        "brief.html",
                        Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.html"),
                        StringComparison.Ordinal
                    );
                string folder = example.Replace(
                    "record/us-china",
                    Repository.At("record", "us-china"),
                    StringComparison.Ordinal
                );
                Answered answered = Cli.RunLine(folder);
                Assert.True(answered.Code == 0, $"{example}: {answered.Error}");
            }
        );

    [Fact]
    public void Every_verb_has_help_with_an_example() =>
        Assert.All(
            Tree(All()),
            verb =>
            {
                string[] path = [.. Path_(verb), "--help"];
                Answered answered = Cli.Run(path);
                Assert.Equal(0, answered.Code);
                Assert.Contains("Examples:\n  parley", answered.Out, StringComparison.Ordinal);
            }
        );

    static IEnumerable<Command> All() =>
        Verbs.Root(new Output(TextWriter.Null, TextWriter.Null, 100, false)).Subcommands;

    static IEnumerable<Command> Tree(IEnumerable<Command> verbs) =>
        verbs.SelectMany(verb => Tree(verb.Subcommands).Prepend(verb));

    static IEnumerable<string> Path_(Command verb) =>
        verb.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent
            ? [.. Path_(parent), verb.Name]
            : [verb.Name];

    static IEnumerable<string> Cites(Ledger ledger) =>
        Cited(ledger)
            .SelectMany(cite => cite)
            .Concat(Entries(ledger).SelectMany(e => e.Notes).SelectMany(n => n.Cite))
            .Concat(ledger.Statements.SelectMany(s => s.Verdicts).SelectMany(v => v.Cite))
            .Concat(ledger.Forecasts.SelectMany(f => f.Resolution?.Cite ?? []))
            .Concat(ledger.Pack.NotCounted.SelectMany(n => n.Cite))
            .Concat(ledger.Pack.Gaps.SelectMany(g => g.Cite))
            .Concat(ledger.Pack.Scale!.Cite);

    static IEnumerable<Entry> Entries(Ledger l) =>
        [.. l.Measures, .. l.Commitments, .. l.Events, .. l.Statements, .. l.Figures];

    /// <summary>What must cite: every entry, change, status and claim.</summary>
    static IEnumerable<IReadOnlyCollection<string>> Cited(Ledger l) =>
        Entries(l)
            .Select(e => (IReadOnlyCollection<string>)e.Cite)
            .Concat(l.Measures.SelectMany(m => m.Changes).Select(c => (IReadOnlyCollection<string>)c.Cite))
            .Concat(l.Commitments.SelectMany(c => c.History).Select(h => (IReadOnlyCollection<string>)h.Cite))
            .Concat(l.Commitments.SelectMany(c => c.Claims).Select(c => (IReadOnlyCollection<string>)c.Cite))
            .Concat(l.Commitments.Select(c => (IReadOnlyCollection<string>)c.Agreement.Cite));
}
