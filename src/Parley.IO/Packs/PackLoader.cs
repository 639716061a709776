using System.Collections.Immutable;
using Parley.Record;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>A pack as it was read: a whole ledger, or every fault, and never a part.</summary>
public sealed record LoadedPack(Ledger? Ledger, ImmutableArray<Fault> Faults)
{
    /// <summary>The ledger of a pack without faults.</summary>
    public Ledger Whole => Ledger ?? throw new InvalidOperationException($"The pack has {Faults.Length} faults.");
}

/// <summary>Turns the text of a pack into a ledger, or into all of its faults at once.</summary>
public static class PackLoader
{
    static readonly string[] Folders = ["measures", "commitments", "events", "statements", "forecasts", "trade"];

    /// <summary>Reads a folder; a folder that cannot be read is a fault.</summary>
    public static LoadedPack LoadFolder(string folder)
    {
        try
        {
            return Load(PackText.Folder(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string found = !Directory.Exists(folder) ? (File.Exists(folder) ? "This is a file, not a folder." : "There is no such folder.")
                : e is UnauthorizedAccessException ? "The folder may not be read." : $"The folder cannot be read: {e.Message}";
            return new(null, [new(FaultKind.Unreadable, folder, 0, 0, found, "Give the folder of a pack, the one that has pack.yaml.")]);
        }
    }

    public static LoadedPack Load(PackText text)
    {
        var loading = new Loading(text.Root);
        Dictionary<string, YamlNode> yaml = Parse(text, loading);
        if (!Require(yaml, "pack.yaml", loading) | !Require(yaml, "sources.yaml", loading))
            return new(null, [.. loading.Faults]);
        ImmutableArray<Source> sources = PackFile.Sources(loading, "sources.yaml", yaml["sources.yaml"]);
        (Pack pack, var counts) = PackFile.Read(loading, "pack.yaml", yaml["pack.yaml"]);
        var measures = In("measures", MeasureFile.Read).OrderBy(m => m.Announced.First).ThenBy(m => m.Id, StringComparer.Ordinal);
        var commitments = In("commitments", PromiseFile.Read);
        var events = In("events", WordFiles.Events).OrderBy(e => e.Date.First);
        var statements = In("statements", WordFiles.Statements).Concat(In("forecasts", WordFiles.Statements)).OrderBy(s => s.Date);
        var figures = text.Files.Where(f => f.Path.StartsWith("trade/", StringComparison.Ordinal) && f.Path.EndsWith(".csv", StringComparison.Ordinal))
            .SelectMany(f => FigureFile.Read(loading, f.Path, f.Text));
        var ledger = new Ledger(pack, sources, [.. measures], [.. commitments], [.. events], [.. statements], [.. figures], text.Hash());
        CrossCheck.Run(ledger, counts, loading);
        return loading.Faults.Count == 0 ? new(ledger, []) : new(null, InOrder(loading));

        IEnumerable<T> In<T>(string folder, Func<Loading, string, YamlNode, IEnumerable<T>> read) => yaml
            .Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => read(loading, file.Key, file.Value)).ToList();
    }

    static ImmutableArray<Fault> InOrder(Loading loading) =>
        [.. loading.Faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];

    static bool Require(Dictionary<string, YamlNode> yaml, string file, Loading loading)
    {
        if (!yaml.ContainsKey(file) && loading.Faults.All(f => !f.File.EndsWith("/" + file, StringComparison.Ordinal)))
            loading.Fault(FaultKind.MissingFile, new(file, 0, 0), "The pack has no such file.", $"Write {file}, or give the folder that has it.");
        return yaml.ContainsKey(file);
    }

    static Dictionary<string, YamlNode> Parse(PackText text, Loading loading)
    {
        var yaml = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach ((string path, string content) in text.Files)
        {
            string folder = path.Contains('/') ? path[..path.IndexOf('/')] : "";
            bool known = path is "pack.yaml" or "sources.yaml" || Folders.Contains(folder);
            bool csv = path.EndsWith(".csv", StringComparison.Ordinal);
            if (!known || (csv != (folder == "trade")))
            {
                loading.Fault(FaultKind.UnexpectedFile, new(path, 0, 0), "Nothing reads this file, and a file that nothing reads says nothing.",
                    $"Move it to one of: {string.Join(", ", Folders)}; YAML everywhere, CSV in trade.");
            }
            else if (!csv && ParseOne(path, content, loading) is { } root)
            {
                yaml.Add(path, root);
            }
        }
        return yaml;
    }

    static YamlNode? ParseOne(string path, string content, Loading loading)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(content));
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            loading.Fault(FaultKind.WrongShape, new(path, 1, 1), $"The file has {stream.Documents.Count} YAML documents; it should have one.",
                "Write one document a file.");
        }
        catch (YamlException e)
        {
            loading.Fault(FaultKind.Syntax, new(path, (int)e.Start.Line, (int)e.Start.Column), $"This is not YAML: {e.Message.TrimEnd('.')}.",
                "Check the indent, the quotes and the brackets; a text with a colon is quoted.");
        }
        return null;
    }
}
