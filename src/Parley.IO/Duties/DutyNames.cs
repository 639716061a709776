using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.IO.Duties;

/// <summary>What the files of the law declare and name, looked up when all of them are read.</summary>
sealed class DutyNames(Loading loading)
{
    readonly Dictionary<string, Dictionary<string, Spot>> declared = new(StringComparer.Ordinal);
    readonly List<(string Id, Spot Spot, string[] Kinds)> named = [];

    public const string Origin = "origin",
        Group = "group of origins",
        List = "list",
        Fact = "condition",
        Provision = "provision",
        Preference = "preference",
        Layer = "layer",
        Measure = "measure";

    public void Declare(string kind, string id, Spot spot)
    {
        if (!declared.TryGetValue(kind, out var all))
            declared.Add(kind, all = new(StringComparer.Ordinal));
        if (id.Length > 0 && !all.TryAdd(id, spot))
        {
            loading.Fault(
                FaultKind.DuplicateId,
                spot,
                $"The {kind} \"{id}\" is already declared at {all[id]}.",
                "Take one of the two out, or give this one an id of its own."
            );
        }
    }

    /// <summary>Declares an id that is registered with those of entries, which tells of doubles.</summary>
    public void DeclareEntry(string kind, string id) =>
        (declared.TryGetValue(kind, out var all) ? all : declared[kind] = new(StringComparer.Ordinal)).TryAdd(
            id,
            default
        );

    public bool Knows(string kind, string id) => declared.TryGetValue(kind, out var all) && all.ContainsKey(id);

    public void Name(string id, Spot spot, params string[] kinds) => named.Add((id, spot, kinds));

    public ImmutableArray<string> Name(ImmutableArray<(string Text, Spot Spot)> items, params string[] kinds)
    {
        foreach ((string text, Spot spot) in items)
            Name(text, spot, kinds);
        return [.. items.Select(item => item.Text)];
    }

    /// <summary>A fault for every name that nothing declares and no unreadable file may hold.</summary>
    public void Check()
    {
        foreach ((string id, Spot spot, string[] kinds) in named)
        {
            if (kinds.Any(kind => Has(kind, id)) || loading.MayBeLost(id))
                continue;
            string? near = Spelling.Nearest(id, kinds.SelectMany(All));
            loading.Fault(
                FaultKind.UnknownReference,
                spot,
                $"\"{id}\" is no {string.Join(" and no ", kinds)} of this pack.",
                near is not null ? $"Did you mean {near}?" : "Write one that is declared, or declare it."
            );
        }
    }

    bool Has(string kind, string id) =>
        kind switch
        {
            Layer => loading.Layers.ContainsKey(id),
            Measure => loading.Ids.ContainsKey(id),
            _ => Knows(kind, id),
        };

    IEnumerable<string> All(string kind) =>
        kind switch
        {
            Layer => loading.Layers.Keys,
            Measure => loading.Ids.Keys,
            _ => declared.TryGetValue(kind, out var all) ? all.Keys : [],
        };
}
