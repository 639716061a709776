using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Parley.IO.Packs;

/// <summary>The text of a pack: every YAML and CSV file by its path in the pack, in ordinal order of path.</summary>
/// <param name="Root">What faults print before a path: the folder, or the pack's own place in the repository.</param>
public sealed record PackText(string Root, ImmutableArray<(string Path, string Text)> Files)
{
    const string Prefix = "record/";

    /// <summary>Deeper than a pack is, and not so deep that a link to a folder above it would never end.</summary>
    static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 6,
        AttributesToSkip = default,
        IgnoreInaccessible = false,
    };

    /// <summary>The record that is shipped inside this library.</summary>
    public static PackText Embedded() => Embedded("");

    /// <summary>Those of its files whose path begins so.</summary>
    public static PackText Embedded(string folder)
    {
        string prefix = Prefix + folder;
        Assembly here = typeof(PackText).Assembly;
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (string name in here.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(here.GetManifestResourceStream(name)!, Encoding.UTF8);
            files.Add((name[Prefix.Length..], reader.ReadToEnd()));
        }
        return new("record", files.DrainToImmutable());
    }

    /// <summary>
    /// Reads a folder. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be
    /// read.
    /// </summary>
    public static PackText Folder(string folder)
    {
        var files = Directory
            .EnumerateFiles(folder, "*", Everything)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".csv")
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), Read(file)))
            .OrderBy(file => file.Item1, StringComparer.Ordinal);
        return new(folder.TrimEnd('/', '\\'), [.. files]);
    }

    static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            string why =
                e is UnauthorizedAccessException ? "The file may not be read."
                : e is DecoderFallbackException ? "The file is not text in UTF-8."
                : $"The file cannot be read: {e.Message}";
            throw new UnreadableFile(file, why, e);
        }
    }

    /// <summary>SHA-256 over paths and texts, in lower-case hex: two packs with the same hash say the same.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, string text) in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n" + text.ReplaceLineEndings("\n") + "\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>One file of a folder that cannot be read, and why.</summary>
sealed class UnreadableFile(string file, string why, Exception inner) : IOException(why, inner)
{
    public string File { get; } = file;
}
