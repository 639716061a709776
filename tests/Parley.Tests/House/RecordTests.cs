using System.CommandLine;
using System.Text.RegularExpressions;
using Parley.App;
using Parley.App.Commands;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.House;

/// <summary>The rules of the house on the record and the verbs.</summary>
public class RecordTests
{
    [Fact]
    public void Every_source_is_cited_by_something()
    {
        Ledger ledger = Shipped.Ledger;
        HashSet<string> cited = [.. Cites(ledger), .. LawCites(Shipped.Law), .. CitedByOrigins()];
        Assert.Empty(ledger.Sources.Select(source => source.Id).Where(id => !cited.Contains(id)));
    }

    [Fact]
    public void Every_dated_line_cites() => Assert.All(Cited(Shipped.Ledger), cite => Assert.NotEmpty(cite));

    [Fact]
    public void Every_list_and_every_fact_of_the_law_is_used()
    {
        DutyLaw law = Shipped.Law;
        HashSet<string> used =
        [
            .. law.Provisions.SelectMany(p => p.Products.Plus.Concat(p.Products.Minus)),
            .. law.Provisions.SelectMany(p => p.Conditions),
            .. Shipped.Ledger.Measures.Select(m => m.List).OfType<string>(),
        ];
        Assert.Empty(law.Lists.Select(list => list.Id).Where(id => !used.Contains(id)));
        Assert.Empty(law.Facts.Select(fact => fact.Id).Where(id => !used.Contains(id)));
    }

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
        HashSet<Layer> layers = [.. l.Measures.Select(m => m.Layer), .. Shipped.Law.Provisions.Select(p => p.Layer)];
        Assert.Empty(l.Pack.Layers.Where(layer => !layers.Contains(layer)).Select(layer => layer.Id));
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
        string[] other = ["exit-codes", "json", "glossary", "schedules", "what-if"];
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
                using var files = new ExampleFiles();
                Answered answered = Cli.RunLine(files.Placed(example));
                Assert.True(answered.Code == 0, $"{example}: {answered.Error}");
            }
        );

    /// <summary>The files that examples read and write, in a folder of their own.</summary>
    sealed class ExampleFiles : IDisposable
    {
        readonly string folder = Directory.CreateTempSubdirectory("parley-").FullName;

        public ExampleFiles() =>
            File.WriteAllText(
                At("cases.csv"),
                CaseFile.Header + "\n1,US,CN,8517.62.0090,2025-04-10,,,,,\n2,CN,US,headline,2025-04-12,,,,,\n"
            );

        public string Placed(string example) =>
            string.Join(
                ' ',
                example
                    .Split(' ')
                    .Select(word =>
                        word.StartsWith("record/", StringComparison.Ordinal)
                        || word.StartsWith("docs/", StringComparison.Ordinal)
                            ? Repository.At(word.Split('/'))
                        : Path.GetExtension(word) is ".csv" or ".html" or ".yaml" or ".gz" ? At(word)
                        : word
                    )
            );

        string At(string file) => Path.Combine(folder, Path.GetFileName(file));

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }

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

    static IEnumerable<string> LawCites(DutyLaw law) =>
        law
            .Provisions.SelectMany(p => p.Cite.Concat(p.Steps.SelectMany(step => step.Cite)))
            .Concat(law.Lists.SelectMany(list => list.Cite))
            .Concat(law.Interactions.SelectMany(interaction => interaction.Cite));

    /// <summary>Groups of origins and preferences cite where their law is not plain; the law does not carry it.</summary>
    static IEnumerable<string> CitedByOrigins() =>
        Shipped
            .Text.Files.Where(file => file.Path is "origins.yaml" or "preferences.yaml")
            .SelectMany(file => Regex.Matches(file.Text, @"cite: \[([^\]]*)\]"))
            .SelectMany(cite => cite.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries));

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
