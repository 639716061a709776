using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>
/// The keys of one YAML mapping, taken out one by one: what is left at <see cref="Close"/> is unknown, and a fault.
/// Every
/// reader returns something usable after a fault, so that all faults of a pack are found at once.
/// </summary>
sealed partial class Fields
{
    readonly Loading loading;
    readonly string file;
    readonly Dictionary<string, (Spot Key, YamlNode Value)> left = new(StringComparer.Ordinal);
    readonly List<string> asked = [],
        missing = [];

    Fields(Loading loading, string file, YamlNode node)
    {
        (this.loading, this.file, Spot) = (loading, file, At(file, node));
        There = node is YamlMappingNode;
        foreach ((YamlNode key, YamlNode value) in (node as YamlMappingNode ?? new YamlMappingNode()).Children)
        {
            if (key is YamlScalarNode { Value: { } name })
                left[name] = (At(file, key), value);
            else
                loading.Fault(FaultKind.WrongShape, At(file, key), "A key should be one word.", "Write key: value.");
        }
    }

    public Spot Spot { get; }

    /// <summary>False where something else stands in the place of the mapping; nothing is missed in it then.</summary>
    public bool There { get; }

    public Loading Loading => loading;

    static Spot At(string file, YamlNode node) => new(file, (int)node.Start.Line, (int)node.Start.Column);

    /// <summary>
    /// The mapping at <paramref name="node"/>; where it is something else a fault, and one that misses nothing.
    /// </summary>
    public static Fields Of(Loading loading, string file, YamlNode node, string what = "The file")
    {
        if (node is not YamlMappingNode)
        {
            loading.Fault(
                FaultKind.WrongShape,
                At(file, node),
                $"{what} should be keys with values.",
                "Write key: value, a line each."
            );
            loading.Lose(file);
        }
        return new(loading, file, node);
    }

    /// <summary>Each item of a list of mappings.</summary>
    public static IEnumerable<Fields> Each(Loading loading, string file, YamlNode node, string what = "The file")
    {
        if (node is YamlSequenceNode items)
            return items.Children.Select(item =>
                Of(loading, file, item, what == "The file" ? "An item of the list" : $"An item of {what}")
            );
        loading.Fault(
            FaultKind.WrongShape,
            At(file, node),
            $"{what} should be a list.",
            "Write each item on a line that begins with -."
        );
        loading.Lose(file);
        return [];
    }

    YamlNode? Take(string key, bool required)
    {
        asked.Add(key);
        if (left.Remove(key, out (Spot, YamlNode Value) found))
            return found.Value;
        if (required && There)
            missing.Add(key);
        return null;
    }

    public bool Has(string key) => left.ContainsKey(key);

    public bool IsMapping(string key) => left.TryGetValue(key, out var found) && found.Value is YamlMappingNode;

    /// <summary>Where a key's value is written; the whole mapping's place if the key is not there.</summary>
    public Spot SpotOf(string key) => left.TryGetValue(key, out var found) ? At(file, found.Value) : Spot;

    (string Text, Spot Spot)? Scalar(string key, bool required)
    {
        YamlNode? node = Take(key, required);
        if (node is null)
            return null;
        if (node is not YamlScalarNode scalar)
        {
            loading.Fault(
                FaultKind.WrongShape,
                At(file, node),
                $"{key} should be one value.",
                $"Write {key}: and one value."
            );
            return null;
        }
        if (string.IsNullOrWhiteSpace(scalar.Value))
        {
            loading.Fault(
                FaultKind.EmptyText,
                At(file, node),
                required
                    ? $"{key} is empty, and it is needed here."
                    : $"{key} is empty. What is not known is left out, not left empty.",
                required ? "Write its value." : $"Write a value, or take {key} out."
            );
            return null;
        }
        return (scalar.Value.Trim(), At(file, node));
    }

    /// <summary>The id of an entry, which is registered.</summary>
    public string Id()
    {
        Spot spot = SpotOf("id");
        string id = Text("id");
        loading.Register(id, spot);
        return id;
    }

