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
sealed class Loading(string root)
{
    readonly List<Fault> faults = [];

    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cited { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DateTimeZone> Zones { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Others { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Layer> Layers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Series { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScaleWord> Scale { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each entry is written, by id.</summary>
    public Dictionary<string, Spot> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids that entries refer to, to be looked up when all are read; measures only where the flag is set.</summary>
    public List<(string Id, Spot Spot, bool MeasureOnly)> References { get; } = [];

    public IReadOnlyList<Fault> Faults => faults;

    public void Fault(FaultKind kind, Spot spot, string found, string write) =>
        faults.Add(new(kind, $"{root}/{spot.File}", spot.Line, spot.Column, found, write));

    /// <summary>Registers an entry's id; ids are unique in the pack.</summary>
    public void Register(string id, Spot spot)
    {
        if (id.Length == 0)
            return;
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'))
        {
            Fault(FaultKind.BadId, spot, $"The id \"{id}\" has a character that an id may not have.",
                "Write letters, digits, - and . only.");
        }
        if (!Ids.TryAdd(id, spot))
        {
            Fault(FaultKind.DuplicateId, spot, $"The id {id} is already used at {root}/{Ids[id]}; an id names one entry.",
                "Give this entry an id of its own.");
        }
    }
}
