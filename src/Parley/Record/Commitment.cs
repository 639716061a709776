using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>How a promise stands.</summary>
public enum CommitmentStatus
{
    NotDue,
    Kept,
    MostlyKept,
    Partly,
    Late,
    Stalled,
    NotKept,
    Disputed,
    Unknown,
}

/// <summary>A text by which parties bound themselves.</summary>
/// <param name="Truce">True if its suspended measures are a truce clock.</param>
public sealed record Agreement(string Name, LocalDate Agreed, string? Where, bool Truce, ImmutableArray<string> Cite);

/// <summary>What a party promised another, due when, the test by which it is kept or broken, and how it went.</summary>
/// <param name="Due">Last day; null where the text sets none.</param>
/// <param name="Test">How "kept" is judged; null where the record does not know.</param>
/// <param name="History">In order of <see cref="StatusEntry.Since"/>. Before the first entry it is not due.</param>
/// <param name="Claims">Each side's account of whether it is kept.</param>
public sealed record Commitment(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place,
    Agreement Agreement,
    LocalDate Agreed,
    ImmutableArray<PartyId> By,
    ImmutableArray<PartyId> To,
    string Clause,
    string Obligation,
    LocalDate? Due,
    string? Test,
    ImmutableArray<StatusEntry> History,
    ImmutableArray<RivalClaim> Claims,
    ImmutableArray<string> Related
) : Entry(Id, Known, Confidence, Cite, Notes, Topics, Place)
{
    /// <summary>
    /// The status on a day: the last entry that holds by then, since the first of the entries before it that say the
    /// same;
    /// "not due" from the day it was agreed where there is none.
    /// </summary>
    public StatusEntry StatusOn(LocalDate day)
    {
        StatusEntry? last = null;
        foreach (StatusEntry entry in History)
        {
            if (entry.Since > day)
                break;
            last = last?.Status == entry.Status ? entry with { Since = last.Since } : entry;
        }
        return last
            ?? new(Agreed, Known, CommitmentStatus.NotDue, "Agreed; nothing on its keeping is recorded yet.", Cite);
    }
}

/// <summary>How a commitment stood from a day on, and what shows it.</summary>
/// <param name="Since">First day on which it stood so.</param>
/// <param name="Known">First day on which that could be told.</param>
public sealed record StatusEntry(
    LocalDate Since,
    LocalDate Known,
    CommitmentStatus Status,
    string Evidence,
    ImmutableArray<string> Cite
);

/// <summary>One side's account of a commitment.</summary>
/// <param name="By">A party's id, or a word such as <c>press</c>.</param>
public sealed record RivalClaim(string By, LocalDate Known, string Text, ImmutableArray<string> Cite);
