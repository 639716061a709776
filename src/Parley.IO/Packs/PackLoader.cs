using System.Collections.Immutable;
using Parley.IO.Duties;
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
    static readonly string[] Roots = ["pack.yaml", "sources.yaml"];
    static readonly string[] Folders = ["measures", "commitments", "events", "statements", "forecasts", "trade"];

    /// <summary>Reads a folder; a folder that cannot be read is a fault.</summary>
    public static LoadedPack LoadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            return Unreadable(
                folder,
                File.Exists(folder) ? "This is a file, not a folder." : "There is no such folder."
            );
        try
        {
            return Load(PackText.Folder(folder));
        }
        catch (UnreadableFile e)
        {
            return new(
                null,
                [
                    new(
                        FaultKind.Unreadable,
                        e.File,
                        0,
                        0,
                        e.Message,
                        "Save it as text in UTF-8, in a place that you may read, or take it away."
                    ),
                ]
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(
                folder,
                e is UnauthorizedAccessException
                    ? "The folder may not be read."
                    : $"The folder cannot be read: {e.Message}"
            );
        }
    }

    static LoadedPack Unreadable(string folder, string why) =>
        new(
            null,
            [
                new(
                    FaultKind.Unreadable,
                    folder.Length == 0 ? "\"\"" : folder,
                    0,
                    0,
                    why,
                    "Give the folder of a pack, the one that has pack.yaml."
                ),
            ]
        );

    public static LoadedPack Load(PackText text)
    {
        if (Elsewhere(text) is { } folder)
        {
            return Unreadable(text.Root, $"There is no pack.yaml here, and there is one in {folder}.");
        }
        var loading = new Loading(text);
        Dictionary<string, YamlNode> yaml = Parse(text, loading);
        if (!Require(yaml, "pack.yaml", loading) | !Require(yaml, "sources.yaml", loading))
            return new(null, [.. loading.Faults]);
        ImmutableArray<Source> sources = PackFile.Sources(loading, "sources.yaml", yaml["sources.yaml"]);
        (Pack pack, var counts) = PackFile.Read(loading, "pack.yaml", yaml["pack.yaml"]);
        var measures = In("measures", MeasureFile.Read)
            .OrderBy(m => m.Announced.First)
            .ThenBy(m => m.Id, StringComparer.Ordinal);
        var commitments = In("commitments", PromiseFile.Read);
        var events = In("events", WordFiles.Events).OrderBy(e => e.Date.First);
        var statements = In("statements", WordFiles.Statements)
            .Concat(In("forecasts", WordFiles.Statements))
            .OrderBy(s => s.Date);
        var figures = text.Files.Where(IsFigures).SelectMany(f => FigureFile.Read(loading, f.Path, f.Text));
        var ledger = new Ledger(
            pack,
            sources,
            [.. measures],
            [.. commitments],
            [.. events],
            [.. statements],
            [.. figures],
            text.Hash()
        );
        CrossCheck.Run(ledger, counts, loading);
        return loading.Faults.Count == 0 ? new(ledger, []) : new(null, InOrder(loading));

        IEnumerable<T> In<T>(string folder, Func<Loading, string, YamlNode, IEnumerable<T>> read) =>
            yaml.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal))
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .SelectMany(file => read(loading, file.Key, file.Value))
                .ToList();
    }

    /// <summary>The folder below that has the pack, where this one has not.</summary>
    static string? Elsewhere(PackText text)
    {
        if (text.Files.Any(file => file.Path == "pack.yaml"))
            return null;
        string? below = text
            .Files.Select(file => file.Path)
            .FirstOrDefault(path => path.EndsWith("/pack.yaml", StringComparison.Ordinal));
        return below?[..^"/pack.yaml".Length];
    }

    static bool IsFigures((string Path, string Text) file) =>
        file.Path.StartsWith("trade/", StringComparison.Ordinal)
        && file.Path.EndsWith(".csv", StringComparison.Ordinal);

    internal static ImmutableArray<Fault> InOrder(Loading loading) =>
        [.. loading.Faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];

    static bool Require(Dictionary<string, YamlNode> yaml, string file, Loading loading)
    {
        if (!yaml.ContainsKey(file) && loading.Faults.All(f => !f.File.EndsWith("/" + file, StringComparison.Ordinal)))
            loading.Fault(
                FaultKind.MissingFile,
                new(file, 0, 0),
                "The pack has no such file.",
                $"Write {file}, or give the folder that has it."
            );
        return yaml.ContainsKey(file);
    }

    static Dictionary<string, YamlNode> Parse(PackText text, Loading loading)
    {
        var yaml = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach ((string path, string content) in text.Files)
        {
            if (DutyLoader.Reads(path))
                continue;
            string folder = path.Contains('/') ? path[..path.IndexOf('/')] : "";
            bool known = Roots.Contains(path) || Folders.Contains(folder);
            bool csv = path.EndsWith(".csv", StringComparison.Ordinal);
            if (!known || (csv != (folder == "trade")))
            {
                loading.Lose(path);
                string? near = known
                    ? null
                    : Spelling.Nearest(
                        folder.Length > 0 ? folder : path,
                        folder.Length > 0 ? [.. Folders, .. DutyLoader.Folders] : [.. Roots, .. DutyLoader.Files]
                    );
                loading.Fault(
                    FaultKind.UnexpectedFile,
                    new(path, 0, 0),
                    "Nothing reads this file, and a file that nothing reads says nothing.",
                    near is not null
                        ? $"Did you mean {near}?"
                        : $"Move it to one of: {string.Join(", ", Folders)}; CSV in trade, YAML in the others. "
                            + $"The law of duties is in {string.Join(", ", DutyLoader.Folders)}."
                );
            }
            else if (!csv && ParseOne(path, content, loading) is { } root)
            {
                yaml.Add(path, root);
            }
        }
        return yaml;
    }

    internal static YamlNode? ParseOne(string path, string content, Loading loading)
    {
        var stream = new YamlStream();
        var parser = new PlainYaml(content);
        try
        {
            stream.Load(parser);
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            NotOne(path, stream, loading);
        }
        catch (NotPlain e)
        {
            loading.Fault(FaultKind.Syntax, new(path, (int)e.Start.Line, (int)e.Start.Column), e.Message, e.Write);
        }
        catch (YamlException e)
        {
            (string found, string write) = PlainYaml.Explain(e);
            loading.Fault(FaultKind.Syntax, new(path, (int)e.Start.Line, (int)e.Start.Column), found, write);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws what it likes at what it did not expect, mostly at the end of the file.
            loading.Fault(
                FaultKind.Syntax,
                parser.Spot(path),
                "What begins here is not YAML, or is never closed.",
                "Check the brackets and the quotes."
            );
        }
        loading.Lose(path);
        return null;
    }

    /// <summary>A file without a document, or with more than one.</summary>
    static void NotOne(string path, YamlStream stream, Loading loading)
    {
        if (stream.Documents.Count == 0)
        {
            loading.Fault(
                FaultKind.WrongShape,
                new(path, 0, 0),
                "The file is empty.",
                "Write its entries, or take the file away."
            );
            return;
        }
        YamlNode second = stream.Documents[1].RootNode;
        loading.Fault(
            FaultKind.WrongShape,
            new(path, (int)second.Start.Line, (int)second.Start.Column),
            "A second document begins here; a file has one.",
            "Take the line --- out, or move what follows it to a file of its own."
        );
    }
}
