using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>Reads what headings charge, and the facts on which they depend: <c>provisions/*.yaml</c>.</summary>
static class ProvisionFile
{
    public static (ImmutableArray<Provision> Provisions, ImmutableArray<Fact> Facts) Read(
        Loading loading,
        string file,
        YamlNode root,
        DutyNames names
    )
    {
        Fields fields = Fields.Of(loading, file, root);
        PartyId by = fields.Party("by");
        ImmutableArray<Fact> facts = [.. fields.Items("conditions").Select(f => Fact(f, names))];
        ImmutableArray<Provision> provisions =
        [
            .. fields.Items("provisions", required: true).Select(f => Provision(f, by, names)),
        ];
        fields.Close();
        return (provisions, facts);
    }

    internal static Fact Fact(Fields f, DutyNames names)
    {
        Spot spot = f.SpotOf("id");
        string id = f.Text("id");
        names.Declare(DutyNames.Fact, id, spot);
        Spot said = f.SpotOf("default");
        string met = f.Text("default");
        if (met.Length > 0 && met is not ("met" or "not-met"))
        {
            f.Loading.Fault(
                FaultKind.UnknownWord,
                said,
                $"default is \"{met}\"; it says what holds when nobody told.",
                "Write met or not-met."
            );
        }
        var fact = new Fact(
            id,
            f.Text("title"),
            met == "met",
            f.Flag("remote"),
            f.TextOrNull("text"),
            f.Spot.ToString()
        );
        f.Close();
        return fact;
    }

    /// <param name="supposed">
    /// Null for the record. For a what-if the day from which it is known: law, sources and days of knowing may be left
    /// out then, and a layer may be written out.
    /// </param>
    internal static Provision Provision(Fields f, PartyId by, DutyNames names, LocalDate? supposed = null)
    {
        string id = f.Id();
        names.DeclareEntry(DutyNames.Provision, id);
        Layer layer = supposed is not null && f.IsMapping("layer") ? NewLayer(f, by) : MeasureFile.Layer(f, by);
        DateTimeZone? zone = f.ZoneOf(by);
        var exempts = names.Name(f.List("exempts", required: false), DutyNames.Provision, DutyNames.Layer);
        var provision = new Provision(
            id,
            by,
            f.TextOrNull("heading"),
            f.Text("title"),
            layer,
            DutyFields.Origins(f, names),
            DutyFields.Products(f, names),
            f.TextOrNull("group"),
            exempts,
            Claim(f, names),
            names.Name(f.List("conditions", required: false), DutyNames.Fact),
            f.TextOrNull("content"),
            supposed is null ? f.Text("law") : f.TextOrNull("law") ?? Supposed,
            f.Cite(required: supposed is null),
            f.WordOr("confidence", Words.Confidences, Confidence.High),
            f.TextOrNull("note"),
            Steps(f, zone, !exempts.IsEmpty, names, supposed),
            f.Spot.ToString()
        );
        f.Close();
        return provision;
    }

    static string? Claim(Fields f, DutyNames names)
    {
        Spot spot = f.SpotOf("claim");
        string? claim = f.TextOrNull("claim");
        if (claim is not (null or Tariffs.Provision.ByOwnName))
            names.Name(claim, spot, DutyNames.Preference);
        return claim;
    }

    /// <summary>What stands for the law where nothing but a what-if says it.</summary>
    internal const string Supposed = "supposed";

    static Layer NewLayer(Fields f, PartyId by)
    {
        Fields l = f.Mapping("layer", required: true)!;
        Spot spot = l.SpotOf("id");
        string id = l.Text("id"),
            programme = l.Text("programme");
        var layer = new Layer(id, by, programme, l.TextOrNull("label") ?? programme, l.Text("title"));
        l.Close();
        if (!f.Loading.Layers.TryAdd(id, layer))
        {
            f.Loading.Fault(
                FaultKind.DuplicateId,
                spot,
                $"The layer {id} is there already.",
                $"Write layer: {id} to use it, or give the new one an id of its own."
            );
        }
        return layer;
    }

    static ImmutableArray<ProvisionStep> Steps(
        Fields f,
        DateTimeZone? zone,
        bool exemption,
        DutyNames names,
        LocalDate? supposed
    )
    {
        var steps = ImmutableArray.CreateBuilder<ProvisionStep>();
        foreach (Fields s in f.Items("steps", required: true))
        {
            ProvisionStep step = Step(s, zone, exemption, names, supposed);
            if (steps.Count > 0)
                Sense(s, steps[^1], step);
            steps.Add(step);
        }
        return [.. steps.OrderBy(step => step.Known)];
    }

    /// <summary>
    /// Steps are painted as they were known: one that was known earlier, or that is hid at once, is a slip.
    /// </summary>
    static void Sense(Fields s, ProvisionStep before, ProvisionStep step)
    {
        if (step.Known < before.Known)
        {
            s.Loading.Fault(
                FaultKind.OutOfOrder,
                s.Spot,
                $"This step is known on {Days.Write(step.Known)}, and the one above it later, on "
                    + $"{Days.Write(before.Known)}.",
                "Write the steps in the order in which they were known; a later one paints over an earlier one."
            );
        }
        else if (
            step.Known == before.Known
            && step.From.At <= before.From.At
            && (step.Until is null || (before.Until is { } end && end.At <= step.Until.At))
        )
        {
            s.Loading.Fault(
                FaultKind.Overlap,
                s.Spot,
                "This step paints over all of the one above it, which was known on the same day and never held.",
                "Take one of the two out, or give the window in which each holds."
            );
        }
    }

    static ProvisionStep Step(Fields s, DateTimeZone? zone, bool exemption, DutyNames names, LocalDate? supposed)
    {
        Spot untilSpot = s.SpotOf("until"),
            measureSpot = s.SpotOf("measure");
        LocalDate known = s.DayOrNull("known", required: supposed is null) ?? supposed ?? default;
        if (!s.Has("from"))
            s.Text("from");
        Moment? from = s.MomentOrNull("from", zone),
            until = s.MomentOrNull("until", zone);
        DutyFields.InOrder(s, untilSpot, from, until);
        Levy levy = Levies.Read(s, exemption);
        if (levy is Levy.Unknown && !s.Has("note"))
        {
            s.Loading.Fault(
                FaultKind.Incomplete,
                s.SpotOf("rate"),
                "The rate is unknown, and nothing says why.",
                "Write note: with what is known of it."
            );
        }
        string? measure = s.TextOrNull("measure");
        if (measure is not null)
            names.Name(measure, measureSpot, DutyNames.Measure);
        var step = new ProvisionStep(
            known,
            from ?? Moment.Open,
            until,
            levy,
            measure,
            s.TextOrNull("law"),
            s.Cite(required: false),
            s.TextOrNull("note")
        );
        s.Close();
        return step;
    }
}
