using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Parley.IO.Packs;
using YamlDotNet.RepresentationModel;

namespace Parley.Tests.Packs;

/// <summary>
/// Cuts the text of a pack to a day, as if its author had stopped there: later entries, changes, notes, statuses, claims and
/// outcomes go, ids of what is gone go from every list, and the counts follow. It reads YAML and CSV, and knows no type of Parley.
/// </summary>
sealed partial class TextCut(LocalDate day)
{
    static readonly string[] Ties = ["replaces", "suspends", "ends", "excepts", "answers", "amends", "related"];

    readonly HashSet<string> gone = [];
    readonly Dictionary<string, int> counts = [];

    public static PackText Of(PackText whole, LocalDate day) => new TextCut(day).Cut(whole);

    PackText Cut(PackText whole)
    {
        var yaml = whole
            .Files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => Parse(file.Text));
        foreach ((string path, YamlNode root) in yaml)
            DropEntries(path, root);
        foreach (YamlNode root in yaml.Values)
            Clean(root);
        CleanLaw(yaml);
        ImmutableArray<(string Path, string Text)> csv =
        [
            .. whole
                .Files.Where(file => !yaml.ContainsKey(file.Path))
                .Select(file => (file.Path, IsFigures(file.Path) ? Rows(file.Text) : LawRows(file.Path, file.Text))),
        ];
        Count(yaml);
        return whole with
        {
            Files =
            [
                .. csv.Concat(yaml.Select(file => (Path: file.Key, Text: Write(file.Value))))
                    .OrderBy(file => file.Path, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The entries of a file: of a law or an agreement those under its key, else the items of its list.</summary>
    static YamlSequenceNode? Entries(string path, YamlNode root) =>
        path.Split('/') switch
        {
            ["measures", _] => (YamlSequenceNode)root["measures"],
            ["commitments", _] => (YamlSequenceNode)root["commitments"],
            ["provisions" or "interactions" or "lists", _] => null,
            [_, _] => (YamlSequenceNode)root,
            _ => null,
        };

    void DropEntries(string path, YamlNode root)
    {
        if (Entries(path, root) is not { } entries)
            return;
        foreach (YamlMappingNode entry in entries.Children.Cast<YamlMappingNode>().ToList())
        {
            string? own = First(entry, "known", "announced", "agreed", "date");
            if (Last(own ?? First((YamlMappingNode)root, "announced", "agreed")!) <= day)
                continue;
            gone.Add(Text(entry, "id")!);
            entries.Children.Remove(entry);
        }
    }

    void Clean(YamlNode node)
    {
        if (node is YamlSequenceNode list)
        {
            foreach (YamlNode item in list.Children.Where(Later).ToList())
                list.Children.Remove(item);
            foreach (YamlNode item in list.Children)
                Clean(item);
        }
        if (node is not YamlMappingNode mapping)
            return;
        if (Text(mapping, "resolved") is { } resolved && Last(resolved) > day)
        {
            foreach (string key in (string[])["outcome", "resolved", "cite"])
                mapping.Children.Remove(new YamlScalarNode(key));
        }
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            if (value is YamlSequenceNode ids && Ties.Contains(((YamlScalarNode)key).Value))
                Forget(ids);
            Clean(value);
        }
    }

    /// <summary>A change, note, status, claim, verdict or gap of a later day.</summary>
    bool Later(YamlNode item) =>
        item is YamlMappingNode mapping
        && Text(mapping, "date") is null
        && First(mapping, "known", "since") is { } since
        && Last(since) > day;

    void Forget(YamlSequenceNode ids)
    {
        foreach (YamlNode id in ids.Children.Where(id => gone.Contains(((YamlScalarNode)id).Value!)).ToList())
            ids.Children.Remove(id);
    }

    static bool IsFigures(string path) => path.StartsWith("trade/", StringComparison.Ordinal);

    string Rows(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        string[] kept = [.. lines.Skip(1).Where(line => Last(KnownInRow().Match(line).Groups["known"].Value) <= day)];
        counts["figures"] = counts.GetValueOrDefault("figures") + kept.Length;
        return string.Join('\n', kept.Prepend(lines[0])) + "\n";
    }

    /// <summary>The day of knowing, from the end of a row: before the note, which may be quoted, the confidence and the sources.</summary>
    [GeneratedRegex(@",(?<known>\d{4}-\d\d-\d\d),(?:""(?:[^""]|"""")*""|[^,]*),\w+,[^,]*$")]
    private static partial Regex KnownInRow();

    void Count(Dictionary<string, YamlNode> yaml)
    {
        foreach ((string path, YamlNode root) in yaml)
        {
            if (Entries(path, root) is not { } entries)
                continue;
            string kind = path.StartsWith("forecasts/", StringComparison.Ordinal) ? "statements" : path.Split('/')[0];
            counts[kind] = counts.GetValueOrDefault(kind) + entries.Children.Count;
            int foretold = entries.Children.Sum(entry =>
                ((YamlMappingNode)entry).Children.TryGetValue(new YamlScalarNode("forecasts"), out YamlNode? all)
                    ? ((YamlSequenceNode)all).Children.Count
                    : 0
            );
            counts["forecasts"] = counts.GetValueOrDefault("forecasts") + foretold;
        }
        var asserted = (YamlMappingNode)yaml["pack.yaml"]["counts"];
        foreach ((string kind, int count) in counts)
            asserted.Children[new YamlScalarNode(kind)] = new YamlScalarNode(
                count.ToString(CultureInfo.InvariantCulture)
            );
    }

    static string? First(YamlMappingNode mapping, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Text(mapping, key) is { } text)
                return text;
        }
        return null;
    }

    static string? Text(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value)
            ? (value as YamlScalarNode)?.Value
            : null;

    /// <summary>The last day that a day or a month can mean.</summary>
    static LocalDate Last(string written) =>
        written.Length == 7
            ? LocalDatePattern.Iso.Parse(written + "-01").Value.With(DateAdjusters.EndOfMonth)
            : LocalDatePattern.Iso.Parse(written).Value;

    static YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    static string Write(YamlNode root)
    {
        var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        return text.ToString();
    }
}
