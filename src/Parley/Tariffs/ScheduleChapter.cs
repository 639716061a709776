using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>The day that a question is about, and the day whose knowledge it may use; null is all held.</summary>
readonly record struct Sight(LocalDate Day, LocalDate? KnownOn)
{
    public bool Knows(LocalDate known) => KnownOn is null || known <= KnownOn;

    /// <summary>What was there when coverage begins was known before anything that is held.</summary>
    public bool Knows(ScheduleLine line) => line.Basis == SpanBasis.First || Knows(line.Known);
}

/// <summary>
/// The lines of one chapter in ordinal order of code, the spans of a code in the order in which they became known.
/// A later span holds from its first day on, over what was known before.
/// </summary>
sealed class ScheduleChapter(ImmutableArray<ScheduleLine> lines)
{
    public ImmutableArray<ScheduleLine> Lines => lines;

    /// <summary>The line of exactly this code.</summary>
    public ScheduleLine? At(ReadOnlySpan<char> code, Sight sight)
    {
        int first = FirstNotBefore(code);
        return first < lines.Length && code.SequenceEqual(lines[first].Code) ? At(first, EndOf(first), sight) : null;
    }

    /// <summary>Every span of exactly this code that may be known.</summary>
    public ImmutableArray<ScheduleLine> Spans(string code, Sight sight) =>
        [.. lines[FirstNotBefore(code)..].TakeWhile(line => line.Code == code).Where(sight.Knows)];

    /// <summary>Every line under a prefix, articles with their statistical lines after them.</summary>
    public void Under(ReadOnlySpan<char> prefix, Sight sight, List<ScheduleLine> into)
    {
        int i = FirstNotBefore(prefix);
        while (i < lines.Length && lines[i].Code.AsSpan().StartsWith(prefix, StringComparison.Ordinal))
        {
            int end = EndOf(i);
            if (At(i, end, sight) is { } line)
                into.Add(line);
            i = end;
        }
    }

    int FirstNotBefore(ReadOnlySpan<char> code)
    {
        int low = 0,
            high = lines.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (lines[middle].Code.AsSpan().SequenceCompareTo(code) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    int EndOf(int first)
    {
        int end = first + 1;
        while (end < lines.Length && lines[end].Code == lines[first].Code)
            end++;
        return end;
    }

    /// <summary>The last span that was known and had begun, unless the line had been given up since.</summary>
    ScheduleLine? At(int first, int end, Sight sight)
    {
        for (int i = end - 1; i >= first; i--)
        {
            ScheduleLine line = lines[i];
            if (line.From <= sight.Day && sight.Knows(line))
                return GivenUp(i, end, sight) ? null : line;
        }
        return null;
    }

    /// <summary>
    /// True if the span had ended by itself, which is known on the day itself. An end at which a later span begins is
    /// that span's doing, and is not known before that span is.
    /// </summary>
    bool GivenUp(int span, int end, Sight sight)
    {
        if (lines[span].Until is not { } until || until > sight.Day || !sight.Knows(until))
            return false;
        for (int later = span + 1; later < end; later++)
        {
            if (lines[later].From <= until)
                return false;
        }
        return true;
    }
}
