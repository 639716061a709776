using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Tests.House;

/// <summary>The rules of the house on source text: floors look down only, files and functions stay small.</summary>
public class SourceTests
{
    /// <summary>A folder may use those to its left.</summary>
    static readonly string[] Floors = ["Numerics", "Record", "Tariffs", "Trade", "Supply", "Games", "Reading", "Briefing"];

    static IEnumerable<string> Sources() => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).Concat(Repository.Files("bench", "*.cs"));

    [Fact]
    public void Floors_look_down_only()
    {
        List<string> wrong = [];
        foreach (string file in Repository.Files("src/Parley", "*.cs"))
        {
            int floor = Array.IndexOf(Floors, file.Split('/')[2]);
            Assert.True(floor >= 0, $"{file} is on no floor; the floors are {string.Join(", ", Floors)}.");
            foreach (Match match in Regex.Matches(File.ReadAllText(Repository.At(file)), @"(?:Parley\.|using )(\w+)\b"))
            {
                if (Array.IndexOf(Floors, match.Groups[1].Value) > floor)
                    wrong.Add($"{file} looks up at {match.Groups[1].Value}");
            }
        }
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void No_file_is_over_300_lines() =>
        Assert.Empty(Sources().Where(file => File.ReadLines(Repository.At(file)).Count() > 300));

    [Fact]
    public void No_function_is_over_40_lines() => Assert.Empty(Sources().SelectMany(Long));

    [Fact]
    public void No_TODO_is_left_and_no_machine_path_is_told() => Assert.Empty(
        Repository.Files(".", "*").Where(IsText).Where(file => file != "tests/Parley.Tests/House/SourceTests.cs")
            .Where(file => Regex.IsMatch(File.ReadAllText(Repository.At(file)), @"\bTODO\b|/home/\w|/root/|/work/|C:\\Users")));

    [Fact]
    public void Every_floor_has_a_README_of_at_most_sixty_lines() => Assert.All(
        Directory.GetDirectories(Repository.At("src", "Parley")).Where(folder => Floors.Contains(Path.GetFileName(folder))),
        folder => Assert.InRange(File.ReadLines(Path.Combine(folder, "README.md")).Count(), 5, 60));

    static bool IsText(string file) =>
        Path.GetExtension(file) is ".cs" or ".md" or ".yaml" or ".csproj" or ".props" or ".slnx" or ".json" or ".csv" or ".txt" || file is "parley" or "test" or ".ci/run";

    static IEnumerable<string> Long(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.At(file))).GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or LambdaExpressionSyntax))
        {
            FileLinePositionSpan span = node.GetLocation().GetLineSpan();
            int lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > 40)
                yield return $"{file}:{span.StartLinePosition.Line + 1} has {lines} lines";
        }
    }
}
