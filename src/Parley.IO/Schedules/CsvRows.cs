namespace Parley.IO.Schedules;

/// <summary>Walks the rows of a CSV text without copying it; fields may be quoted as RFC 4180 has it.</summary>
sealed class CsvRows(string first)
{
    string text = first;

    /// <summary>More fields than any file of a schedule has; the rest of such a row is counted and not kept.</summary>
    const int Most = 16;

    readonly (int Start, int End, bool Doubled)[] fields = new (int, int, bool)[Most];
    int at,
        line = 1;

    /// <summary>Line in which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of fields in the row.</summary>
    public int Count { get; private set; }

    /// <summary>True if a quote was opened in the row and never closed.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>A field without its quotes.</summary>
    public ReadOnlySpan<char> this[int i]
    {
        get
        {
            (int start, int end, bool doubled) = fields[i];
            ReadOnlySpan<char> field = text.AsSpan(start, end - start);
            return doubled ? field.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : field;
        }
    }

    /// <summary>Begins again with another text.</summary>
    public void Restart(string next) => (text, at, line, Unclosed) = (next, 0, 1, false);

    /// <summary>Goes to the next row that is not empty; false at the end.</summary>
    public bool Next()
    {
        while (at < text.Length && text[at] == '\n')
            (at, line) = (at + 1, line + 1);
        if (at >= text.Length)
            return false;
        (Line, Count) = (line, 0);
        while (Field()) { }
        return true;
    }

    /// <summary>Reads a field and what ends it; true if another follows in the row.</summary>
    bool Field()
    {
        bool quoted = at < text.Length && text[at] == '"';
        (int Start, int End, bool Doubled) field = quoted ? Quoted() : Bare();
        if (Count < Most)
            fields[Count] = field;
        Count++;
        if (at >= text.Length)
            return false;
        if (text[at++] == ',')
            return true;
        line++;
        return false;
    }

    (int, int, bool) Bare()
    {
        int start = at,
            length = text.AsSpan(at).IndexOfAny(',', '\n');
        at = length < 0 ? text.Length : at + length;
        return (start, at, false);
    }

    /// <summary>What stands between a closing quote and the next comma is no part of the field.</summary>
    (int, int, bool) Quoted()
    {
        int start = ++at;
        bool doubled = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\n')
                line++;
            if (text[at] != '"')
                continue;
            if (at + 1 >= text.Length || text[at + 1] != '"')
            {
                int end = at++;
                Bare();
                return (start, end, doubled);
            }
            (doubled, at) = (true, at + 1);
        }
        Unclosed = true;
        return (start, at, doubled);
    }
}
