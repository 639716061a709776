using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>How one layer of a duty changed from one step to the next.</summary>
/// <param name="Label">One or two words; the programme for the base duty.</param>
/// <param name="Before">Net, in words; null where it charged nothing.</param>
/// <param name="After">Net, in words; null where it charges nothing now.</param>
/// <param name="Name">The heading or provision that charges now, or that charged before.</param>
/// <param name="Rule">For a layer that charges nothing now: the rule that cut it; null where it ended.</param>
public sealed record LayerChange(
    string Programme,
    string Label,
    string? Before,
    string? After,
    string? Name,
    string? Rule,
    ImmutableArray<string> Cite
)
{
    /// <summary>Layers after first, then those that are gone. Nothing where there is no answer on one side.</summary>
    public static ImmutableArray<LayerChange> Between(DutyAnswer? before, DutyAnswer? after)
    {
        if (before is null || after is null)
            return [];
        var old = Charges(before);
        var now = Charges(after);
        var changes = ImmutableArray.CreateBuilder<LayerChange>();
        foreach ((string programme, string label) key in now.Keys.Union(old.Keys))
        {
            (string? was, _) = old.GetValueOrDefault(key);
            (string? charged, _) = now.GetValueOrDefault(key);
            if (was == charged)
                continue;
            DutyLayer layer = (charged is null ? old : now)[key].Layers[^1];
            Looked? cut = charged is null
                ? after.Looked.FirstOrDefault(looked => looked.Portion?.Provision.Layer.Label == key.label)
                : null;
            changes.Add(
                new(
                    key.programme,
                    key.label,
                    was,
                    charged,
                    layer.Portion?.Provision.Name,
                    cut?.Rule,
                    Cites(layer.Portion)
                )
            );
        }
        return changes.DrainToImmutable();
    }

    static ImmutableArray<string> Cites(Portion? portion) =>
        portion is null ? []
        : portion.Step.Cite.IsEmpty ? portion.Provision.Cite
        : portion.Step.Cite;

    static Dictionary<(string Programme, string Label), (string? Text, ImmutableArray<DutyLayer> Layers)> Charges(
        DutyAnswer answer
    ) =>
        answer
            .Layers.GroupBy(layer => (layer.Programme, layer.Portion?.Provision.Layer.Label ?? layer.Programme))
            .ToDictionary(
                layers => layers.Key,
                layers =>
                    ((string?)string.Join(" + ", layers.Select(layer => layer.Expression)), layers.ToImmutableArray())
            );
}
