using System.Collections.Concurrent;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// The point query: what is owed in all on a code, from an origin, at an instant, nothing claimed and nothing told.
/// Each
/// code keeps its class and the base rates of its spans; the rest is a look-up in compiled tables.
/// </summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class PointRates(DutyDesk desk, Party into, Schedule schedule, DutyEngine engine)
{
    /// <summary>A span of time in which a code means one line: its class, and its base rate in both columns.</summary>
    readonly record struct Span(Instant From, Instant Until, int Product, Rate? General, Rate? Other);

    readonly ConcurrentDictionary<string, Span[]> codes = new(StringComparer.Ordinal);

    /// <summary>
    /// As a share of value; null where the code means no line or several, where some of it is no share of value, or
    /// where
    /// an origin is not known.
    /// </summary>
    /// <param name="digits">A code, digits only.</param>
    public Rate? RateOf(string digits, string from, Instant at)
    {
        int origin = engine.OriginClass(from);
        if (origin < 0 || SpanOf(digits, at) is not { Product: >= 0 } span)
            return null;
        Stack stack = engine.Stack(engine.StackAt(engine.TurnAt(at), span.Product, origin));
        if (stack.Replacement is { Step.Levy: Levy.Replaces instead })
            return instead.Rate + stack.AddedTo(instead.Rate);
        Rate? share = desk.PaysOther(schedule, from, at) ? span.Other : span.General;
        return share + stack.AddedTo(share);
    }

    Span? SpanOf(string digits, Instant at)
    {
        Span[] spans = codes.TryGetValue(digits, out Span[]? kept) ? kept : [];
        foreach (Span span in spans)
        {
            if (span.From <= at && at < span.Until)
                return span;
        }
        if (Find(digits, at) is not { } found)
            return null;
        codes[digits] = [.. spans, found];
        return found;
    }

    Span? Find(string digits, Instant at)
    {
        LocalDate day = schedule.Head.DayOf(at);
        if (desk.Locate(into, digits, day, at) is not Located.Lines { All: [{ Line: { } line, Held: true } only] })
            return null;
        (LocalDate from, LocalDate until) = schedule.SpanOf(line, digits, day);
        CodeRange.TryRead(only.Code, out CodeRange range);
        return new(
            from == LocalDate.MinIsoValue ? Instant.MinValue : schedule.Head.StartOf(from),
            until == LocalDate.MaxIsoValue ? Instant.MaxValue : schedule.Head.StartOf(until),
            engine.ProductClass(range),
            desk.Read(line.Duties.General)?.Share,
            desk.Read(line.Duties.Other)?.Share
        );
    }
}
