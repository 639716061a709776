using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of the panel over the shipped law.</summary>
public class PanelTests
{
    static readonly Party Us = Shipped.Ledger.Pack.Party(Shipped.Us);
    static readonly Lazy<DutyPanel> Year = new(() => Of(Shipped.Desk, "2025-02-01", "2026-03-01"));

    static DutyPanel Of(DutyDesk desk, string from, string? until)
    {
        DutyPanel panel = DutyPanel.Lay(
            desk,
            desk.ScheduleOf(Shipped.Us)!,
            Us.SpanOf(Day(from)).Start,
            until is null ? null : Us.SpanOf(Day(until)).Start
        );
        PanelFile.Compute(panel, (_, _) => { }, default);
        return panel;
    }

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    [Fact]
    public void Rows_cover_time_without_gap_or_overlap_for_each_line_and_origin()
    {
        DutyPanel panel = Year.Value;
        string[] origins = [.. panel.Origins.SelectMany(set => set).Distinct().Order()];
        var rows = new List<PanelRow>();
        for (int line = 0; line < panel.Lines; line += 17)
        {
            panel.Rows(line, rows);
            Assert.NotEmpty(rows);
            int[] sets = [.. rows.Select(row => row.Origins).Distinct()];
            Assert.Equal(origins, sets.SelectMany(set => panel.Origins[set]).Order());
            (int, int)[]? life = null;
            foreach (int set in sets)
            {
                PanelRow[] its = [.. rows.Where(row => row.Origins == set)];
                Assert.All(its, row => Assert.True(row.From < row.Until));
                Assert.All(its.Zip(its.Skip(1)), pair => Assert.True(pair.First.Until <= pair.Second.From));
                (int, int)[] covered = Joined(its);
                Assert.Equal(life ??= covered, covered);
            }
        }
    }

    /// <summary>Spans that touch as one: two lives of a line stay two.</summary>
    static (int, int)[] Joined(PanelRow[] rows)
    {
        var joined = new List<(int From, int Until)>();
        foreach (PanelRow row in rows)
        {
            if (joined.Count > 0 && joined[^1].Until == row.From)
                joined[^1] = (joined[^1].From, row.Until);
            else
                joined.Add((row.From, row.Until));
        }
        return [.. joined];
    }

    [Fact]
    public void A_row_begins_only_where_something_changes()
    {
        DutyPanel panel = Year.Value;
        var rows = new List<PanelRow>();
        for (int line = 0; line < panel.Lines; line += 23)
        {
            panel.Rows(line, rows);
            foreach ((PanelRow a, PanelRow b) in rows.Zip(rows.Skip(1)))
                Assert.True((a.Origins, a.Base, a.Layers) != (b.Origins, b.Base, b.Layers) || a.Until != b.From);
        }
    }

    /// <summary>The year of most steps; the month in which an origin lost the ordinary duty; the future, as known on a day.</summary>
    [Theory]
    [InlineData("2025-02-01", "2026-03-01", null, null)]
    [InlineData("2022-04-01", "2022-05-01", null, "BY")]
    [InlineData("2025-07-01", null, "2025-06-03", null)]
    public void A_cell_is_what_asking_gives(string first, string? until, string? known, string? origin)
    {
        DutyDesk desk = Shipped.DeskOn(known is null ? null : Day(known));
        DutyPanel panel = first == "2025-02-01" ? Year.Value : Of(desk, first, until);
        var random = new Random(1);
        var rows = new List<PanelRow>();
        int[] some = [.. Enumerable.Range(0, 120).Select(_ => random.Next(panel.Lines)), Ambiguous(panel)];
        foreach (int line in some)
        {
            panel.Rows(line, rows);
            if (origin is not null)
                rows.RemoveAll(row => !panel.Origins[row.Origins].Contains(origin));
            for (int i = 0; i < 2; i++)
            {
                PanelRow row = rows[random.Next(rows.Count)];
                ImmutableArray<string> members = panel.Origins[row.Origins];
                string from = origin ?? members[random.Next(members.Length)];
                Instant begin = panel.Moments[row.From],
                    end = panel.Moments[row.Until];
                Same(desk, panel, panel.Code(line), row, from, begin);
                Same(
                    desk,
                    panel,
                    panel.Code(line),
                    row,
                    from,
                    end == Instant.MaxValue ? begin + Duration.FromDays(900) : end - Duration.Epsilon
                );
            }
        }
    }

    static void Same(DutyDesk desk, DutyPanel panel, string code, PanelRow row, string from, Instant at)
    {
        DutyReply reply = desk.Ask(
            new(Shipped.Us, from, code, new When.Exactly(at, ""), Told.Nothing, Consignment.Untold)
        );
        string where = $"{code} {from} {at}";
        if (reply is DutyReply.Refused refused)
        {
            Assert.True(panel.Layers[row.Layers].Fault is not null, $"{where}: {refused.Reason}");
            return;
        }
        DutyAnswer answer = ((DutyReply.Answered)reply).Answer;
        PanelBase duty = panel.Bases[row.Base];
        Assert.Equal((where, answer.Base.Duty?.ToString() ?? ""), (where, duty.Text));
        Assert.Equal((where, answer.Unclaimed.Rate), (where, duty.Share + panel.Layers[row.Layers].Added(duty.Share)));
        Assert.Equal(
            answer
                .Layers.Where(layer => layer.Portion is not null)
                .Select(layer => layer.Portion!.Provision.Id)
                .Order(),
            panel.Layers[row.Layers].Charges.Select(charge => charge.Provision.Id).Order()
        );
    }

    /// <summary>A line of eight digits whose ten-digit codes lists tell apart.</summary>
    static int Ambiguous(DutyPanel panel) =>
        Enumerable.Range(0, panel.Lines).First(line => panel.Code(line) == "91069055");

    [Fact]
    public void The_same_panel_gives_the_same_bytes_and_compressed_it_is_the_same_text()
    {
        DutyPanel panel = Of(Shipped.Desk, "2025-04-01", "2025-05-01");
        byte[] one = Bytes(panel, gzip: true);
        Assert.Equal(one, Bytes(Of(Shipped.Desk, "2025-04-01", "2025-05-01"), gzip: true));
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(one), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        Assert.Equal(Bytes(panel, gzip: false), unpacked.ToArray());
        string text = Encoding.UTF8.GetString(unpacked.ToArray());
        Assert.StartsWith(PanelFile.Header + "\n0101210010,1,2025-04-01T00:00-04:00,", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    static byte[] Bytes(DutyPanel panel, bool gzip)
    {
        using var to = new MemoryStream();
        long rows = PanelFile.Write(panel, Us.Zone, to, gzip, (_, _) => { }, default);
        Assert.True(rows > panel.Lines);
        return to.ToArray();
    }

    [Fact]
    public void The_legends_name_every_number_once()
    {
        DutyPanel panel = Year.Value;
        using var to = new MemoryStream();
        PanelFile.WriteOrigins(panel, to);
        string[] rows = Encoding.UTF8.GetString(to.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(PanelFile.OriginsHeader, rows[0]);
        Assert.Equal(
            Enumerable.Range(1, panel.Origins.Length),
            rows.Skip(1).Select(row => int.Parse(row.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture))
        );
        to.SetLength(0);
        PanelFile.WriteLayers(panel, to);
        rows = Encoding.UTF8.GetString(to.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(PanelFile.LayersHeader, rows[0]);
        Assert.Equal(
            Enumerable.Range(1, panel.Layers.Length),
            rows.Skip(1)
                .Select(row => int.Parse(row.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture))
                .Distinct()
        );
    }
}
