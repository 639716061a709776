using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>
/// The whole record of a conflict, or what of it was known on a day. Its two doors: <see cref="AsKnownOn"/> and <see
/// cref="At"/>.
/// </summary>
/// <remarks>
/// Immutable, and safe to share between threads. Tested: cut at any day, it answers as the whole asked as of that day.
/// </remarks>
public sealed class Ledger
{
    FrozenDictionary<string, Entry>? entries;
    FrozenDictionary<string, Source>? sources;
    ImmutableArray<Standing> standings;

    /// <param name="hash">Of the text that it was read from.</param>
    /// <param name="knownOn">The day to which it was cut; null for all that the record holds.</param>
    public Ledger(
        Pack pack,
        ImmutableArray<Source> sources,
        ImmutableArray<Measure> measures,
        ImmutableArray<Commitment> commitments,
        ImmutableArray<Happening> events,
        ImmutableArray<Statement> statements,
        ImmutableArray<Figure> figures,
        string hash,
        LocalDate? knownOn = null
    )
    {
        (Pack, Sources, Measures, Commitments) = (pack, sources, measures, commitments);
        (Events, Statements, Figures, Hash, KnownOn) = (events, statements, figures, hash, knownOn);
    }

    public Pack Pack { get; }

    public ImmutableArray<Source> Sources { get; }

    /// <summary>In order of the day they were announced, then of id.</summary>
    public ImmutableArray<Measure> Measures { get; }

    public ImmutableArray<Commitment> Commitments { get; }

    public ImmutableArray<Happening> Events { get; }

    public ImmutableArray<Statement> Statements { get; }

    public ImmutableArray<Figure> Figures { get; }

    public string Hash { get; }

    public LocalDate? KnownOn { get; }

    /// <summary>
    /// The last day that this ledger can speak of: the day of knowing, or the last one verified if that is earlier.
    /// </summary>
    public LocalDate LastDay => KnownOn is { } known && known < Pack.VerifiedThrough ? known : Pack.VerifiedThrough;

    public IEnumerable<Forecast> Forecasts => Statements.SelectMany(statement => statement.Forecasts);

    /// <summary>Every measure's course in time, in the order of <see cref="Measures"/>.</summary>
    public ImmutableArray<Standing> Standings => standings.IsDefault ? standings = Courses.Of(Measures) : standings;

    public Entry? Find(string id)
    {
        entries ??= (
            (IEnumerable<Entry>)[.. Measures, .. Commitments, .. Events, .. Statements, .. Figures]
        ).ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);
        return entries.GetValueOrDefault(id);
    }

    public Source? FindSource(string id)
    {
        sources ??= Sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal);
        return sources.GetValueOrDefault(id);
    }

    /// <summary>
    /// What of the record was known at the end of a day: later entries, changes, notes, claims and outcomes are gone.
    /// </summary>
    public Ledger AsKnownOn(LocalDate day) =>
        KnownOn is { } already && already <= day ? this : Knowledge.Cut(this, day);

    /// <summary>The conflict's state at a day or an instant, by what this ledger knows.</summary>
    public ConflictState At(When when) => ConflictState.Of(this, when);
}
