using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>
/// The keys of one YAML mapping, taken out one by one: what is left at <see cref="Close"/> is unknown, and a fault. Every
/// reader returns something usable after a fault, so that all faults of a pack are found at once.
/// </summary>
sealed partial class Fields
{
    readonly Loading loading;
    readonly string file;
    readonly Dictionary<string, (Spot Key, YamlNode Value)> left = new(StringComparer.Ordinal);
    readonly List<string> asked = [];

    Fields(Loading loading, string file, YamlMappingNode node)
    {
        (this.loading, this.file, Spot) = (loading, file, At(file, node));
        foreach ((YamlNode key, YamlNode value) in node.Children)
            left[(key as YamlScalarNode)?.Value ?? ""] = (At(file, key), value);
    }

    public Spot Spot { get; }

    public Loading Loading => loading;

    static Spot At(string file, YamlNode node) => new(file, (int)node.Start.Line, (int)node.Start.Column);

    /// <summary>The mapping at <paramref name="node"/>; a fault and an empty one where it is something else.</summary>
    public static Fields Of(Loading loading, string file, YamlNode node)
    {
        if (node is YamlMappingNode mapping)
            return new(loading, file, mapping);
        loading.Fault(FaultKind.WrongShape, At(file, node), "This should be keys with values.", "Write key: value, a line each.");
        return new(loading, file, []);
    }

    /// <summary>Each item of a list of mappings.</summary>
    public static IEnumerable<Fields> Each(Loading loading, string file, YamlNode node)
    {
        if (node is YamlSequenceNode items)
            return items.Children.Select(item => Of(loading, file, item));
        loading.Fault(FaultKind.WrongShape, At(file, node), "This should be a list.", "Write each item on a line that begins with -.");
        return [];
    }

    YamlNode? Take(string key, bool required)
    {
        asked.Add(key);
        if (left.Remove(key, out (Spot, YamlNode Value) found))
            return found.Value;
        if (required)
        {
            loading.Fault(FaultKind.MissingKey, Spot, $"The key {key} is missing; nothing is guessed in its place.",
                $"Write {key}: with its value.");
        }
        return null;
    }

    public bool Has(string key) => left.ContainsKey(key);

    /// <summary>Where a key's value is written; the whole mapping's place if the key is not there.</summary>
    public Spot SpotOf(string key) => left.TryGetValue(key, out var found) ? At(file, found.Value) : Spot;

    (string Text, Spot Spot)? Scalar(string key, bool required)
    {
        YamlNode? node = Take(key, required);
        if (node is null)
            return null;
        if (node is not YamlScalarNode scalar)
        {
            loading.Fault(FaultKind.WrongShape, At(file, node), $"{key} should be one value.", $"Write {key}: and one value.");
            return null;
        }
        if (string.IsNullOrWhiteSpace(scalar.Value))
        {
            loading.Fault(FaultKind.EmptyText, At(file, node), $"{key} is empty. What is not known is left out, not left empty.",
                $"Write a value, or take {key} out.");
            return null;
        }
        return (scalar.Value.Trim(), At(file, node));
    }

    public string Text(string key) => Scalar(key, required: true)?.Text ?? "";

    public string? TextOrNull(string key) => Scalar(key, required: false)?.Text;

    public bool Flag(string key)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return false;
        if (scalar.Text is not ("true" or "false"))
        {
            loading.Fault(FaultKind.UnknownWord, scalar.Spot, $"{key} is \"{scalar.Text}\"; it is either true or false.",
                "Write true, or take the key out.");
        }
        return scalar.Text == "true";
    }

    /// <summary>Each mapping of a list; none where the key is not there.</summary>
    public IEnumerable<Fields> Items(string key, bool required = false) =>
        Take(key, required) is { } node ? Each(loading, file, node) : [];

    public Fields? Mapping(string key, bool required) => Take(key, required) is { } node ? Of(loading, file, node) : null;

    public ImmutableArray<(string Text, Spot Spot)> List(string key, bool required)
    {
        YamlNode? node = Take(key, required);
        if (node is null)
            return [];
        if (node is not YamlSequenceNode items)
        {
            loading.Fault(FaultKind.WrongShape, At(file, node), $"{key} should be a list.", $"Write {key}: [one, two].");
            return [];
        }
        return [.. items.Children.OfType<YamlScalarNode>().Select(item => (item.Value ?? "", At(file, item)))];
    }

    public int Whole(string key)
    {
        if (Scalar(key, required: true) is not { } scalar)
            return 0;
        if (int.TryParse(scalar.Text, out int number) && number >= 0)
            return number;
        loading.Fault(FaultKind.NotANumber, scalar.Spot, $"{key} is \"{scalar.Text}\", not a count.", "Write a whole number.");
        return 0;
    }

    /// <summary>Faults for every key that nothing asked for.</summary>
    public void Close()
    {
        foreach ((string key, (Spot spot, _)) in left)
        {
            string? near = Spelling.Nearest(key, asked);
            loading.Fault(FaultKind.UnknownKey, spot, $"The key {key} is not known here, and a key that nothing reads says nothing.",
                near is not null ? $"Did you mean {near}? Otherwise take it out." : $"Take it out. Known here: {string.Join(", ", asked)}.");
        }
    }
}
