using Parley.App;

namespace Parley.Tests;

/// <summary>What one command printed, and its exit code.</summary>
sealed record Answered(int Code, string Out, string Error);

/// <summary>The command line, called inside the test process.</summary>
static class Cli
{
    public static Answered Run(params string[] args)
    {
        var (text, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        int code = Door.Run(args, new Output(text, error, Width: 100, Colour: false));
        return new(code, text.ToString(), error.ToString());
    }

    /// <summary>A command as it is written in a page: <c>parley brief 2025-06-03</c>, with or without <c>./</c>.</summary>
    public static Answered RunLine(string line) => Run([.. Words(line).Skip(1)]);

    /// <summary>Splits as a shell does, as far as pages need it: spaces, and double or single quotes.</summary>
    public static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        char quote = '\0';
        bool any = false;
        foreach (char letter in line)
        {
            if (quote != '\0' ? letter == quote : letter is '"' or '\'')
                (quote, any) = (quote == '\0' ? letter : '\0', true);
            else if (quote == '\0' && letter == ' ')
            {
                if (any)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(letter);
                any = true;
            }
        }
        if (any)
            words.Add(word.ToString());
        return words;
    }
}
