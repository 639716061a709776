using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>What a line rests on: a reader can tell law from claim from our own computation.</summary>
public enum Basis
{
    /// <summary>A measure in the ledger of law.</summary>
    Law,

    /// <summary>A commitment, and what the evidence shows of it.</summary>
    Promise,

    /// <summary>Somebody's words.</summary>
    Claim,

    /// <summary>A dated event.</summary>
    Event,

    /// <summary>A published number.</summary>
    Figure,

    /// <summary>Worked out here from the record.</summary>
    Computed,

    /// <summary>What the record does not know.</summary>
    Unknown,
}

/// <summary>One statement of a document, with what it rests on.</summary>
/// <param name="Cite">Ids of sources; what is computed cites the sources of what it is computed from.</param>
/// <param name="Id">The entry of the record that it tells of.</param>
/// <param name="By">For claims: whose.</param>
public sealed record Line(Basis Basis, string Text, ImmutableArray<string> Cite, string? Id = null, string? By = null);

/// <summary>One row of a table.</summary>
public sealed record Row(Basis Basis, ImmutableArray<string> Cells, ImmutableArray<string> Cite, string? Id = null);

/// <summary>A piece of a document.</summary>
public abstract record Block
{
    private Block() { }

    public sealed record Lines(string? Title, ImmutableArray<Line> All) : Block;

    public sealed record Table(string? Title, ImmutableArray<string> Columns, ImmutableArray<Row> Rows) : Block;

    public sealed record Chart(StepChart Steps) : Block;
}

/// <summary>Rates over time as steps, one series a side.</summary>
/// <param name="First">First day drawn.</param>
/// <param name="Last">Last day drawn.</param>
/// <param name="Today">The day of the question; what comes after it is scheduled.</param>
public sealed record StepChart(
    string Title,
    LocalDate First,
    LocalDate Last,
    LocalDate Today,
    ImmutableArray<StepSeries> Series
);

/// <summary>One side's steps: the rate from each day on, in order. Before the first it is zero.</summary>
public sealed record StepSeries(string Name, ImmutableArray<StepPoint> Points);

/// <summary>The rate from a day on; the last of a day's steps stands for the day.</summary>
public readonly record struct StepPoint(LocalDate Day, Rate Rate);

/// <summary>A part of a document under its own heading.</summary>
/// <param name="Id">Stable: anchors and JSON use it.</param>
public sealed record Section(string Id, string Title, ImmutableArray<Block> Blocks)
{
    public bool IsEmpty =>
        Blocks.All(block =>
            block switch
            {
                Block.Lines lines => lines.All.IsEmpty,
                Block.Table table => table.Rows.IsEmpty,
                _ => false,
            }
        );
}

/// <summary>A document of findings, ready to be printed in any form.</summary>
/// <param name="Facts">What is asked and what answers: day, knowledge, hash; name and value.</param>
public sealed record Document(
    string Title,
    string Lead,
    ImmutableArray<(string Name, string Value)> Facts,
    ImmutableArray<Section> Sections,
    Ledger Ledger
)
{
    /// <summary>The sources cited, numbered from 1 in the order in which they first appear.</summary>
    public ImmutableArray<Source> Cited
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return [.. Cites().Where(seen.Add).Select(Ledger.FindSource).OfType<Source>()];
        }
    }

    IEnumerable<string> Cites()
    {
        foreach (Block block in Sections.SelectMany(section => section.Blocks))
        {
            IEnumerable<string> cites = block switch
            {
                Block.Lines lines => lines.All.SelectMany(line => line.Cite),
                Block.Table table => table.Rows.SelectMany(row => row.Cite),
                _ => [],
            };
            foreach (string cite in cites)
                yield return cite;
        }
    }

    /// <summary>The number of each cited source.</summary>
    public Dictionary<string, int> Numbers()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Source source in Cited)
            numbers.Add(source.Id, numbers.Count + 1);
        return numbers;
    }
}
