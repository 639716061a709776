using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Reads codes as people write them: with dots, blanks or dashes, or without.</summary>
public static class CodeText
{
    /// <summary>
    /// The digits of a code of 4, 6, 8 or 10, or one sentence that says what is wrong and what to write.
    /// </summary>
    public static (string? Digits, string? Wrong) Read(string text)
    {
        Span<char> digits = stackalloc char[text.Length];
        int count = 0;
        foreach (char letter in text)
        {
            if (char.IsAsciiDigit(letter))
                digits[count++] = letter;
            else if (letter is not ('.' or ' ' or '-'))
                return (null, Strange(text, letter));
        }
        if (count is 4 or 6 or 8 or CodeRange.Full && Dotted(text))
            return (digits[..count].ToString(), null);
        return (null, Length(text, digits[..count].ToString()));
    }

    /// <summary>A dot, where there is one, stands after the first four digits.</summary>
    static bool Dotted(string text)
    {
        int dot = text.IndexOf('.');
        return dot is -1 or 4;
    }

    static string Strange(string text, char letter) =>
        $"\"{Short(text)}\" has '{letter}' in it; a code is 4, 6, 8 or 10 digits, as 8517.62.0090"
        + $"{(letter is 'O' or 'o' ? " (is the letter O a zero?)" : "")}.";

    static string Length(string text, string digits)
    {
        if (digits.Length == 0)
            return "The code is empty; write 4, 6, 8 or 10 digits, as 8517.62.0090.";
        if (digits.Length > CodeRange.Full)
            return $"\"{Short(text)}\" has {digits.Length} digits, and no code has more than 10.";
        if (digits.Length < 4)
            return $"\"{text}\" has {digits.Length} digits; a chapter is no code. Write 4, 6, 8 or 10 digits.";
        string lost = "0" + digits;
        string dot = text.Contains('.') ? "its dot in the wrong place, or " : "";
        return $"\"{text}\" has {dot}{digits.Length} digits; "
            + $"codes have 4, 6, 8 or 10. Was a zero at the front lost? Then write {Dots(lost)}.";
    }

    static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";

    /// <summary>With dots, as schedules print it: 8517.62.00.90.</summary>
    public static string Dots(string digits) =>
        digits.Length switch
        {
            > 8 => $"{digits[..4]}.{digits[4..6]}.{digits[6..8]}.{digits[8..]}",
            > 6 => $"{digits[..4]}.{digits[4..6]}.{digits[6..]}",
            > 4 => $"{digits[..4]}.{digits[4..]}",
            _ => digits,
        };
}
