using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>Where in a pack something is written.</summary>
readonly record struct Spot(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>One pack while it is read: what is known of it so far, and every fault found.</summary>
sealed class Loading(PackText text)
{
    readonly List<Fault> faults = [];
    readonly Dictionary<(string What, string Id), Spot> declared = [];
    readonly HashSet<FaultKind> distrusted = [];
    readonly List<string> lost = [];
    readonly string root = text.Root;

    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DateTimeZone> Zones { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Others { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Layer> Layers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Series { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScaleWord> Scale { get; } = new(StringComparer.Ordinal);

    /// <summary>False if the scale has faults; then its words are not judged.</summary>
    public bool ScaleIsWhole { get; set; } = true;

    /// <summary>Where each entry is written, by id.</summary>
    public Dictionary<string, Spot> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Ids that entries refer to, to be looked up when all are read; measures only where the flag is set.
    /// </summary>
    public List<(string Id, Spot Spot, bool MeasureOnly)> References { get; } = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>Registers a name that pack.yaml declares; a name stands for one party, one layer, one topic.</summary>
    public void Declare(string what, string id, Spot spot)
    {
        if (id.Length > 0 && !declared.TryAdd((what, id), spot))
        {
            Fault(
                FaultKind.DuplicateId,
                spot,
                $"The {what} \"{id}\" is already declared at {root}/{declared[(what, id)]}.",
                "Take one of the two out, or give this one an id of its own."
            );
        }
    }

    /// <summary>True if every entry was read; a fault can keep a file or a row from being read.</summary>
    public bool AllRead => lost.Count == 0;

    public void Fault(FaultKind kind, Spot spot, string found, string write)
    {
        if (!distrusted.Contains(kind))
            faults.Add(new(kind, $"{root}/{spot.File}", spot.Line, spot.Column, found, write));
    }

    /// <summary>
    /// From now on this fault is not told: what it would be judged by has a fault itself, and one would become many.
    /// </summary>
    public void Distrust(FaultKind kind) => distrusted.Add(kind);

    /// <summary>A file of which entries could not be read.</summary>
    public void Lose(string file) => lost.AddRange(text.Files.Where(one => one.Path == file).Select(one => one.Text));

    /// <summary>True if an id that is nowhere may be in what could not be read.</summary>
    public bool MayBeLost(string id) => lost.Exists(one => one.Contains(id, StringComparison.Ordinal));

    /// <summary>Registers an entry's id; ids are unique in the pack.</summary>
    public void Register(string id, Spot spot)
    {
        if (id.Length == 0)
            return;
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'))
        {
            Fault(
                FaultKind.BadId,
                spot,
                $"The id \"{id}\" has a character that an id may not have.",
                "Write letters, digits, - and . only."
            );
        }
        if (!Ids.TryAdd(id, spot))
        {
            Fault(
                FaultKind.DuplicateId,
                spot,
                $"The id {id} is already used at {root}/{Ids[id]}; an id names one entry.",
                "Give this entry an id of its own."
            );
        }
    }
}
