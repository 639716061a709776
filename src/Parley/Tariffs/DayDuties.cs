using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Goods of one heading: their trade, and what is owed on it.</summary>
/// <param name="Heading">Four digits.</param>
/// <param name="Text">As the schedule prints it; null where it prints none.</param>
/// <param name="Usd">Trade whose duty is a share of value.</param>
/// <param name="DutyUsd">Owed on it in all, nothing claimed.</param>
public sealed record HeadingBill(string Heading, string? Text, decimal Usd, decimal DutyUsd)
{
    public Rate? Mean => Usd == 0 ? null : new Rate(DutyUsd / Usd);
}

/// <summary>Duties on top of the base rate over the lines of a schedule, each counted once.</summary>
/// <param name="Plain">What goods on no list bear on top.</param>
public sealed record LineMean(int Lines, Rate Added, Rate Plain);

/// <summary>
/// What an importer charges on an origin at one time, over all goods: averages with and without product lists, and the
/// goods most hit.
/// </summary>
/// <param name="Average">Weighted with trade; null where none is held for the two sides.</param>
/// <param name="Lines">Null where no schedule is held.</param>
/// <param name="MostHit">By what is owed; empty without trade.</param>
public sealed record DayDuties(
    Party Into,
    Origin From,
    DutyAverage? Average,
    LineMean? Lines,
    ImmutableArray<HeadingBill> MostHit
)
{
    const int Headings = 8;

    public static DayDuties Of(
        DutyLaw law,
        ImmutableArray<Schedule> schedules,
        Party into,
        Origin from,
        When when,
        LineWeights? weights
    )
    {
        Instant at = when.InstantFor(into);
        DutyLaw now = LawAt.Of(law, into.Id, from.Code, at);
        DutyEngine engine = DutyEngine.Compile(now, into.Id);
        var desk = new DutyDesk(now, schedules, _ => engine);
        Average? average = weights is null ? null : new(desk, weights, Told.Nothing);
        return new(
            into,
            from,
            average?.On(when, decimal.MaxValue),
            Mean(desk, engine, into, from, when, at),
            average?.MostOwed(when, Headings) ?? []
        );
    }

    static LineMean? Mean(DutyDesk desk, DutyEngine engine, Party into, Origin from, When when, Instant at)
    {
        if (desk.ScheduleOf(into.Id) is not { } schedule)
            return null;
        (int turn, int origin) = (engine.TurnAt(at), engine.OriginClass(from.Code));
        decimal sum = 0;
        int count = 0;
        foreach (ScheduleLine line in schedule.LinesUnder("", when.DayFor(into), desk.Law.KnownOn))
        {
            if (
                !CodeRange.TryRead(line.Code, out CodeRange code)
                || engine.ProductClass(code) is not (>= 0 and var product)
            )
                continue;
            if (engine.Stack(engine.StackAt(turn, product, origin)).AddedTo(Rate.Free) is not { } added)
                continue;
            sum += added.Fraction;
            count++;
        }
        Rate plain = desk.Unlisted(into.Id, from.Code, at).AddedTo(Rate.Free) ?? Rate.Free;
        return count == 0 ? null : new(count, new(sum / count), plain);
    }
}
