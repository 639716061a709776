using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>Reads <c>pack.yaml</c> and <c>sources.yaml</c>: all that the other files refer to.</summary>
static class PackFile
{
    public static (Pack Pack, ImmutableArray<(string What, int Count, Spot Spot)> Counts) Read(
        Loading loading,
        string file,
        YamlNode root
    )
    {
        Fields fields = Fields.Of(loading, file, root);
        string id = fields.Text("id"),
            title = fields.Text("title");
        var parties = Named(loading, FaultKind.UnknownParty, fields.Has("parties"), () => Parties(fields));
        var others = Named(loading, FaultKind.UnknownParty, true, () => fields.Items("others").Select(Other));
        (LocalDate from, LocalDate through) = Coverage(fields);
        ImmutableArray<Layer> layers = Named(
            loading,
            FaultKind.UnknownLayer,
            fields.Has("layers"),
            () => fields.Items("layers", required: true).Select(Layer)
        );
        ImmutableArray<Topic> topics = Named(
            loading,
            FaultKind.UnknownTopic,
            fields.Has("topics"),
            () => fields.Items("topics", required: true).Select(Topic)
        );
        var series = Named(loading, FaultKind.UnknownSeries, true, () => fields.Items("series").Select(Series));
        int before = loading.Faults.Count;
        Scale? scale = fields.Mapping("scale", required: false) is { } words ? Scale(words) : null;
        loading.ScaleIsWhole = loading.Faults.Count == before;
        ImmutableArray<NotCounted> notCounted = [.. fields.Items("not_counted").Select(NotCounted)];
        ImmutableArray<Gap> gaps = [.. fields.Items("gaps").Select(Gap)];
        var counts = Counts(fields);
        fields.Close();
        return (
            new(id, title, parties, others, from, through, layers, topics, series, scale, notCounted, gaps),
            counts
        );
    }

    static NotCounted NotCounted(Fields f) =>
        Closed(f, new NotCounted(f.Party("into"), f.Text("programme"), f.Text("text"), f.Cite()));

    static Gap Gap(Fields f) => Closed(f, new Gap(f.Day("known"), f.Text("text"), f.Cite(required: false)));

    public static ImmutableArray<Source> Sources(Loading loading, string file, YamlNode root) =>
        Named(loading, FaultKind.UnknownSource, true, () => Fields.Each(loading, file, root).Select(Source));

    static Source Source(Fields fields)
    {
        Spot spot = fields.SpotOf("id");
        var source = new Source(
            fields.Text("id"),
            fields.Text("title"),
            fields.Text("publisher"),
            fields.Word("kind", Words.SourceKinds),
            fields.Has("date") ? fields.Stated("date").Written : null,
            fields.TextOrNull("address")
        );
        fields.Close();
        fields.Loading.Declare("source", source.Id, spot);
        fields.Loading.Sources.Add(source.Id);
        return source;
    }

    /// <summary>
    /// Reads a list from which other files take names. Where it is missing, or has a fault that hides a name, names are
    /// not looked up in it.
    /// </summary>
    static ImmutableArray<T> Named<T>(Loading loading, FaultKind unknown, bool there, Func<IEnumerable<T>> read)
    {
        int before = loading.Faults.Count;
        ImmutableArray<T> names = [.. read()];
        if (
            !there
            || loading
                .Faults.Skip(before)
                .Any(fault =>
                    fault.Kind
                        is FaultKind.WrongShape
                            or FaultKind.MissingKey
                            or FaultKind.UnknownKey
                            or FaultKind.EmptyText
                            or FaultKind.DuplicateId
                            or FaultKind.Incomplete
                )
        )
            loading.Distrust(unknown);
        return names;
    }

    static T Closed<T>(Fields fields, T value)
    {
        fields.Close();
        return value;
    }

    static Other Other(Fields fields)
    {
        Spot spot = fields.SpotOf("id");
        var other = new Other(new(fields.Text("id")), fields.Text("name"));
        fields.Close();
        fields.Loading.Declare("party", other.Id.Code, spot);
        fields.Loading.Others.Add(other.Id.Code);
        return other;
    }

