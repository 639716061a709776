using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>Whether the time that was asked about, and the day of knowing, lie within what is held.</summary>
public enum Coverage
{
    Held,

    /// <summary>Answered with the first lines that are held.</summary>
    Before,

    /// <summary>Answered with the last lines that are held.</summary>
    After,
}

/// <summary>What a schedule says to a code at a time.</summary>
public abstract record ScheduleAnswer
{
    private ScheduleAnswer(string asked, Coverage coverage) => (Asked, Coverage) = (asked, coverage);

    /// <summary>The code that was asked about.</summary>
    public string Asked { get; }

    public Coverage Coverage { get; }

    /// <summary>True if all lines print the same duties in every column.</summary>
    public static bool Alike(ImmutableArray<ScheduleLine> lines)
    {
        foreach (ScheduleLine line in lines)
        {
            if (line.Duties != lines[0].Duties)
                return false;
        }
        return true;
    }

    /// <summary>The line itself, or the only one that the article of this code has.</summary>
    public sealed record Found(string Asked, Coverage Coverage, ScheduleLine Line) : ScheduleAnswer(Asked, Coverage);

    /// <summary>A statistical suffix that the schedule does not have then; its article answers for it.</summary>
    public sealed record Suffix(string Asked, Coverage Coverage, ScheduleLine Article)
        : ScheduleAnswer(Asked, Coverage);

    /// <summary>A shorter code, and every line under it that has none below itself.</summary>
    /// <param name="SameDuties">True if one answer holds for all.</param>
    public sealed record Many(string Asked, Coverage Coverage, ImmutableArray<ScheduleLine> Lines, bool SameDuties)
        : ScheduleAnswer(Asked, Coverage);

    /// <summary>A code that was given up before then, or was not yet given.</summary>
    /// <param name="Moves">From this code to others, or, where it was not yet given, from others to it.</param>
    /// <param name="Lines">The lines of the others at the time.</param>
    /// <param name="SameDuties">True if one answer holds for all.</param>
    /// <param name="GivenUp">True for an old code, false for one that was yet to come.</param>
    public sealed record Renumbered(
        string Asked,
        Coverage Coverage,
        ImmutableArray<Renumbering> Moves,
        ImmutableArray<ScheduleLine> Lines,
        bool SameDuties,
        bool GivenUp
    ) : ScheduleAnswer(Asked, Coverage);

    /// <summary>No line then.</summary>
    /// <param name="Nearest">Codes of the same length that the schedule has, nearest first.</param>
    /// <param name="OtherTimes">Lines of this very code at other times, as far as known.</param>
    public sealed record Unknown(
        string Asked,
        Coverage Coverage,
        ImmutableArray<string> Nearest,
        ImmutableArray<ScheduleLine> OtherTimes
    ) : ScheduleAnswer(Asked, Coverage);
}
