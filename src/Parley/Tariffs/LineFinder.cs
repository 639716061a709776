using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Finds the lines of a schedule that a code means at a time, and says what must be said of them.</summary>
sealed class LineFinder(DutyDesk desk, Party into, LocalDate day, Instant at)
{
    readonly Schedule? schedule = desk.ScheduleOf(into.Id);

    /// <summary>True if the schedule speaks of the time, or is taken to.</summary>
    public bool Held => schedule is not null && Holds(schedule.CoverageOf(day, desk.Law.KnownOn));

    public Located Find(string digits)
    {
        if (schedule is null)
            return new Located.Lines(digits, [new(digits, null, false)], [$"no schedule of {into.Name} is held"]);
        LocalDate? known = desk.Law.KnownOn;
        ScheduleAnswer answer = schedule.Find(digits, day, known);
        bool held = Holds(answer.Coverage);
        ImmutableArray<string> notes = Notes(answer.Coverage);
        return answer switch
        {
            ScheduleAnswer.Found found => new Located.Lines(digits, [new(found.Line.Code, found.Line, held)], notes),
            ScheduleAnswer.Suffix suffix => new Located.Lines(
                digits,
                [new(digits, suffix.Article, held)],
                notes.Add(
                    $"the schedule has no statistical suffix {digits[Schedule.ArticleDigits..]} here then; "
                        + $"the duty is that of {CodeText.Dots(suffix.Article.Code)}"
                )
            ),
            ScheduleAnswer.Many many => new Located.Lines(
                digits,
                [.. many.Lines.Select(line => new LocatedLine(line.Code, line, held))],
                notes.Add($"{many.Lines.Length} lines under {CodeText.Dots(digits)}, all with these duties")
            ),
            ScheduleAnswer.Renumbered moved => new Located.Lines(
                digits,
                [.. moved.Lines.Select(line => new LocatedLine(line.Code, line, held))],
                notes.Add(Moved(moved))
            ),
            ScheduleAnswer.Unknown unknown => Unknown(digits, unknown, held, notes),
            _ => throw new InvalidOperationException("An unknown kind of answer."),
        };
    }

    /// <summary>True if the schedule speaks of the time.</summary>
    internal bool Holds(Coverage coverage) =>
        coverage switch
        {
            Coverage.Before => schedule!.Head.HeldBefore,
            Coverage.After => schedule!.Head.HeldAfter,
            _ => true,
        };

    /// <summary>What must be said of the coverage.</summary>
    internal ImmutableArray<string> Notes(Coverage coverage)
    {
        ScheduleHead head = schedule!.Head;
        return coverage switch
        {
            Coverage.Before when head.HeldBefore =>
            [
                $"the schedule is held from {Days.Write(head.From)}; its first print is taken to have held before",
            ],
            Coverage.Before => [$"base rate not covered before {Days.Write(head.From)}"],
            Coverage.After when head.HeldAfter =>
            [
                $"the schedule is held through {Days.Write(head.Through)}; its last print is taken to go on",
            ],
            Coverage.After => [$"base rate not covered after {Days.Write(head.Through)}"],
            _ => [],
        };
    }

    static string Moved(ScheduleAnswer.Renumbered moved)
    {
        string codes = string.Join(", ", moved.Lines.Select(line => CodeText.Dots(line.Code)));
        string date = Days.Write(moved.Moves[0].Date);
        return moved.GivenUp
            ? $"{CodeText.Dots(moved.Asked)} was renumbered on {date} to {codes}"
            : $"{CodeText.Dots(moved.Asked)} is in the schedule from {date}; before, the goods were under {codes}";
    }

    /// <summary>
    /// A code that lists name, at a time of which the schedule does not speak for certain, is answered without a line.
    /// </summary>
    Located Unknown(string digits, ScheduleAnswer.Unknown unknown, bool held, ImmutableArray<string> notes)
    {
        bool outside = unknown.Coverage != Coverage.Held;
        if (outside && digits.Length >= Schedule.ArticleDigits && (!held || Listed(digits)))
        {
            return new Located.Lines(
                digits,
                [new(digits, null, false)],
                [
                    .. notes,
                    $"{CodeText.Dots(digits)} is in no edition of the schedule that is held, "
                        + "so its base rate is not known",
                ]
            );
        }
        string text = CodeText.Dots(digits);
        if (!unknown.OtherTimes.IsEmpty)
        {
            ScheduleLine other = unknown.OtherTimes[0];
            string until = other.Until is { } end ? $" until {Days.Write(end)}" : "";
            return new Located.None(
                $"{text} is not in the schedule on {Days.Write(day)}; "
                    + $"it is there from {Days.Write(other.From)}{until}.",
                Malformed: false
            );
        }
        string near = unknown.Nearest.IsEmpty
            ? ""
            : $" Nearest: {string.Join(", ", unknown.Nearest.Select(CodeText.Dots))}.";
        return new Located.None($"{text} is no code of this schedule: {schedule!.Head.Title}.{near}", Malformed: true);
    }

    /// <summary>True if a list of this importer names the article of the code itself.</summary>
    bool Listed(string digits) =>
        CodeRange.TryRead(digits, out CodeRange range)
        && desk.Law.Lists.Any(list =>
            list.By == into.Id
            && desk.Law.Members(list.Id).Deciding(range, at) is { } row
            && row.Prefix.Digits >= Schedule.ArticleDigits
        );
}
