using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Parley.Tariffs;

/// <summary>
/// Reads the text of a duty as a schedule prints it. It never fails: what has no form is kept in words.
/// </summary>
public static class DutyText
{
    /// <summary>What printing did to words: lines broken at a hyphen, spaces and letters lost.</summary>
    static readonly (string Printed, string Meant)[] Misprints =
    [
        ("weght", "weight"),
        ("thebattery", "the battery"),
        ("m2of ", "m2 of "),
        ("thou- sand", "thousand"),
        ("oralterations", "or alterations"),
        ("appli- cable", "applicable"),
        ("high- est", "highest"),
        ("import- ed", "imported"),
        ("internal- revenue", "internal-revenue"),
        ("inthe ", "in the "),
        ("in the in the ", "in the "),
    ];

    static readonly SearchValues<string> Printed = SearchValues.Create(
        [.. Misprints.Select(misprint => misprint.Printed)],
        StringComparison.Ordinal
    );

    public static DutyExpression Read(string text)
    {
        if (text == "Free")
            return DutyExpression.NoDuty;
        string tidy = Tidy(text);
        return DutyScanner.Whole(tidy) ?? Staged(tidy) ?? AfterWords(tidy) ?? new DutyExpression.InWords(tidy);
    }

    /// <summary>The digits of the first heading or subheading that words name: <c>2009</c>, <c>98130005</c>.</summary>
    internal static string? HeadingIn(string words)
    {
        int at = words.IndexOf("heading", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = words.StartsWith("See ", StringComparison.Ordinal) ? 0 : words.Length;
        while (at < words.Length && !char.IsAsciiDigit(words[at]))
            at++;
        StringBuilder digits = new();
        for (; at < words.Length && (char.IsAsciiDigit(words[at]) || words[at] == '.'); at++)
        {
            if (words[at] != '.')
                digits.Append(words[at]);
        }
        return digits.Length >= 4 ? digits.ToString() : null;
    }

    /// <summary>
    /// One space between words, none at the ends, no stray full stop or stroke behind, misprints mended.
    /// </summary>
    static string Tidy(string text)
    {
        if (NeedsTidying(text))
            text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.AsSpan().ContainsAny(Printed))
            text = Misprints.Aggregate(
                text,
                (all, one) => all.Replace(one.Printed, one.Meant, StringComparison.Ordinal)
            );
        return text.EndsWith(" /", StringComparison.Ordinal) ? text[..^2]
            : text.EndsWith('.') && text.Contains(' ') && (text[^2] == '%' || char.IsAsciiLetterOrDigit(text[^2]))
                ? text[..^1]
            : text;
    }

    static bool NeedsTidying(string text)
    {
        bool space = true;
        foreach (char letter in text)
        {
            if (char.IsWhiteSpace(letter) && (space || letter != ' '))
                return true;
            space = letter == ' ';
        }
        return space;
    }

    /// <summary>Words and then a duty: <c>The duty provided in the applicable subheading + 25%</c>.</summary>
    static DutyExpression? AfterWords(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
            return null;
        foreach (string joint in (ReadOnlySpan<string>)["+", " plus "])
        {
            int at = text.IndexOf(joint, StringComparison.Ordinal);
            if (at > 0 && DutyScanner.Whole(text.AsSpan(at + joint.Length)) is { } tail)
            {
                DutyExpression head = new DutyExpression.InWords(text[..at].TrimEnd());
                return new DutyExpression.Sum([head, .. tail is DutyExpression.Sum sum ? sum.Terms : [tail]]);
            }
        }
        return null;
    }

    /// <summary><c>15%; 14.75% from 2022-02-07; 14.5% from 2023-02-07</c>.</summary>
    static DutyExpression? Staged(string text)
    {
        string[] parts = text.Split("; ");
        if (parts.Length < 2 || DutyScanner.Whole(parts[0]) is not { } first)
            return null;
        var stages = ImmutableArray.CreateBuilder<Stage>();
        foreach (string part in parts.AsSpan(1))
        {
            int at = part.LastIndexOf(" from ", StringComparison.Ordinal);
            if (at < 0 || DutyScanner.Whole(part.AsSpan(0, at)) is not { } duty)
                return null;
            ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(part[(at + 6)..]);
            if (!day.Success || (stages.Count > 0 && day.Value <= stages[^1].From))
                return null;
            stages.Add(new(day.Value, duty));
        }
        return new DutyExpression.Staged(first, stages.DrainToImmutable());
    }
}
