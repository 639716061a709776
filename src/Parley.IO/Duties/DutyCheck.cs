using System.Collections.Immutable;
using System.Globalization;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Looks in a law of duties for rules that contradict each other.</summary>
public static class DutyCheck
{
    /// <summary>What can be told from the rules alone, at every load.</summary>
    internal static void Of(DutyLaw law, Loading loading)
    {
        Sides(law, loading);
        Circles(law, loading);
    }

    /// <summary>A fault where what one side charges names lists, provisions or layers of the other.</summary>
    static void Sides(DutyLaw law, Loading loading)
    {
        var by = law.Provisions.ToDictionary(p => p.Id, p => (PartyId?)p.By, StringComparer.Ordinal);
        foreach (Layer layer in law.Pack.Layers)
            by.TryAdd(layer.Id, layer.By);
        foreach (Provision provision in law.Provisions)
        {
            foreach (string list in provision.Products.Plus.Concat(provision.Products.Minus))
                Side("list", list, law.FindList(list)?.By, provision.Id, provision.By);
            foreach (string id in provision.Exempts)
                Side("rule", id, by.GetValueOrDefault(id), provision.Id, provision.By);
        }
        foreach (Interaction rule in law.Interactions)
        {
            foreach (string id in rule.If.Concat(rule.On))
                Side("rule", id, by.GetValueOrDefault(id), rule.Id, rule.By);
        }

        void Side(string what, string named, PartyId? its, string who, PartyId own)
        {
            if (its is null || its == own)
                return;
            loading.Fault(
                FaultKind.UnknownReference,
                loading.Ids[who],
                $"{who} is of {own}, and the {what} {named} that it names is of {its}.",
                $"Write one of {own}."
            );
        }
    }

    /// <summary>A fault where provisions yield to each other at one instant, directly or by way of others.</summary>
    static void Circles(DutyLaw law, Loading loading)
    {
        foreach (Party by in law.Pack.Parties)
        {
            var yields = new Yields(law, by.Id);
            if (yields.Circle(null) is null)
                continue;
            if (yields.Turns.FirstOrDefault(turn => yields.Circle(turn) is not null) is not { } first)
                continue;
            List<Yields.Edge> circle = yields.Circle(first)!;
            loading.Fault(
                FaultKind.Cycle,
                loading.Ids[circle.OrderBy(edge => edge.By.Known).Last().By.Id],
                $"Two rules that both claim to win: at {first} "
                    + string.Join(
                        ", and ",
                        circle.Select(edge => $"{edge.Who.Id} yields to {edge.To.Id} by {edge.By.Id}")
                    )
                    + ".",
                "Give one of them an end, or take it out; which of two duties yields is for one rule to say."
            );
        }
    }

    /// <summary>
    /// A fault for each two provisions of a group that both charge one line of one origin at one instant, where no rule
    /// says which yields. The law is compiled and gone through whole, which takes seconds.
    /// </summary>
    /// <param name="schedules">
    /// Lines are judged, not every code that there could be; without a schedule, codes of lists.
    /// </param>
    /// <param name="root">What faults print before a file.</param>
    public static ImmutableArray<Fault> Rivals(DutyLaw law, ImmutableArray<Schedule> schedules, string root) =>
        [
            .. law.Pack.Parties.SelectMany(party =>
                new RivalSearch(law, party, schedules.FirstOrDefault(s => s.Head.Importer == party.Id))
                    .Found()
                    .Select(rivals => Told(rivals, party, root))
            ),
        ];

    /// <summary>
    /// A fault where a schedule is of no party, or its last column is for a group that the law does not have.
    /// </summary>
    public static IEnumerable<Fault> Schedules(DutyLaw law, ImmutableArray<Schedule> schedules, string root)
    {
        foreach (ScheduleHead head in schedules.Select(schedule => schedule.Head))
        {
            string file = $"{root}/schedules/{head.Id}/{ScheduleFiles.HeadName}";
            if (law.Pack.Find(head.Importer) is null)
                yield return Of(
                    FaultKind.UnknownParty,
                    $"The schedule is of {head.Importer}, which is no party of this pack.",
                    "Write one of: " + string.Join(", ", law.Pack.Parties.Select(party => party.Id)) + "."
                );
            if (head.OtherOrigins is { } group && law.FindGroup(group) is null)
                yield return Of(
                    FaultKind.UnknownReference,
                    $"other_origins is \"{group}\", and origins.yaml has no such group.",
                    "Declare the group, or take the key out."
                );
            if (schedules.Count(other => other.Head.Importer == head.Importer) > 1)
                yield return Of(
                    FaultKind.DuplicateId,
                    $"There are two schedules of {head.Importer}.",
                    "Keep one; what changed in time is told by the days of its lines."
                );

            Fault Of(FaultKind kind, string found, string write) =>
                new(kind, file, 0, 0, found, write) { Page = "docs/reference/schedules.md" };
        }
    }

    static Fault Told(RivalSearch.Rivals rivals, Party party, string root)
    {
        string[] place = rivals.Second.Place.Split(':');
        return new(
            FaultKind.Overlap,
            $"{root}/{place[0]}",
            int.Parse(place[1], CultureInfo.InvariantCulture),
            0,
            $"Two rules that both claim to win: {rivals.First.Id} and {rivals.Second.Id} of the group "
                + $"{rivals.Second.Group} both charge {CodeText.Dots(rivals.Code)} of {rivals.Origin} "
                + $"{(rivals.At is { } at ? "at " + Days.Write(at, party.Zone) : "from the beginning")}.",
            "Write an interaction that says which yields, or take the product out of one of the two."
        );
    }
}
