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

    /// <param name="supposed">
    /// Null for the record. For a what-if the day from which it is known; law and sources may be left out then.
    /// </param>
    internal static Interaction One(Fields f, DutyNames names, LocalDate? supposed = null)
    {
        string id = f.Id();
        PartyId by = f.Party("by");
        DateTimeZone? zone = f.ZoneOf(by);
        Spot untilSpot = f.SpotOf("until");
        LocalDate known = f.DayOrNull("known", required: supposed is null) ?? supposed ?? default;
        if (!f.Has("from"))
            f.Text("from");
        Moment? from = f.MomentOrNull("from", zone),
            until = f.MomentOrNull("until", zone);
        DutyFields.InOrder(f, untilSpot, from, until);
        string text = f.Text("text");
        var interaction = new Interaction(
            id,
            by,
            known,
            from ?? Moment.Open,
            until,
            names.Name(f.List("if", required: true), DutyNames.Provision, DutyNames.Layer),
            f.Word("then", TariffWords.Yieldings),
            names.Name(f.List("on", required: true), DutyNames.Provision, DutyNames.Layer),
            supposed is null ? f.Text("law") : f.TextOrNull("law") ?? text,
            f.Cite(required: supposed is null),
            text,
            f.Spot.ToString()
        );
        f.TextOrNull("note");
        f.TextOrNull("confidence");
        f.Close();
        return interaction;
    }
}