    public string Text(string key) => Scalar(key, required: true)?.Text ?? "";

    public string? TextOrNull(string key) => Scalar(key, required: false)?.Text;

    public bool Flag(string key)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return false;
        if (scalar.Text is not ("true" or "false"))
        {
            loading.Fault(
                FaultKind.UnknownWord,
                scalar.Spot,
                $"{key} is \"{scalar.Text}\"; it is either true or false.",
                "Write true, or take the key out."
            );
        }
        return scalar.Text == "true";
    }

    /// <summary>Each mapping of a list; none where the key is not there.</summary>
    public IEnumerable<Fields> Items(string key, bool required = false)
    {
        YamlNode? node = Take(key, required);
        if (required && node is null)
            loading.Lose(file);
        return node is null ? [] : Each(loading, file, node, key);
    }

    public Fields? Mapping(string key, bool required) =>
        Take(key, required) is { } node ? Of(loading, file, node, key) : null;

    public ImmutableArray<(string Text, Spot Spot)> List(string key, bool required)
    {
        YamlNode? node = Take(key, required);
        if (node is null)
            return [];
        if (node is not YamlSequenceNode items)
        {
            loading.Fault(
                FaultKind.WrongShape,
                At(file, node),
                $"{key} should be a list.",
                $"Write {key}: [one, two]."
            );
            return [];
        }
        return
        [
            .. items
                .Children.Where(item => IsText(key, item))
                .Select(item => (((YamlScalarNode)item).Value!.Trim(), At(file, item))),
        ];
    }

    /// <summary>Each item of a list that has texts and mappings.</summary>
    public IEnumerable<(string? Text, Spot Spot, Fields? Mapping)> Mixed(string key)
    {
        if (Take(key, required: true) is not { } node)
            yield break;
        foreach (YamlNode item in (node as YamlSequenceNode)?.Children ?? [node])
        {
            if (item is YamlMappingNode)
                yield return (null, At(file, item), Of(loading, file, item, key));
            else if (IsText(key, item))
                yield return (((YamlScalarNode)item).Value!.Trim(), At(file, item), null);
        }
    }

    bool IsText(string key, YamlNode item)
    {
        if (item is not YamlScalarNode { Value: var text })
            loading.Fault(
                FaultKind.WrongShape,
                At(file, item),
                $"An item of {key} should be one value.",
                $"Write {key}: [one, two]."
            );
        else if (string.IsNullOrWhiteSpace(text))
            loading.Fault(
                FaultKind.EmptyText,
                At(file, item),
                $"An item of {key} is empty.",
                "Write a value, or take the item out."
            );
        else
            return true;
        return false;
    }

    public int? Whole(string key)
    {
        if (Scalar(key, required: true) is not { } scalar)
            return null;
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;
        loading.Fault(
            FaultKind.NotANumber,
            scalar.Spot,
            $"{key} is \"{scalar.Text}\", not a count.",
            "Write a whole number."
        );
        return null;
    }

    /// <summary>
    /// Faults for every key that nothing asked for, and for every one that is missing and not just misspelt.
    /// </summary>
    public void Close()
    {
        foreach ((string key, (Spot spot, _)) in left)
        {
            string? near = Spelling.Nearest(key, missing) ?? Spelling.Nearest(key, asked);
            missing.Remove(near ?? "");
            loading.Fault(
                FaultKind.UnknownKey,
                spot,
                $"The key {key} is not known here, and a key that nothing reads says nothing.",
                near is not null
                    ? $"Did you mean {near}? Otherwise take it out."
                    : $"Take it out. Known here: {string.Join(", ", asked)}."
            );
        }
        foreach (string key in missing)
        {
            loading.Fault(
                FaultKind.MissingKey,
                Spot,
                $"The key {key} is missing; nothing is guessed in its place.",
                $"Write {key}: with its value."
            );
        }
    }
}
