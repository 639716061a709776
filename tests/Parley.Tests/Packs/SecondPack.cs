using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>The pack of Northmark and Southreach, two countries that do not exist, and copies of it with something changed.</summary>
static class SecondPack
{
    public static string Folder { get; } = Repository.At("tests", "Parley.Tests", "Packs", "northmark-southreach");

    public static PackText Text { get; } = PackText.Folder(Folder) with { Root = "northmark-southreach" };

    public static Ledger Ledger { get; } = PackLoader.Load(Text).Whole;

    public static DutyLaw Law { get; } = DutyLoader.Load(Text, Ledger).Whole;

    /// <summary>A pack with its law: the faults of the law where the rest has none.</summary>
    public static LoadedPack Load(PackText text)
    {
        LoadedPack pack = PackLoader.Load(text);
        return pack.Ledger is { } ledger && DutyLoader.Load(text, ledger) is { Law: null } law
            ? new(null, law.Faults)
            : pack;
    }

    public static string File(string path) => Text.Files.Single(file => file.Path == path).Text;

    /// <summary>The pack with one file added, or in place of the one that is there.</summary>
    public static PackText With(string path, string text) =>
        Text with
        {
            Files = [.. Without(path).Files.Append((path, text)).OrderBy(file => file.Item1, StringComparer.Ordinal)],
        };

    public static PackText Without(string path) =>
        Text with
        {
            Files = Text.Files.RemoveAll(file => file.Path == path),
        };
}
