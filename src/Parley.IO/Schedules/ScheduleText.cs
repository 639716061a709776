using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Parley.IO.Schedules;

/// <summary>The files of a schedule, each read when it is asked for.</summary>
public sealed class ScheduleText
{
    const string Prefix = "schedules/";

    readonly Func<string, Stream> open;

    ScheduleText(string root, IEnumerable<string> files, Func<string, Stream> open)
    {
        (Root, Files) = (root, [.. files.Order(StringComparer.Ordinal)]);
        this.open = open;
    }

    /// <summary>What faults print before a file.</summary>
    public string Root { get; }

    /// <summary>YAML and CSV, in ordinal order.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Ids of the schedules that are shipped inside this library.</summary>
    public static ImmutableArray<string> Shipped() =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => name.Split('/')[1])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A schedule that is shipped inside this library.</summary>
    public static ScheduleText Embedded(string id)
    {
        Assembly here = typeof(ScheduleText).Assembly;
        string folder = $"{Prefix}{id}/";
        return new(
            Prefix + id,
            here.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => name[folder.Length..]),
            file => here.GetManifestResourceStream(folder + file)!
        );
    }

    /// <summary>
    /// A folder. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be read.
    /// </summary>
    public static ScheduleText Folder(string folder) =>
        new(
            folder.TrimEnd('/', '\\'),
            Directory
                .EnumerateFiles(folder)
                .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".csv")
                .Select(file => Path.GetFileName(file)),
            file => File.OpenRead(Path.Combine(folder, file))
        );

    /// <summary>
    /// One file, lines ending in <c>\n</c>. Throws <see cref="DecoderFallbackException"/> where it is not UTF-8.
    /// </summary>
    public string Read(string file)
    {
        using var reader = new StreamReader(open(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        string text = reader.ReadToEnd();
        return text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
    }

    /// <summary>SHA-256 over the names and texts of all files, in lower-case hex.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Files)
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n" + Read(file) + "\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
