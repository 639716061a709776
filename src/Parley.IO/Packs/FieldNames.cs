using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>Values that name something else in the pack: parties, topics, sources and other entries.</summary>
sealed partial class Fields
{
    /// <summary>One of the pack's two parties.</summary>
    public PartyId Party(string key)
    {
        if (Scalar(key, required: true) is not { } scalar)
            return new("");
        if (!loading.Zones.ContainsKey(scalar.Text))
        {
            Unknown(
                FaultKind.UnknownParty,
                scalar,
                $"{key} is \"{scalar.Text}\", which is not a party in pack.yaml.",
                loading.Zones.Keys
            );
        }
        return new(scalar.Text);
    }

    /// <summary>Parties, or others that pack.yaml names.</summary>
    public ImmutableArray<PartyId> Parties(string key)
    {
        var all = List(key, required: true);
        foreach (var item in all)
        {
            if (!loading.Zones.ContainsKey(item.Text) && !loading.Others.Contains(item.Text))
            {
                Unknown(
                    FaultKind.UnknownParty,
                    item,
                    $"{key} names \"{item.Text}\", which pack.yaml has neither as party nor as other.",
                    [.. loading.Zones.Keys, .. loading.Others]
                );
            }
        }
        return [.. all.Select(item => new PartyId(item.Text))];
    }

    public DateTimeZone? ZoneOf(PartyId party) => loading.Zones.GetValueOrDefault(party.Code);

    public ImmutableArray<string> Topics()
    {
        var all = List("topics", required: false);
        foreach (var item in all)
            Topic("topics", item);
        return [.. all.Select(item => item.Text)];
    }

    public string Topic(string key, bool required)
    {
        if (Scalar(key, required) is not { } scalar)
            return "";
        Topic(key, scalar);
        return scalar.Text;
    }

    void Topic(string key, (string Text, Spot Spot) item)
    {
        if (!loading.Topics.Contains(item.Text))
            Unknown(
                FaultKind.UnknownTopic,
                item,
                $"{key} names \"{item.Text}\", which is no topic in pack.yaml.",
                loading.Topics
            );
    }

    /// <summary>The citation: ids of sources, at least one.</summary>
    public ImmutableArray<string> Cite(string key = "cite", bool required = true)
    {
        bool given = Has(key),
            empty = given && left[key].Value is YamlDotNet.RepresentationModel.YamlSequenceNode { Children.Count: 0 };
        Spot spot = SpotOf(key);
        var all = List(key, required: false);
        if (required && There && (empty || !given))
        {
            loading.Fault(
                FaultKind.UncitedEntry,
                spot,
                $"{(given ? "The list of sources is empty" : "There is no " + key)}: nothing enters the record "
                    + $"without the place it came from.",
                $"Write {key}: [id], with an id of sources.yaml."
            );
        }
        foreach (var item in all)
            CheckSource(item);
        return [.. all.Select(item => item.Text)];
    }

    void CheckSource((string Text, Spot Spot) item)
    {
        if (!loading.Sources.Contains(item.Text))
            Unknown(
                FaultKind.UnknownSource,
                item,
                $"The source \"{item.Text}\" is cited, and sources.yaml does not have it.",
                loading.Sources
            );
    }

    /// <summary>Ids of other entries, to be found when all are read.</summary>
    public ImmutableArray<string> References(string key, bool measureOnly)
    {
        var all = List(key, required: false);
        foreach (var item in all)
            loading.References.Add((item.Text, item.Spot, measureOnly));
        return [.. all.Select(item => item.Text)];
    }

    public string? ReferenceOrNull(string key)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return null;
        loading.References.Add((scalar.Text, scalar.Spot, true));
        return scalar.Text;
    }

    public ImmutableArray<Note> Notes() =>
        [
            .. Items("notes")
                .Select(fields =>
                {
                    var note = new Note(fields.Day("known"), fields.Text("text"), fields.Cite(required: false));
                    fields.Close();
                    return note;
                })
                .OrderBy(note => note.Known),
        ];
}
