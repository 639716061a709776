using System.Text;
using System.Text.RegularExpressions;
using Parley.IO.Packs;

namespace Parley.Tests.Packs;

/// <summary>Every fault that a pack can have, as its author reads it.</summary>
public class FaultTests
{
    static readonly ILookup<FaultKind, Mistake> ByKind = Mistakes.All().ToLookup(mistake => mistake.Kind);

    public static TheoryData<FaultKind> Kinds() => [.. Enum.GetValues<FaultKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_fault_is_told_where_it_is_and_with_its_remedy(FaultKind kind)
    {
        Assert.NotEmpty(ByKind[kind]);
        var told = new StringBuilder();
        foreach (Mistake mistake in ByKind[kind])
        {
            LoadedPack pack = mistake.Load();
            Assert.Null(pack.Ledger);
            Assert.Contains(pack.Faults, fault => fault.Kind == kind);
            told.Append($"{mistake.What}:\n\n");
            foreach (Fault fault in pack.Faults)
                told.Append(
                    $"{fault.ToString().Replace(SecondPack.Folder, "northmark-southreach", StringComparison.Ordinal)}\n\n"
                );
            told.Append('\n');
        }
        Picture.Check($"faults/{kind}", told.ToString().TrimEnd('\n') + "\n");
    }

    [Fact]
    public void Every_kind_of_fault_has_a_picture_and_every_picture_a_kind()
    {
        string[] pictures =
        [
            .. Repository
                .Files("tests/Parley.Tests/Pictures/faults", "*.verified.txt")
                .Select(file => Path.GetFileName(file).Split('.')[0]),
        ];
        Assert.Equal(Enum.GetNames<FaultKind>().Order(StringComparer.Ordinal), pictures);
    }

    public static TheoryData<FaultKind, string> KindsAndFiles() =>
        new(
            from kind in Enum.GetValues<FaultKind>()
            from file in (string[])
                [
                    "pack.yaml",
                    "r/provisions/a.yaml",
                    "r/lists/a.csv",
                    "r/interactions/a.yaml",
                    "r/origins.csv",
                    "r/origins.yaml",
                    "r/preferences.yaml",
                ]
            select (kind, file)
        );

    [Theory, MemberData(nameof(KindsAndFiles))]
    public void Every_kind_of_fault_points_to_a_part_of_the_manual_that_is_there(FaultKind kind, string file)
    {
        string[] parts = new Fault(kind, file, 1, 1, "", "").Manual.Split('#');
        string[] headings =
        [
            .. File.ReadLines(Repository.At(parts[0]))
                .Where(line => line.StartsWith('#'))
                .Select(line =>
                    Regex.Replace(line.TrimStart('#', ' ').ToLowerInvariant(), "[^a-z0-9 -]", "").Replace(' ', '-')
                ),
        ];
        Assert.True(parts.Length == 1 || headings.Contains(parts[1]), $"{parts[0]} has no heading #{parts[^1]}.");
    }

    [Fact]
    public void All_faults_of_a_pack_are_told_at_once_in_the_order_of_its_files()
    {
        string[] files =
        [
            .. SecondPack
                .Text.Files.Select(file => file.Path)
                .Where(path => path.StartsWith("measures/", StringComparison.Ordinal)),
        ];
        var pack = SecondPack.Text with
        {
            Files =
            [
                .. SecondPack.Text.Files.Select(file =>
                    (file.Path, file.Text.Replace("move:", "moves:", StringComparison.Ordinal))
                ),
            ],
        };
        Fault[] faults = [.. PackLoader.Load(pack).Faults];
        Assert.All(faults, fault => Assert.Equal(FaultKind.UnknownKey, fault.Kind));
        Assert.Equal(SecondPack.Ledger.Measures.Length, faults.Length);
        Assert.Equal(files, faults.Select(fault => fault.File["northmark-southreach/".Length..]).Distinct());
    }

    [Fact]
    public void The_command_line_tells_the_faults_of_a_folder_and_exits_with_one()
    {
        Answered answered = Cli.Run("record", "check", SecondPack.Folder + "/measures");
        Assert.Equal(1, answered.Code);
        Assert.Contains("pack.yaml\n  The pack has no such file.", answered.Out, StringComparison.Ordinal);
        Assert.Equal(1, Cli.Run("brief", "2022-01-20", "--record", SecondPack.Folder + "/measures").Code);
        Assert.Equal(1, Cli.Run("brief", "2022-01-20", "--record", "").Code);
    }
}
