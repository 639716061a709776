using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>Reads how layers stack: <c>interactions/*.yaml</c>.</summary>
static class InteractionFile
{
    public static IEnumerable<Interaction> Read(Loading loading, string file, YamlNode root, DutyNames names)
    {
        Fields fields = Fields.Of(loading, file, root);
        List<Interaction> all = [.. fields.Items("interactions", required: true).Select(f => One(f, names))];
        fields.Close();
        return all;
    }

    static Interaction One(Fields f, DutyNames names)
    {
        string id = f.Id();
        PartyId by = f.Party("by");
        DateTimeZone? zone = f.ZoneOf(by);
        Spot untilSpot = f.SpotOf("until");
        LocalDate known = f.Day("known");
        if (!f.Has("from"))
            f.Text("from");
        Moment? from = f.MomentOrNull("from", zone),
            until = f.MomentOrNull("until", zone);
        DutyFields.InOrder(f, untilSpot, from, until);
        var interaction = new Interaction(
            id,
            by,
            known,
            from ?? Moment.Open,
            until,
            names.Name(f.List("if", required: true), DutyNames.Provision, DutyNames.Layer),
            f.Word("then", TariffWords.Yieldings),
            names.Name(f.List("on", required: true), DutyNames.Provision, DutyNames.Layer),
            f.Text("law"),
            f.Cite(),
            f.Text("text"),
            f.Spot.ToString()
        );
        f.TextOrNull("note");
        f.TextOrNull("confidence");
        f.Close();
        return interaction;
    }
}
