using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Schedules;

/// <summary>Reads <c>schedule.yaml</c>: what the schedule is, and how far it reaches.</summary>
static class HeadFile
{
    public static ScheduleHead? Read(ScheduleReading reading, string root, string file, string text)
    {
        var loading = new Loading(new PackText(root, [(file, text)]));
        ScheduleHead? head = PackLoader.ParseOne(file, text, loading) is { } node
            ? Of(Fields.Of(loading, file, node))
            : null;
        reading.Add(loading.Faults);
        return loading.Faults.Count == 0 ? head : null;
    }

    static ScheduleHead? Of(Fields fields)
    {
        DutyColumns programmes = new("", "", "");
        if (fields.Mapping("columns", required: true) is { } columns)
        {
            programmes = new(
                columns.Text("general"),
                columns.TextOrNull("special") ?? "",
                columns.TextOrNull("other") ?? ""
            );
            columns.Close();
        }
        Spot end = fields.SpotOf("through");
        var head = new ScheduleHead(
            fields.Id(),
            new PartyId(fields.Text("importer")),
            PackFile.Zone(fields),
            fields.Text("title"),
            fields.Day("from"),
            fields.Day("through"),
            programmes,
            fields.TextOrNull("other_origins"),
            fields.Text("attribution"),
            fields.Text("licence"),
            fields.Flag("held_before"),
            fields.Flag("held_after")
        );
        fields.List("notes", required: false);
        fields.Close();
        if (head.Through < head.From)
            fields.Loading.Fault(
                FaultKind.EndsBeforeItBegins,
                end,
                "The last day that is covered is before the first.",
                "Write the day to which the schedule is held."
            );
        return head;
    }
}
