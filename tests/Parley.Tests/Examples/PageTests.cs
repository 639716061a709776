using System.Text;

namespace Parley.Tests.Examples;

/// <summary>
/// Every command in every page runs. In a <c>console</c> block, a line <c>$ ./parley ...</c> is run from the root of the checkout;
/// if output follows it, the output must be that (a line <c>...</c> stands for any lines). A command that is meant to fail says so:
/// <c># exit 2</c> at its end. <c>PARLEY_ACCEPT=1</c> writes the outputs into the pages, keeping what stands before a <c>...</c>.
/// </summary>
public class PageTests
{
    public static TheoryData<string> Pages() =>
        [
            .. Repository
                .Files("docs", "*.md")
                .Append("README.md")
                .Append("CONTRIBUTING.md")
                .Append("ARCHITECTURE.md")
                .Where(page => File.Exists(Repository.At(page))),
        ];

    [Theory, MemberData(nameof(Pages))]
    public void Every_command_of_a_page_runs_and_prints_what_the_page_says(string page)
    {
        string text = File.ReadAllText(Repository.At(page)).ReplaceLineEndings("\n");
        var rewritten = new StringBuilder();
        List<string> wrong = [];
        List<string>? block = null;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (block is not null && line == "```")
            {
                rewritten.Append(string.Concat(Blocks(block, wrong).Select(l => l + "\n")));
                block = null;
            }
            else if (block is not null)
            {
                block.Add(line);
                continue;
            }
            else if (line == "```console")
                block = [];
            rewritten.Append(line).Append('\n');
        }
        if (Picture.Accepting && rewritten.ToString() != text)
            File.WriteAllText(Repository.At(page), rewritten.ToString());
        Assert.True(wrong.Count == 0, $"{page}:\n{string.Join("\n", wrong)}");
    }

    /// <summary>Runs the commands of one block; returns the block with the outputs that came.</summary>
    static List<string> Blocks(List<string> block, List<string> wrong)
    {
        var now = new List<string>();
        for (int i = 0; i < block.Count; )
        {
            string command = block[i++];
            now.Add(command);
            var expected = new List<string>();
            while (i < block.Count && !block[i].StartsWith("$ ", StringComparison.Ordinal))
                expected.Add(block[i++]);
            if (
                !command.StartsWith("$ ./parley", StringComparison.Ordinal)
                && !command.StartsWith("$ parley", StringComparison.Ordinal)
            )
            {
                now.AddRange(expected);
                continue;
            }
            (string line, int code) = Split(command[2..]);
            Answered answered = Cli.RunLine(line);
            if (answered.Code != code)
                wrong.Add($"{command}: exit {answered.Code}, not {code}: {answered.Error}");
            now.AddRange(
                Compare(command, expected, [.. (answered.Out + answered.Error).TrimEnd('\n').Split('\n')], wrong)
            );
        }
        return now;
    }

    static (string Line, int Code) Split(string command)
    {
        int mark = command.IndexOf("# exit ", StringComparison.Ordinal);
        return mark < 0
            ? (command, 0)
            : (
                command[..mark].TrimEnd(),
                int.Parse(command[(mark + 7)..], System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    static List<string> Compare(string command, List<string> expected, List<string> actual, List<string> wrong)
    {
        if (expected.Count == 0)
            return [];
        int cut = expected.IndexOf("...");
        List<string> wanted = cut < 0 ? expected : expected[..cut];
        List<string> came = cut < 0 ? actual : actual[..Math.Min(cut, actual.Count)];
        if (Picture.Accepting)
            return cut < 0 ? came : [.. came, "..."];
        if (!wanted.SequenceEqual(came))
            wrong.Add($"{command}: the output differs from the page; it is now\n{string.Join("\n", came)}");
        return expected;
    }
}
