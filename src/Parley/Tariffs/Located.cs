using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>A code to be looked up in lists, and its line.</summary>
/// <param name="Line">Null where the schedule has or holds none.</param>
/// <param name="Held">False where the schedule does not speak of that time.</param>
public readonly record struct LocatedLine(string Code, ScheduleLine? Line, bool Held);

/// <summary>The lines that a code means at a time, or why there are none.</summary>
public abstract record Located
{
    private Located() { }

    /// <param name="Digits">The code asked about.</param>
    /// <param name="Notes">
    /// What an answer must say: coverage, renumbering, a suffix that the schedule does not have.
    /// </param>
    public sealed record Lines(string Digits, ImmutableArray<LocatedLine> All, ImmutableArray<string> Notes) : Located;

    /// <param name="Malformed">The code is wrong; otherwise it has no answer at that time.</param>
    public sealed record None(string Reason, bool Malformed) : Located;
}
