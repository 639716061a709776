using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Packs;

/// <summary>Reads one instrument with its measures.</summary>
static class MeasureFile
{
    public static IEnumerable<Measure> Read(Loading loading, string file, YamlNode root)
    {
        Fields fields = Fields.Of(loading, file, root);
        var common = new Common(
            fields.Text("instrument"),
            fields.Text("title"),
            fields.Party("by"),
            fields.Text("authority"),
            fields.Stated("announced"),
            fields.Text("law")
        );
        List<Measure> measures = [.. fields.Items("measures", required: true).Select(f => Measure(f, common))];
        fields.Close();
        return measures;
    }

    sealed record Common(
        string Instrument,
        string Title,
        PartyId By,
        string Authority,
        StatedDay Announced,
        string Law
    );

    static Measure Measure(Fields f, Common common)
    {
        string id = f.Id();
        DateTimeZone? zone = f.ZoneOf(common.By);
        MeasureKind kind = f.Word("kind", Words.MeasureKinds);
        Layer layer = Layer(f, common.By);
        ImmutableArray<PartyId> against = f.Parties("against");
        Goods goods = Goods(f, out string? list);
        StatedDay announced = f.Has("announced") ? f.Stated("announced") : common.Announced;
        bool rated = f.Has("rate"),
            heldSaid = f.Has("held_until") || f.Has("changes");
        (Moment? from, Moment? until, Moment? held) = Span(f, zone);
        LocalDate known = f.Has("known") ? f.KnownFrom(announced.First) : announced.Last;
        var instrument = new Instrument(
            common.Instrument,
            common.Title,
            f.TextOrNull("authority") ?? common.Authority,
            f.TextOrNull("law") ?? common.Law
        );
        Confidence confidence = f.Word("confidence", Words.Confidences);
        (var cite, var notes, var topics, string place) = (f.Cite(), f.Notes(), f.Topics(), f.Spot.ToString());
        string title = f.TextOrNull("title") ?? common.Title,
            scope = f.Text("scope");
        string? codes = f.TextOrNull("codes"),
            addsTo = f.ReferenceOrNull("adds_to");
        Charge? charge = f.ChargeOrNull("rate");
        Move move = f.Word("move", Words.Moves);
        Ties ties = Ties(f, zone);
        var changes = Changes(f, zone);
        f.Close();
        // csharpier-ignore
        var measure = new Measure(
            id, known, confidence, cite, notes, topics, place, instrument, title, common.By, against, kind, layer,
            goods, list, scope, codes, charge, announced, from, until, held, move, addsTo, ties, changes);
        return Checked(measure, f, rated, heldSaid);
    }

    /// <summary>From, until and held_until, each after the first.</summary>
    static (Moment? From, Moment? Until, Moment? Held) Span(Fields f, DateTimeZone? zone)
    {
        Loading loading = f.Loading;
        Spot untilSpot = f.SpotOf("until"),
            heldSpot = f.SpotOf("held_until");
        Moment? from = f.MomentOrNull("from", zone),
            until = f.MomentOrNull("until", zone),
            held = f.HeldUntil(zone);
        if (from is not null && until is not null && until.At <= from.At)
        {
            loading.Fault(
                FaultKind.EndsBeforeItBegins,
                untilSpot,
                $"until {until} is not after from {from}.",
                "Write the first moment at which it no longer applies."
            );
        }
        if (from is not null && held is not null && held.At <= from.At)
        {
            loading.Fault(
                FaultKind.EndsBeforeItBegins,
                heldSpot,
                $"held_until {held} is not after from {from}.",
                "Write the moment at which it returns; without one, it is not held."
            );
        }
        return (from, until, held);
    }

    internal static Layer Layer(Fields f, PartyId by)
    {
        Spot spot = f.SpotOf("layer");
        string id = f.Text("layer");
        if (f.Loading.Layers.TryGetValue(id, out Layer? layer))
        {
            if (layer.By != by && f.Loading.Zones.ContainsKey(by.Code))
            {
                f.Loading.Fault(
                    FaultKind.UnknownLayer,
                    spot,
                    $"The layer {id} is one of {layer.By}, and this is by {by}.",
                    $"Write a layer of {by}."
                );
            }
            return layer;
        }
        if (id.Length > 0)
        {
            string? near = Spelling.Nearest(id, f.Loading.Layers.Keys);
            f.Loading.Fault(
                FaultKind.UnknownLayer,
                spot,
                $"layer is \"{id}\", which pack.yaml does not declare.",
                near is not null ? $"Did you mean {near}?" : "Declare it under layers in pack.yaml."
            );
        }
        return new(id, by, id, id, id);
    }

    static Goods Goods(Fields f, out string? list)
    {
        Goods goods = f.WordOr("goods", Words.Goods, Record.Goods.None);
        Spot spot = f.SpotOf("list");
        list = f.TextOrNull("list");
        if (goods == Record.Goods.Listed != list is not null)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                spot,
                goods == Record.Goods.Listed
                    ? "The duty is on listed goods, and list does not say which list."
                    : "A list is given, and goods does not say listed.",
                "Write goods: listed with list: id, or goods: all without."
            );
        }
        return goods;
    }

    static Ties Ties(Fields f, DateTimeZone? zone) =>
        new(
            f.References("replaces", true),
            f.References("suspends", true),
            f.References("ends", true),
            f.MomentOrNull("void", zone),
            f.References("excepts", true),
            f.References("answers", true),
            f.References("amends", true)
        );

    static ImmutableArray<Change> Changes(Fields f, DateTimeZone? zone)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (Fields c in f.Items("changes"))
        {
            Spot spot = c.SpotOf("known");
            bool sets = c.Has("from") || c.Has("until") || c.Has("held_until") || c.Has("withdrawn");
            var change = new Change(
                c.Day("known"),
                c.MomentOrNull("from", zone),
                c.MomentOrNull("until", zone),
                c.HeldUntil(zone),
                c.Flag("withdrawn"),
                c.Text("text"),
                c.Cite()
            );
            c.Close();
            if (changes.Count > 0 && change.Known < changes[^1].Known && change.Known != default)
            {
                c.Loading.Fault(
                    FaultKind.OutOfOrder,
                    spot,
                    "This change was known before the one above it.",
                    "Write changes in the order in which they were known."
                );
            }
            if (!sets && c.There)
            {
                c.Loading.Fault(
                    FaultKind.Incomplete,
                    c.Spot,
                    "This change sets nothing.",
                    "Write from, until, held_until or withdrawn: true; a fact that changes nothing is a note."
                );
            }
            changes.Add(change);
        }
        return changes.DrainToImmutable();
    }

    static Measure Checked(Measure measure, Fields f, bool rated, bool heldSaid)
    {
        if (measure.Goods != Record.Goods.None && !rated && measure.Kind != MeasureKind.TariffExclusion)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                f.Spot,
                $"{measure.Id} is on goods, and no rate is given.",
                "Write rate: 25%."
            );
        }
        if (measure.Kind == MeasureKind.TariffSuspended && !heldSaid && measure.From is not null)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                f.Spot,
                $"{measure.Id} is suspended, and nothing says until when.",
                "Write held_until, or a change that withdraws it."
            );
        }
        return measure;
    }
}
