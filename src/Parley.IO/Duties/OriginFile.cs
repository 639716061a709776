using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>Reads <c>origins.csv</c>, <c>origins.yaml</c> and <c>preferences.yaml</c>.</summary>
static class OriginFile
{
    public const string Table = "origins.csv";
    const string Header = "code,name";

    public static ImmutableArray<Origin> Origins(Loading loading, string text, DutyNames names)
    {
        List<(int Line, List<string> Fields)> rows = Csv.Rows(text, out _);
        if (rows.Count == 0 || string.Join(',', rows[0].Fields) != Header)
        {
            loading.Fault(
                FaultKind.WrongColumns,
                new(Table, 1, 0),
                "The header is not that of the origins.",
                $"Write {Header}."
            );
            loading.Lose(Table);
            return [];
        }
        var origins = ImmutableArray.CreateBuilder<Origin>();
        foreach ((int line, List<string> fields) in rows.Skip(1))
        {
            if (fields.Count != 2 || fields.Exists(field => field.Length == 0))
            {
                loading.Fault(
                    FaultKind.WrongColumns,
                    new(Table, line, 0),
                    "An origin has a code and a name.",
                    $"Write {Header}; quote a name that has a comma in it."
                );
                loading.Lose(Table);
                continue;
            }
            names.Declare(DutyNames.Origin, fields[0], new(Table, line, 0));
            origins.Add(new(fields[0], fields[1]));
        }
        return origins.DrainToImmutable();
    }

    public static ImmutableArray<OriginGroup> Groups(Loading loading, string file, YamlNode root, DutyNames names)
    {
        Fields fields = Fields.Of(loading, file, root);
        if (fields.Has("countries") && fields.Text("countries") != Table)
        {
            loading.Fault(
                FaultKind.UnknownReference,
                fields.Spot,
                "The table of origins has another name here.",
                $"Write {Table}."
            );
        }
        var groups = ImmutableArray.CreateBuilder<OriginGroup>();
        foreach (Fields f in fields.Items("groups", required: true))
        {
            Spot spot = f.SpotOf("id");
            string id = f.Text("id");
            names.Declare(DutyNames.Group, id, spot);
            f.TextOrNull("note");
            groups.Add(new(id, f.Text("title"), Members(f, names)));
            f.Close();
        }
        fields.Close();
        return groups.DrainToImmutable();
    }

    static ImmutableArray<Member> Members(Fields f, DutyNames names)
    {
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach ((string? code, Spot spot, Fields? dated) in f.Mixed("members"))
        {
            if (code is not null)
            {
                names.Name(code, spot, DutyNames.Origin);
                members.Add(new(code, null, null, null));
            }
            else if (dated is not null)
            {
                string member = dated.Text("code");
                names.Name(member, spot, DutyNames.Origin);
                Spot untilSpot = dated.SpotOf("until");
                Moment? from = Dated(dated, "from"),
                    until = Dated(dated, "until");
                DutyFields.InOrder(dated, untilSpot, from, until);
                members.Add(new(member, from, until, dated.DayOrNull("known")));
                dated.TextOrNull("note");
                dated.Cite(required: false);
                dated.Close();
            }
        }
        return members.DrainToImmutable();
    }

    /// <summary>An instant: a group is of no party, so that a bare day would have no capital.</summary>
    static Moment? Dated(Fields f, string key)
    {
        Spot spot = f.SpotOf(key);
        Moment? moment = f.MomentAnywhere(key, DateTimeZone.Utc);
        if (moment is { Precision: not Precision.Instant })
        {
            f.Loading.Fault(
                FaultKind.WrongOffset,
                spot,
                $"{key} is {moment}, and a group of origins is of no party, so that no capital says when a day begins.",
                "Write the instant with its offset, 2025-05-14T00:01-04:00."
            );
        }
        return moment;
    }

    /// <summary>A letter of one importer has one name, however often its window was renewed.</summary>
    static string Title(Fields f, Spot spot, string letter, PartyId by, ImmutableArray<Preference>.Builder preferences)
    {
        string title = f.Text("title");
        if (preferences.FirstOrDefault(p => p.Letter == letter && p.By == by && p.Title != title) is { } other)
        {
            f.Loading.Fault(
                FaultKind.DuplicateId,
                spot,
                $"The letter {letter} is \"{title}\" here and \"{other.Title}\" above; a letter has one name.",
                "Write the same title, or the letter that the schedule prints for it."
            );
        }
        return title;
    }

    public static ImmutableArray<Preference> Preferences(Loading loading, string file, YamlNode root, DutyNames names)
    {
        Fields fields = Fields.Of(loading, file, root);
        var preferences = ImmutableArray.CreateBuilder<Preference>();
        foreach (Fields f in fields.Items("preferences", required: true))
        {
            Spot spot = f.SpotOf("letter");
            string letter = f.Text("letter");
            names.DeclareEntry(DutyNames.Preference, letter);
            PartyId by = f.Party("by");
            DateTimeZone? zone = f.ZoneOf(by);
            preferences.Add(
                new(
                    letter,
                    by,
                    Title(f, spot, letter, by, preferences),
                    DutyFields.Origins(f, names),
                    f.MomentOrNull("from", zone),
                    f.MomentOrNull("until", zone),
                    f.DayOrNull("known"),
                    f.Text("law")
                )
            );
            f.TextOrNull("note");
            f.TextOrNull("confidence");
            f.Cite(required: false);
            f.Close();
        }
        fields.Close();
        return preferences.DrainToImmutable();
    }
}
