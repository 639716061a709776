using NodaTime;
using Parley.IO.Packs;
using YamlDotNet.RepresentationModel;

namespace Parley.Tests.Packs;

/// <summary>
/// The same for the law of duties: steps, members and interactions go as everything that has a day of knowing does; then
/// provisions that have no step left, and their ids from the lists of others; rows of product lists by their last column.
/// </summary>
sealed partial class TextCut
{
    /// <summary>The files of the law only.</summary>
    public static PackText OfLaw(PackText whole, LocalDate day)
    {
        PackText law = whole with { Files = [.. whole.Files.Where(file => IsLaw(file.Path))] };
        var cut = new TextCut(day);
        var yaml = law
            .Files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => Parse(file.Text));
        foreach (YamlNode root in yaml.Values)
            cut.Clean(root);
        cut.CleanLaw(yaml);
        return law with
        {
            Files =
            [
                .. law.Files.Select(file =>
                    (
                        file.Path,
                        yaml.TryGetValue(file.Path, out YamlNode? root)
                            ? Write(root)
                            : cut.LawRows(file.Path, file.Text)
                    )
                ),
            ],
        };
    }

    static bool IsLaw(string path) =>
        path.Split('/') is ["provisions" or "interactions" or "lists", _]
        || path is "origins.csv" or "origins.yaml" or "preferences.yaml";

    void CleanLaw(Dictionary<string, YamlNode> yaml)
    {
        YamlMappingNode[] files = [.. yaml.Where(file => IsLaw(file.Key)).Select(file => (YamlMappingNode)file.Value)];
        var dropped = new HashSet<string>();
        bool more = true;
        while (more)
        {
            more = false;
            foreach (YamlSequenceNode entries in files.SelectMany(Laws))
            {
                foreach (YamlMappingNode entry in entries.Children.Cast<YamlMappingNode>().ToList())
                {
                    if (!HoldsNothing(entry, dropped))
                        continue;
                    entries.Children.Remove(entry);
                    dropped.Add(Text(entry, "id")!);
                    more = true;
                }
            }
        }
    }

    static IEnumerable<YamlSequenceNode> Laws(YamlMappingNode file) =>
        file
            .Children.Where(pair => ((YamlScalarNode)pair.Key).Value is "provisions" or "interactions")
            .Select(pair => (YamlSequenceNode)pair.Value);

    /// <summary>True of what has lost all its steps, or everything that it names under one of these keys.</summary>
    static bool HoldsNothing(YamlMappingNode entry, HashSet<string> dropped)
    {
        bool nothing = false;
        foreach ((YamlNode key, YamlNode value) in entry.Children)
        {
            string name = ((YamlScalarNode)key).Value!;
            if (value is not YamlSequenceNode list || name is not ("steps" or "exempts" or "if" or "on"))
                continue;
            if (name != "steps")
            {
                foreach (
                    YamlNode id in list.Children.Where(id => dropped.Contains(((YamlScalarNode)id).Value!)).ToList()
                )
                    list.Children.Remove(id);
            }
            nothing |= list.Children.Count == 0;
        }
        return nothing;
    }

    string LawRows(string path, string text) =>
        path.StartsWith("lists/", StringComparison.Ordinal)
            ? string.Join(
                '\n',
                text.Split('\n')
                    .Where(
                        (line, i) =>
                            i == 0
                            || line.Length == 0
                            || line.EndsWith(',')
                            || Last(line[(line.LastIndexOf(',') + 1)..]) <= day
                    )
            )
            : text;
}
