using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>What the first day of a line rests on.</summary>
public enum SpanBasis
{
    /// <summary>The line was there when coverage begins; since when, the schedule does not say.</summary>
    First,

    /// <summary>The day on which a change took effect in law.</summary>
    Legal,

    /// <summary>The day on which the edition was published, where no day in law is known.</summary>
    Published,
}

/// <summary>The duties of a line as printed, one text a column; empty where a column prints nothing.</summary>
/// <param name="General">The ordinary duty.</param>
/// <param name="Special">The duties under preferences, with the letters of each.</param>
/// <param name="Other">The duty on origins that the ordinary one is denied.</param>
public sealed record DutyColumns(string General, string Special, string Other);

/// <summary>One line of a customs schedule as it was printed for a span of days.</summary>
/// <param name="Code">Digits without dots, leading zeros kept.</param>
/// <param name="Description">The line's own text, without its ancestors'.</param>
/// <param name="Indent">How deep it stands under its heading.</param>
/// <param name="Units">Units in which its quantity is told, first the first.</param>
/// <param name="Duties">Filled in from the ancestor where the line prints none of its own.</param>
/// <param name="Inherited">True if the duties are printed at an ancestor.</param>
/// <param name="From">First day in law, or of print; in the importer's capital.</param>
/// <param name="Until">First day on which it is no longer so; null while open.</param>
/// <param name="Known">Day on which it was published.</param>
public sealed record ScheduleLine(
    string Code,
    string Description,
    int Indent,
    ImmutableArray<string> Units,
    DutyColumns Duties,
    bool Inherited,
    LocalDate From,
    LocalDate? Until,
    LocalDate Known,
    SpanBasis Basis
);

/// <summary>A text of the schedule above its lines: a chapter, a heading or a subheading.</summary>
public sealed record Heading(string Code, string Text);

/// <summary>One line whose goods went to another when codes were changed.</summary>
/// <param name="Date">First day of the new code.</param>
/// <param name="InPart">True if only a part of the old line's goods went there; which part, no record says.</param>
/// <param name="Source">Where it is written, or how it was inferred.</param>
public sealed record Renumbering(string Old, string New, LocalDate Date, bool InPart, LocalDate Known, string Source);
