using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Reads the edits of a what-if, each with its place; null where one has a fault.</summary>
/// <param name="law">With what the same file adds.</param>
sealed class EditReader(Loading loading, DutyLaw law)
{
    public (LawEdit Edit, Spot Spot)? Change(Fields f)
    {
        LawTarget? target = Target(f, charging: true);
        DateTimeZone? zone = Zone(f, target);
        (Moment? from, Moment? until) = Window(f, zone, required: true);
        bool exemption = target is { } its && its.Provisions.Any(provision => provision.IsExemption);
        if (target is { } mixed && exemption && mixed.Provisions.Any(provision => !provision.IsExemption))
        {
            loading.Fault(
                FaultKind.WrongShape,
                f.SpotOf("id"),
                $"{mixed.Name} names duties and exemptions, and no rate is right for both.",
                $"Name one provision: {string.Join(", ", mixed.Provisions.Take(6).Select(provision => provision.Id))}."
            );
        }
        string? note = f.TextOrNull("note");
        Levy levy = target is null ? Unread(f) : Levies.Read(f, exemption);
        f.Close();
        return target is null || from is null
            ? null
            : (new LawEdit.Change(target.Name, from, until, levy, note, f.Spot.ToString()), f.Spot);
    }

    public (LawEdit Edit, Spot Spot)? Suspend(Fields f)
    {
        LawTarget? target = Target(f, charging: false);
        (Moment? from, Moment? until) = Window(f, Zone(f, target), required: true);
        f.TextOrNull("note");
        f.Close();
        return target is null || from is null
            ? null
            : (new LawEdit.Suspend(target.Name, from, until, f.Spot.ToString()), f.Spot);
    }

    public (LawEdit Edit, Spot Spot)? Extend(Fields f)
    {
        LawTarget? target = Target(f, charging: false);
        if (!f.Has("until"))
            f.Text("until");
        Moment? until = f.MomentOrNull("until", Zone(f, target));
        f.TextOrNull("note");
        f.Close();
        return target is null || until is null
            ? null
            : (new LawEdit.Extend(target.Name, until, f.Spot.ToString()), f.Spot);
    }

    static DateTimeZone? Zone(Fields f, LawTarget? target) => target is null ? null : f.ZoneOf(target.By);

    static Levy Unread(Fields f)
    {
        f.Text("rate");
        return new Levy.Off();
    }

    static (Moment? From, Moment? Until) Window(Fields f, DateTimeZone? zone, bool required)
    {
        Spot spot = f.SpotOf("until");
        if (required && !f.Has("from"))
            f.Text("from");
        Moment? from = f.MomentOrNull("from", zone),
            until = f.MomentOrNull("until", zone);
        DutyFields.InOrder(f, spot, from, until);
        return (from, until);
    }

    /// <param name="charging">True if it must be something that has a rate of its own.</param>
    LawTarget? Target(Fields f, bool charging)
    {
        Spot spot = f.SpotOf("id");
        string id = f.Text("id");
        if (id.Length == 0)
            return null;
        if (LawTarget.Find(law, id) is { } found)
        {
            if (!charging || found.Kind is not (TargetKind.Layer or TargetKind.Interaction))
                return found;
            string what = found.Kind == TargetKind.Layer ? "a layer" : "an interaction";
            loading.Fault(
                FaultKind.WrongShape,
                spot,
                $"{id} is {what}, which has no rate of its own.",
                "Name a provision, a heading or a measure."
            );
            return null;
        }
        Unknown(spot, id);
        return null;
    }

    void Unknown(Spot spot, string id)
    {
        string? near = LawTarget.Nearest(law, id);
        string found = loading.Ids.ContainsKey(id)
            ? $"{id} is in the record, and no duty on goods carries it out; a what-if edits duties on goods."
            : $"\"{id}\" is no provision, heading, measure, layer or interaction of the law as known.";
        loading.Fault(
            FaultKind.UnknownReference,
            spot,
            found,
            near is not null ? $"Did you mean {near}?" : "Write the id of one; tariff CODE --json names them."
        );
    }
}
