using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Which two times are compared, for whom.</summary>
/// <param name="From">One origin only; null for all.</param>
/// <param name="Digits">Of the parts told apart: 2 for chapters, 4 for headings.</param>
/// <param name="Weights">Values by code in USD; empty where every line counts alike.</param>
public sealed record DiffQuestion(
    Party Into,
    When First,
    When Then,
    Origin? From,
    int Digits,
    ImmutableArray<KeyValuePair<string, decimal>> Weights
);

/// <summary>How the duty on some lines changed.</summary>
/// <param name="Lines">Lines compared.</param>
/// <param name="NotCompared">Lines whose duty is no share of value, or is not known, and is not the same.</param>
/// <param name="Mean">As a fraction of value, signed: 0.1 is ten points more; by weights where they are given.</param>
/// <param name="Least">The least change of a line.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Value">USD of the lines compared; null without weights.</param>
public sealed record DutyChange(
    int Lines,
    int Up,
    int Down,
    int NotCompared,
    decimal Mean,
    decimal Least,
    decimal Greatest,
    decimal? Value
)
{
    public bool Any => Up > 0 || Down > 0;

    /// <summary>USD more, or less, on the same trade; null without weights.</summary>
    public decimal? Usd => Value * Mean;
}

/// <summary>Origins whose duties changed alike on every line, and by how much.</summary>
public sealed record OriginChange(ImmutableArray<Origin> Members, DutyChange Change);

/// <summary>A chapter or heading, for origins whose duties changed alike.</summary>
/// <param name="Text">As the schedule prints it; empty where it prints none.</param>
public sealed record PartChange(ImmutableArray<Origin> Members, string Code, string Text, DutyChange Change);

/// <summary>A provision, a rule or a list of the law that turned between two times.</summary>
/// <param name="Kind"><c>duty</c>, <c>exemption</c>, <c>rule</c> or <c>list</c>.</param>
/// <param name="Before">What it charged; null where it was not in force.</param>
/// <param name="After">What it charges; null where it is not in force any more.</param>
public sealed record LawTurn(
    Moment At,
    string Kind,
    string Id,
    string Title,
    string? Before,
    string? After,
    ImmutableArray<string> Cite
);

/// <summary>Who pays more, and where: the duties on all lines of all origins at two times.</summary>
/// <param name="Question">In the order of time.</param>
/// <param name="Swapped">True if it was asked the other way round.</param>
/// <param name="Origins">The greatest change first.</param>
/// <param name="Parts">The greatest change first; parts in which nothing changed are left out.</param>
public sealed record DutyDiff(
    DiffQuestion Question,
    bool Swapped,
    ImmutableArray<OriginChange> Origins,
    ImmutableArray<PartChange> Parts,
    ImmutableArray<LawTurn> Turns,
    ImmutableArray<string> Notes
)
{
    public static DutyDiff Of(DutyDesk desk, DiffQuestion question)
    {
        Party into = question.Into;
        bool swapped = question.Then.InstantFor(into) < question.First.InstantFor(into);
        if (swapped)
            question = question with { First = question.Then, Then = question.First };
        Schedule schedule =
            desk.ScheduleOf(into.Id) ?? throw new ArgumentException($"No schedule of {into.Id} is held.");
        DiffLines lines = DiffLines.Of(desk, schedule, question);
        var totals = new DiffTotals(desk, schedule, question, lines);
        ImmutableArray<(ImmutableArray<Origin> Members, decimal?[] Changes)> classes = totals.Classes();
        return new(
            question,
            swapped,
            [
                .. classes
                    .Select(one => new OriginChange(one.Members, lines.Sum(one.Changes, lines.All)))
                    .OrderByDescending(one => Math.Abs(one.Change.Mean))
                    .ThenByDescending(one => one.Change.Up + one.Change.Down)
                    .ThenBy(one => one.Members[0].Code, StringComparer.Ordinal),
            ],
            PartsOf(schedule, lines, classes),
            LawTurns.Between(desk.Law, into, question),
            [.. lines.Notes, .. totals.Notes]
        );
    }

    static ImmutableArray<PartChange> PartsOf(
        Schedule schedule,
        DiffLines lines,
        ImmutableArray<(ImmutableArray<Origin> Members, decimal?[] Changes)> classes
    ) =>
        [
            .. classes
                .SelectMany(one =>
                    lines.Parts.Select(part => new PartChange(
                        one.Members,
                        part.Key,
                        schedule.HeadingOf(part.Key)?.Text ?? "",
                        lines.Sum(one.Changes, part.Value)
                    ))
                )
                .Where(part => part.Change.Any)
                .OrderByDescending(part => Math.Abs(part.Change.Usd ?? part.Change.Mean))
                .ThenByDescending(part => part.Change.Lines)
                .ThenBy(part => part.Members[0].Code, StringComparer.Ordinal)
                .ThenBy(part => part.Code, StringComparer.Ordinal),
        ];
}
