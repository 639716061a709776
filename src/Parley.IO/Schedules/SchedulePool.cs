using System.Collections.Immutable;
using Parley.Tariffs;

namespace Parley.IO.Schedules;

/// <summary>Texts that many lines share, kept once.</summary>
sealed class SchedulePool
{
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    readonly Dictionary<DutyColumns, DutyColumns> duties = [];
    readonly Dictionary<string, ImmutableArray<string>> units = new(StringComparer.Ordinal);

    public SchedulePool() => bySpan = texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Text(ReadOnlySpan<char> span)
    {
        if (!bySpan.TryGetValue(span, out string? text))
            bySpan[span] = text = span.ToString();
        return text;
    }

    /// <param name="before">Duties of the line before, which are most often the same.</param>
    public DutyColumns Duties(
        DutyColumns? before,
        ReadOnlySpan<char> general,
        ReadOnlySpan<char> special,
        ReadOnlySpan<char> other
    )
    {
        if (
            before is not null
            && general.SequenceEqual(before.General)
            && special.SequenceEqual(before.Special)
            && other.SequenceEqual(before.Other)
        )
            return before;
        var columns = new DutyColumns(Text(general), Text(special), Text(other));
        if (!duties.TryGetValue(columns, out DutyColumns? known))
            duties[columns] = known = columns;
        return known;
    }

    public ImmutableArray<string> Units(ReadOnlySpan<char> written)
    {
        string text = Text(written);
        if (!units.TryGetValue(text, out ImmutableArray<string> known))
            units[text] = known = [
                .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ];
        return known;
    }
}