    static ImmutableArray<Party> Parties(Fields fields)
    {
        bool there = fields.Has("parties");
        Spot spot = fields.SpotOf("parties");
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (Fields f in fields.Items("parties", required: true))
        {
            Spot idSpot = f.SpotOf("id");
            string id = f.Text("id"),
                name = f.Text("name"),
                capital = f.Text("capital");
            DateTimeZone zone = Zone(f);
            f.Close();
            f.Loading.Declare("party", id, idSpot);
            f.Loading.Zones[id] = zone;
            parties.Add(new(new(id), name, capital, zone));
        }
        if (there && parties.Count != 2)
        {
            fields.Loading.Fault(
                FaultKind.Incomplete,
                spot,
                $"The list of parties has {parties.Count}; a conflict is recorded between two.",
                "List the two parties; others that measures name go under others."
            );
        }
        return parties.DrainToImmutable();
    }

    internal static DateTimeZone Zone(Fields f)
    {
        Spot spot = f.SpotOf("zone");
        string id = f.Text("zone");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        if (id.Length > 0)
        {
            f.Loading.Fault(
                FaultKind.UnknownZone,
                spot,
                $"\"{id}\" is not a zone of the IANA time zone database.",
                "Write the zone of the capital, such as Europe/Oslo."
            );
        }
        f.Loading.Distrust(FaultKind.WrongOffset);
        return DateTimeZone.Utc;
    }

    static (LocalDate From, LocalDate Through) Coverage(Fields fields)
    {
        Fields? coverage = fields.Mapping("coverage", required: true);
        if (coverage is null)
            return default;
        LocalDate from = coverage.Day("from");
        Spot spot = coverage.SpotOf("verified_through");
        LocalDate through = coverage.Day("verified_through");
        coverage.Close();
        if (through < from && through != default)
        {
            coverage.Loading.Fault(
                FaultKind.EndsBeforeItBegins,
                spot,
                $"Coverage runs to {through:uuuu-MM-dd}, which is before it begins on {from:uuuu-MM-dd}.",
                "Write the last day for which the record was checked."
            );
        }
        return (from, through);
    }

    static Layer Layer(Fields fields)
    {
        Spot spot = fields.SpotOf("id");
        var layer = new Layer(
            fields.Text("id"),
            fields.Party("by"),
            fields.Text("programme"),
            fields.Text("label"),
            fields.Text("title")
        );
        fields.Close();
        fields.Loading.Declare("layer", layer.Id, spot);
        fields.Loading.Layers[layer.Id] = layer;
        return layer;
    }

    static Topic Topic(Fields fields)
    {
        Spot spot = fields.SpotOf("id");
        var topic = new Topic(
            fields.Text("id"),
            fields.Text("title"),
            fields.Word("section", Words.Sections),
            fields.TextOrNull("foretold")
        );
        fields.Close();
        fields.Loading.Declare("topic", topic.Id, spot);
        fields.Loading.Topics.Add(topic.Id);
        return topic;
    }

    static Series Series(Fields fields)
    {
        Spot spot = fields.SpotOf("id");
        var series = new Series(fields.Text("id"), fields.Text("title"), fields.Flag("stake"));
        fields.Close();
        fields.Loading.Declare("series", series.Id, spot);
        fields.Loading.Series.Add(series.Id);
        return series;
    }

    static Scale Scale(Fields fields)
    {
        var cite = fields.Cite();
        var words = ImmutableArray.CreateBuilder<ScaleWord>();
        foreach (Fields f in fields.Items("words", required: true))
        {
            Spot spot = f.SpotOf("word");
            var word = new ScaleWord(
                f.Text("word"),
                f.PercentOrNull("low", required: true) ?? 0,
                f.PercentOrNull("high", required: true) ?? 0
            );
            f.Close();
            fields.Loading.Declare("word of likelihood", word.Word, spot);
            fields.Loading.Scale[word.Word] = word;
            words.Add(word);
        }
        fields.Close();
        return new(words.DrainToImmutable(), cite);
    }

    static ImmutableArray<(string, int, Spot)> Counts(Fields fields)
    {
        Fields? counts = fields.Mapping("counts", required: true);
        if (counts is null)
            return [];
        string[] kinds = ["sources", "measures", "commitments", "events", "statements", "forecasts", "figures"];
        var all = ImmutableArray.CreateBuilder<(string, int, Spot)>();
        foreach (string kind in kinds)
        {
            Spot spot = counts.SpotOf(kind);
            if (counts.Whole(kind) is { } count)
                all.Add((kind, count, spot));
        }
        counts.Close();
        return all.DrainToImmutable();
    }
}
