using System.Runtime.CompilerServices;

namespace Parley.Tests;

/// <summary>Where the checkout is, and its files.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files under a folder of the checkout, with forward slashes, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file =>
                !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.StartsWith("artifacts/", StringComparison.Ordinal)
                && !file.StartsWith(".git/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "parley.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run inside a checkout: no parley.slnx above them.");
    }
}

/// <summary>
/// Whole outputs as committed text. A picture that differs fails, and what came is left beside it as <c>.received.txt</c>;
/// <c>PARLEY_ACCEPT=1 ./test</c> accepts all, and the author answers for the diff.
/// </summary>
static class Picture
{
    public static bool Accepting { get; } = Environment.GetEnvironmentVariable("PARLEY_ACCEPT") == "1";

    /// <param name="name">File name without ending, in Pictures/.</param>
    public static void Check(string name, string actual)
    {
        string verified = Repository.At("tests", "Parley.Tests", "Pictures", name + ".verified.txt");
        string received = verified.Replace(".verified.txt", ".received.txt", StringComparison.Ordinal);
        actual = actual.ReplaceLineEndings("\n");
        if (Accepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
            File.WriteAllText(verified, actual);
        }
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail(
            $"{name} differs from its picture{FirstDifference(expected, actual)}. See {Path.GetRelativePath(Repository.Root, received)}."
        );
    }

    static string FirstDifference(string expected, string actual)
    {
        string[] was = expected.Split('\n'),
            now = actual.Split('\n');
        for (int i = 0; i < Math.Max(was.Length, now.Length); i++)
        {
            string a = i < was.Length ? was[i] : "(nothing)",
                b = i < now.Length ? now[i] : "(nothing)";
            if (a != b)
                return $" at line {i + 1}:\n  was {a}\n  now {b}\n";
        }
        return "";
    }
}
