using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>How sure the record is of an entry's main fact.</summary>
public enum Confidence
{
    High,
    Medium,
    Low,
}

/// <summary>
/// What every entry of the record has: a name, the day from which it could be known, and where it is written.
/// </summary>
/// <param name="Id">Unique in the pack.</param>
/// <param name="Known">First day on which it could be known.</param>
/// <param name="Confidence">About the entry's main fact.</param>
/// <param name="Cite">Ids of the sources; never empty.</param>
/// <param name="Notes">Side facts, each with its own day; in order of that day.</param>
/// <param name="Topics">Ids of the pack's topics.</param>
/// <param name="Place">Where in the pack it is written, file and line.</param>
public abstract record Entry(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place
);

/// <summary>A fact on an entry that has its own day.</summary>
/// <param name="Cite">Empty where the entry's own sources carry it.</param>
public sealed record Note(LocalDate Known, string Text, ImmutableArray<string> Cite);

/// <summary>The kind of publisher: what a citation is worth.</summary>
public enum SourceKind
{
    Law,
    Official,
    LawFirm,
    Research,
    Data,
    Press,
    PublicNotes,
}

/// <summary>A document that one can go and read.</summary>
/// <param name="Date">As written: a day or a month; null where the record does not know it.</param>
public sealed record Source(string Id, string Title, string Publisher, SourceKind Kind, string? Date, string? Address);
