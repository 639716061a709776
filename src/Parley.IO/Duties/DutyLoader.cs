using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>The law of duties as it was read: whole, or every fault, and never a part.</summary>
public sealed record LoadedLaw(DutyLaw? Law, ImmutableArray<Fault> Faults)
{
    /// <summary>The law of a pack without faults.</summary>
    public DutyLaw Whole => Law ?? throw new InvalidOperationException($"The law has {Faults.Length} faults.");
}

/// <summary>
/// Turns a pack's provisions, lists, interactions, origins and preferences into the law of duties, or into all of their
/// faults at once. They are read apart from the rest of the pack, since most questions do not need them.
/// </summary>
public static class DutyLoader
{
    /// <summary>Folders of the law of duties, beside the files of the pack that the ledger is read from.</summary>
    internal static readonly string[] Folders = ["provisions", "lists", "interactions", "weights", "schedules"];

    /// <summary>Files of the law of duties beside <c>pack.yaml</c>.</summary>
    internal static readonly string[] Files = [OriginFile.Table, "origins.yaml", "preferences.yaml"];

    /// <summary>True of a file that belongs to the law of duties.</summary>
    internal static bool Reads(string path) =>
        Array.Exists(Folders, folder => path.StartsWith(folder + "/", StringComparison.Ordinal))
        || Array.IndexOf(Files, path) >= 0;

    static bool Elsewhere(string path) =>
        path.StartsWith("weights/", StringComparison.Ordinal)
        || path.StartsWith("schedules/", StringComparison.Ordinal);

    /// <param name="ledger">Of the same pack, without faults.</param>
    public static LoadedLaw Load(PackText text, Ledger ledger)
    {
        Loading loading = Seeded(text, ledger);
        var (yaml, csv) = Parse(text, loading);
        DutyLaw? law = Read(loading, yaml, csv, ledger);
        if (law is not null)
            DutyCheck.Of(law, loading);
        return loading.Faults.Count == 0 ? new(law, []) : new(null, PackLoader.InOrder(loading));
    }

    /// <summary>Null if there are faults: ids may be double then.</summary>
    static DutyLaw? Read(
        Loading loading,
        Dictionary<string, YamlNode> yaml,
        Dictionary<string, string> csv,
        Ledger ledger
    )
    {
        var names = new DutyNames(loading);
        ImmutableArray<Origin> origins = csv.TryGetValue(OriginFile.Table, out string? table)
            ? OriginFile.Origins(loading, table, names)
            : [];
        ImmutableArray<OriginGroup> groups = One("origins.yaml", OriginFile.Groups);
        ImmutableArray<Preference> preferences = One("preferences.yaml", OriginFile.Preferences);
        var lists = In("lists", (file, node) => ListFile.Read(loading, file, node, csv, names));
        ListFile.Strays(loading, csv, names);
        var files = In<(ImmutableArray<Provision> Provisions, ImmutableArray<Fact> Facts)>(
            "provisions",
            (file, node) => [ProvisionFile.Read(loading, file, node, names)]
        );
        var interactions = In("interactions", (file, node) => InteractionFile.Read(loading, file, node, names));
        names.Check();
        ImmutableArray<Provision> provisions = [.. files.SelectMany(file => file.Provisions)];
        ImmutableArray<Fact> facts = [.. files.SelectMany(file => file.Facts)];
        return loading.Faults.Count > 0
            ? null
            : new(ledger.Pack, provisions, lists, interactions, origins, groups, preferences, facts, ledger.Hash);

        ImmutableArray<T> One<T>(string file, Func<Loading, string, YamlNode, DutyNames, ImmutableArray<T>> read) =>
            yaml.TryGetValue(file, out YamlNode? root) ? read(loading, file, root, names) : [];

        ImmutableArray<T> In<T>(string folder, Func<string, YamlNode, IEnumerable<T>> read) =>
            [
                .. yaml.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal))
                    .OrderBy(file => file.Key, StringComparer.Ordinal)
                    .SelectMany(file => read(file.Key, file.Value)),
            ];
    }

    static (Dictionary<string, YamlNode> Yaml, Dictionary<string, string> Csv) Parse(PackText text, Loading loading)
    {
        var yaml = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var csv = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string content) in text.Files)
        {
            if (path.StartsWith("schedules/", StringComparison.Ordinal) && path.Split('/').Length != 3)
                Stray(path, "A schedule has a folder of its own: schedules/ID/chapter-01.csv.");
            if (!Reads(path) || Elsewhere(path))
                continue;
            if (path.EndsWith(".csv", StringComparison.Ordinal))
                Table(path, content);
            else if (PackLoader.ParseOne(path, content, loading) is { } root)
                yaml.Add(path, root);
        }
        return (yaml, csv);

        void Table(string path, string content)
        {
            csv.Add(path, content);
            if (path != OriginFile.Table && !path.StartsWith("lists/", StringComparison.Ordinal))
                Stray(path, $"Tables of codes are in lists; the origins are {OriginFile.Table}.");
        }

        void Stray(string path, string write) =>
            loading.Fault(
                FaultKind.UnexpectedFile,
                new(path, 0, 0),
                "Nothing reads this file, and a file that nothing reads says nothing.",
                write
            );
    }

    /// <summary>A loading that knows what the ledger's files declare.</summary>
    internal static Loading Seeded(PackText text, Ledger ledger)
    {
        var loading = new Loading(text);
        foreach (Source source in ledger.Sources)
            loading.Sources.Add(source.Id);
        foreach (Party party in ledger.Pack.Parties)
            loading.Zones.Add(party.Id.Code, party.Zone);
        foreach (Layer layer in ledger.Pack.Layers)
            loading.Layers.Add(layer.Id, layer);
        foreach (Measure measure in ledger.Measures)
            loading.Ids.TryAdd(measure.Id, default);
        return loading;
    }
}
