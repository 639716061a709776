using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>One text of a duty, as the schedule prints it.</summary>
/// <param name="Lines">Ten-digit lines of the newest revision that have it as their general rate.</param>
/// <param name="Form">As told apart by a program of its own; <c>InWords</c> for words only.</param>
sealed record DutyLine(int Lines, string Form, string Printed, string Canonical)
{
    public DutyExpression Duty { get; } = DutyText.Read(Printed);
}

/// <summary>The texts beside this file.</summary>
static class DutyTexts
{
    public static IReadOnlyList<DutyLine> Printed { get; } =
    [
        .. Rows("duty-texts.txt")
            .Select(row => new DutyLine(
                int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture),
                row[1],
                row[2],
                row.Length > 3 ? row[3] : row[2]
            )),
    ];

    public static IReadOnlyList<(string Printed, string Canonical)> Special { get; } =
    [.. Rows("special-texts.txt").Select(row => (row[0], row[^1]))];

    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Repository.At("tests", "Parley.Tests", "Tariffs", file))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'));
}
