using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>Reads <c>pack.yaml</c> and <c>sources.yaml</c>: all that the other files refer to.</summary>
static class PackFile
{
    public static (Pack Pack, ImmutableArray<(string What, int Count, Spot Spot)> Counts) Read(Loading loading, string file, YamlNode root)
    {
        Fields fields = Fields.Of(loading, file, root);
        string id = fields.Text("id"), title = fields.Text("title");
        ImmutableArray<Party> parties = Parties(fields);
        ImmutableArray<Other> others = [.. fields.Items("others").Select(f => Closed(f, new Other(new(f.Text("id")), f.Text("name"))))];
        foreach (Other other in others)
            loading.Others.Add(other.Id.Code);
        (LocalDate from, LocalDate through) = Coverage(fields);
        ImmutableArray<Layer> layers = [.. fields.Items("layers", required: true).Select(Layer)];
        ImmutableArray<Topic> topics = [.. fields.Items("topics", required: true).Select(Topic)];
        ImmutableArray<Series> series = [.. fields.Items("series").Select(Series)];
        Scale? scale = fields.Mapping("scale", required: false) is { } words ? Scale(words) : null;
        ImmutableArray<NotCounted> notCounted = [.. fields.Items("not_counted").Select(f =>
            Closed(f, new NotCounted(f.Party("into"), f.Text("programme"), f.Text("text"), f.Cite())))];
        ImmutableArray<Gap> gaps = [.. fields.Items("gaps").Select(f =>
            Closed(f, new Gap(f.Day("known"), f.Text("text"), f.Cite(required: false))))];
        var counts = Counts(fields);
        fields.Close();
        return (new(id, title, parties, others, from, through, layers, topics, series, scale, notCounted, gaps), counts);
    }

    public static ImmutableArray<Source> Sources(Loading loading, string file, YamlNode root)
    {
        var sources = ImmutableArray.CreateBuilder<Source>();
        foreach (Fields fields in Fields.Each(loading, file, root))
        {
            var source = new Source(fields.Text("id"), fields.Text("title"), fields.Text("publisher"),
                fields.Word("kind", Words.SourceKinds), fields.Has("date") ? fields.Stated("date").Written : null,
                fields.TextOrNull("address"));
            fields.Close();
            if (!loading.Sources.Add(source.Id))
            {
                loading.Fault(FaultKind.DuplicateId, fields.Spot, $"The source {source.Id} is there twice; an id names one document.",
                    "Merge the two, or give this one an id of its own.");
            }
            sources.Add(source);
        }
        return sources.DrainToImmutable();
    }

    static T Closed<T>(Fields fields, T value)
    {
        fields.Close();
        return value;
    }

    static ImmutableArray<Party> Parties(Fields fields)
    {
        Spot spot = fields.SpotOf("parties");
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (Fields f in fields.Items("parties", required: true))
        {
            string id = f.Text("id"), name = f.Text("name"), capital = f.Text("capital");
            Spot zoneSpot = f.SpotOf("zone");
            string zoneId = f.Text("zone");
            DateTimeZone? zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId);
            if (zone is null && zoneId.Length > 0)
            {
                f.Loading.Fault(FaultKind.UnknownZone, zoneSpot, $"\"{zoneId}\" is not a zone of the IANA time zone database.",
                    "Write the zone of the capital, such as Europe/Oslo.");
            }
            f.Close();
            f.Loading.Zones[id] = zone ?? DateTimeZone.Utc;
            parties.Add(new(new(id), name, capital, zone ?? DateTimeZone.Utc));
        }
        if (parties.Count != 2 && spot.Line > 0 && fields.Loading.Zones.Count > 0)
        {
            fields.Loading.Fault(FaultKind.Incomplete, spot, $"There are {parties.Count} parties; a conflict is recorded between two.",
                "List the two parties; others that measures name go under others.");
        }
        return parties.DrainToImmutable();
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
        if (through < from)
        {
            coverage.Loading.Fault(FaultKind.EndsBeforeItBegins, spot, $"Coverage runs to {through:uuuu-MM-dd}, before it begins.",
                "Write the last day for which the record was checked.");
        }
        return (from, through);
    }

    static Layer Layer(Fields fields)
    {
        var layer = new Layer(fields.Text("id"), fields.Party("by"), fields.Text("programme"), fields.Text("label"), fields.Text("title"));
        fields.Close();
        fields.Loading.Layers[layer.Id] = layer;
        return layer;
    }

    static Topic Topic(Fields fields)
    {
        var topic = new Topic(fields.Text("id"), fields.Text("title"), fields.Word("section", Words.Sections), fields.TextOrNull("foretold"));
        fields.Close();
        fields.Loading.Topics.Add(topic.Id);
        return topic;
    }

    static Series Series(Fields fields)
    {
        var series = new Series(fields.Text("id"), fields.Text("title"), fields.Flag("stake"));
        fields.Close();
        fields.Loading.Series.Add(series.Id);
        return series;
    }

    static Scale Scale(Fields fields)
    {
        var cite = fields.Cite();
        var words = ImmutableArray.CreateBuilder<ScaleWord>();
        foreach (Fields f in fields.Items("words", required: true))
        {
            var word = new ScaleWord(f.Text("word"), f.PercentOrNull("low", required: true) ?? 0, f.PercentOrNull("high", required: true) ?? 0);
            f.Close();
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
        ImmutableArray<(string, int, Spot)> all = [.. kinds.Select(kind => (kind, counts.SpotOf(kind), counts.Whole(kind)))
            .Select(one => (one.kind, one.Item3, one.Item2))];
        counts.Close();
        return all;
    }
}
