using NodaTime;

namespace Parley.Tariffs;

/// <summary>
/// What goods that a code meant on one day are under on another. A code that was given up and given anew on the
/// same day to other goods is not the same code: its goods are followed.
/// </summary>
/// <param name="codesOf">The day in whose codes goods are told.</param>
sealed class CodesOn(Schedule schedule, LocalDate codesOf, LocalDate day, LocalDate? knownOn)
{
    readonly Renumbering[] between =
    [
        .. schedule
            .Renumberings.Where(move =>
                !(move.Known > knownOn)
                && move.Date > LocalDate.Min(codesOf, day)
                && move.Date <= LocalDate.Max(codesOf, day)
            )
            .OrderBy(move => move.Date),
    ];
    readonly bool forward = day >= codesOf;

    /// <summary>Itself where nothing happened to it; in order of code.</summary>
    public IReadOnlyCollection<string> Of(string code)
    {
        if (!Array.Exists(between, move => Left(move) == code))
            return [code];
        var now = new SortedSet<string>(StringComparer.Ordinal) { code };
        IEnumerable<IGrouping<LocalDate, Renumbering>> days = between.GroupBy(move => move.Date);
        foreach (IGrouping<LocalDate, Renumbering> changes in forward ? days : days.Reverse())
            Step(now, [.. changes], changes.Key);
        return now;
    }

    string Left(Renumbering move) => forward ? move.Old : move.New;

    void Step(SortedSet<string> now, Renumbering[] changes, LocalDate date)
    {
        Renumbering[] leaving = [.. changes.Where(move => now.Contains(Left(move)))];
        now.ExceptWith(leaving.Select(Left).Where(code => !Stays(code, changes, date)));
        now.UnionWith(leaving.Select(move => forward ? move.New : move.Old));
    }

    /// <summary>True if some of a code's goods are under it before a day and on it.</summary>
    bool Stays(string code, Renumbering[] changes, LocalDate date)
    {
        ScheduleLine? was = schedule.LineAt(code, date.PlusDays(-1), knownOn),
            line = schedule.LineAt(code, date, knownOn);
        if (was is null || line is null)
            return false;
        bool given = Array.Exists(changes, move => move.New == code),
            left = Array.Exists(changes, move => move.Old == code);
        return !(given && left && was.Description != line.Description);
    }
}
