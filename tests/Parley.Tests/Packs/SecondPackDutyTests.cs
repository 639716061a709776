using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>
/// Duties by code in a conflict that does not exist, with its own schedules, worked out by hand: nothing in the engine knows a
/// country, a programme or a law.
/// </summary>
public class SecondPackDutyTests
{
    static Answered Ask(string line) => Cli.RunLine($"parley tariff {line} --record \"{SecondPack.Folder}\"");

    /// <summary>Importer, origin, code, time, day of knowing, three that are not told, claims; and the total.</summary>
    static readonly string[] Totals =
    [
        // Wine: base 6.5%; 20% from 22 February 2021; the surcharge in its steps; the harbour levy from October 2021 until it is void.
        "XN,XS,2204.21.00,2021-02-21,,,,, = 0.065",
        "XN,XS,2204.21.00,2021-02-22,,,,, = 0.265",
        "XN,XS,2204.21.00,2021-03-15,,,,, = 0.315",
        "XN,XS,2204.21.00,2021-08-01T00:00+02:00,,,,, = 0.415",
        "XN,XS,2204.21.00,2021-08-01T00:01+02:00,,,,, = 0.325",
        "XN,XS,2204.21.00,2021-12-01,,,,, = 0.355",
        "XN,XS,2204.21.00,2022-05-15,,,,, = 0.445",
        "XN,XS,2204.21.00,2022-05-16,,,,, = 0.415",
        "XN,XS,2204.21.00,2022-10-01,,,,, = 0.305",
        "XN,XS,2204.21.00,2023-10-01,,,,, = 0.285",
        // In bulk it is left out of the list at eight digits.
        "XN,XS,2204.29.90,2021-06-01,,,,, = 0.19",
        // What was known: the surcharge returns in November, until the order of 25 October.
        "XN,XS,2204.21.00,2021-11-15,2021-08-15,,,, = 0.415",
        "XN,XS,2204.21.00,2021-11-15,2021-10-24,,,, = 0.445",
        "XN,XS,2204.21.00,2021-11-15,2021-10-25,,,, = 0.355",
        // The last column, for a year; a preference; one that has lapsed.
        "XN,XP,2204.21.00,2021-07-01,,,,, = 0.4",
        "XN,XP,2204.21.00,2022-07-01,,,,, = 0.065",
        "XN,XV,2204.21.00,2022-07-01,,,,,P = 0",
        "XS,XN,0305.41.0000,2022-04-01,,,,, = 0.29",
        "XS,XN,0305.41.0000,2022-04-01,,,,,S = 0.17",
        "XS,XN,0305.41.0000,2023-02-01,,,,,S = 0.15",
        // Glass: ampoules are left out at ten digits; the pact pays up to a total in place of the duty against dumping.
        "XN,XS,7010.90.1000,2021-06-20,,,,, = 0.2",
        "XN,XS,7010.90.9000,2021-06-20,,,,, = 0.31",
        "XN,XM,7010.90.9000,2021-08-01,,,,, = 0.16",
        "XN,XM,7010.90.9000,2022-04-01,,,,, = 0.15",
        "XN,XM,7010.90.9000,2022-06-01,,,,, = 0.12",
        "XN,XM,7010.90.9000,2022-06-01,,,,,P = 0.12",
        "XN,XM,7010.90.9000,2022-04-01,2021-11-30,,,, = 0.19",
        // Exclusions must be claimed; vaccines join the list in September 2021.
        "XN,XS,3004.90.00,2021-06-01,,,,, = 0.17",
        "XN,XS,3004.90.00,2021-06-01,,,,,xn-medicines = 0.02",
        "XN,XS,3004.90.00,2021-06-01,,,,,XN-EXC-MED = 0.02",
        "XN,XS,3002.41.00,2021-08-31,,,,,* = 0.06",
        "XN,XS,3002.41.00,2021-09-01,,,,,* = 0",
        // Machines: 30% on the steel in them, the surcharge on the rest, and from July 2022 none where steel is charged.
        "XN,XS,8422.30.10,2022-04-01,,,,, = 0.36",
        "XN,XS,8422.30.00,2022-08-01,,,,, = 0.33",
        "XN,XS,8438.50.00,2022-11-01,,,,, = 0.315",
        "XN,XS,8438.50.00,2023-02-01,,,,, = 0.055",
        "XN,XS,8438.50.00,2023-02-01,2022-11-29,,,, = 0.315",
        "XN,XV,8438.50.00,2022-11-01,,,,, = 0.015",
        // A duty that was printed on 10 March 2022 with effect from the first.
        "XS,XN,0305.41.0000,2022-03-05,2022-03-09,,,, = 0.27",
        "XS,XN,0305.41.0000,2022-03-05,2022-03-10,,,, = 0.29",
        "XS,XN,0303.11.0000,2021-12-01,,,,, = 0.31",
        "XS,XN,headline,2022-04-01,,,,, = 0.17",
    ];

    [Fact]
    public void Totals_are_what_the_law_says()
    {
        string questions = string.Concat(Totals.Select((row, i) => $"{i},{row.Split(" = ")[0]}\n"));
        (_, List<string[]> rows) = Cases(questions);
        string[] wrong =
        [
            .. Totals
                .Select(
                    (row, i) => (Row: row, Found: rows.Single(r => r[0] == $"{i}" && r[1] is "total" or "fault")[2])
                )
                .Where(one => one.Row.Split(" = ")[1] != one.Found)
                .Select(one => $"{one.Row}, found {one.Found}"),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    static (int Code, List<string[]> Rows) Cases(string questions)
    {
        string file = Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, CaseFile.Header + "\n" + questions);
        Answered answered = Ask($"--cases \"{file}\"");
        File.Delete(file);
        return (
            answered.Code,
            [.. answered.Out.Split('\n').Skip(1).Where(row => row.Length > 0).Select(row => row.Split(','))]
        );
    }

    [Theory]
    [InlineData("8422.30.10 --into XN --from XS --on 2022-04-01 --share steel=40%", "0.27")]
    [InlineData("8422.30.10 --into XN --from XS --on 2022-04-01 --meets xn-at-sea", "0.21")]
    [InlineData("8422.30.10 --into XN --from XS --on 2022-08-01 --share steel=40%", "0.15")]
    [InlineData("8422.30.10 --into XN --from XS --on 2022-08-01 --share steel=0%", "0.18")]
    [InlineData("8422.30.10 --into XN --from XS --on 2022-08-01 --meets xn-own-steel", "0.18")]
    public void A_total_with_facts_and_shares_told_is_what_the_law_says(string line, string total)
    {
        Answered answered = Ask(line + " --csv");
        Assert.True(answered.Code == 0, answered.Error);
        Assert.Equal(total, Total(answered.Out)[1]);
    }

    /// <summary>10¢/kg + 2% and 25¢/kg, 18%, 2% of stamps; by weight there is no counter-duty.</summary>
    [Theory]
    [InlineData("0302.14.0000 --into XS --from XN --on 2022-04-01", "255.00")]
    [InlineData("0303.11.0000 --into XS --from XN --on 2022-04-01", "305.00")]
    [InlineData("0302.14.0000 --into XS --from XM --on 2022-04-01", "75.00")]
    [InlineData("0302.14.0000 --into XS --from XN --on 2021-04-01", "250.00")]
    public void An_amount_is_what_the_law_says(string line, string usd)
    {
        Answered answered = Ask(line + " --value 1000 --quantity \"100 kg\" --csv");
        Assert.True(answered.Code == 0, answered.Error);
        Assert.Equal(usd, Total(answered.Out)[2]);
    }

    static string[] Total(string csv) =>
        csv.Split('\n').Single(line => line.StartsWith("total,", StringComparison.Ordinal)).Split(',');

    [Fact]
    public void Many_questions_are_answered_at_once_and_the_bad_ones_told()
    {
        (int code, List<string[]> rows) = Cases(
            "wine,XN,XS,2204.21.00,2021-12-01,,,,,\nsalmon,XS,XN,0302140000,2022-04-01,,1000,100,kg,"
                + "\nnone,XN,XQ,22042100,2022-07-01,,,,,\nshort,XN,XS,22042100\n"
                + "zero,XS,XN,302140000,2022-04-01,,1000,100,kg,\nlast,XS,XN,headline,2022-04-01,,,,,\n"
        );
        Assert.Equal(3, code);
        IEnumerable<string> told = rows.Where(row => row[1] is "total" or "fault")
            .Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]}".TrimEnd());
        Assert.Equal(
            ["wine total 0.355", "salmon total  255.00", "none fault", "short fault", "zero fault", "last total 0.17"],
            told
        );
    }

    [Fact]
    public void A_programme_is_one_of_the_pack_and_of_nothing_else()
    {
        string told = Ask("8422.30.10 --into XN --from XS --on 2022-04-01 --json").Out;
        Assert.Contains("xn-surcharge", told, StringComparison.Ordinal);
        Assert.DoesNotContain("s232", told, StringComparison.Ordinal);
        Assert.DoesNotContain("mfn", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_provisions_of_one_group_that_both_charge_are_told_with_the_first_code_origin_and_instant()
    {
        string rules = SecondPack.File("interactions/all.yaml");
        int first = rules.IndexOf("  - id: xn-glass-pact-first", StringComparison.Ordinal),
            next = rules.IndexOf("  - id: xs-weight-first", StringComparison.Ordinal);
        PackText pack = SecondPack.With("interactions/all.yaml", rules[..first] + rules[next..]);
        DutyLaw law = DutyLoader.Load(pack, SecondPack.Ledger).Whole;
        Schedule[] schedules =
        [
            ScheduleFolder.LoadFolder(SecondPack.Folder + "/schedules/northmark").Whole,
            ScheduleFolder.LoadFolder(SecondPack.Folder + "/schedules/southreach").Whole,
        ];
        Fault fault = Assert.Single(DutyCheck.Rivals(law, [.. schedules], pack.Root));
        Assert.Equal(
            "Two rules that both claim to win: xn-glass-dumped and xn-glass-floor of the group xn-glass both charge "
                + "7010.90.90.00 of XM at 2022-01-01T00:00+01:00.",
            fault.Found
        );
        Assert.Equal("northmark-southreach/provisions/xn.yaml", fault.File);
        Assert.Equal("docs/reference/record.md#provisions", fault.Manual);
        Assert.Empty(DutyCheck.Rivals(SecondPack.Law, [.. schedules], pack.Root));
        Assert.NotEmpty(DutyCheck.Rivals(law, [], pack.Root));
    }

    [Fact]
    public void A_schedule_of_nobody_or_for_no_group_is_told_by_the_check()
    {
        Schedule whole = ScheduleFolder.LoadFolder(SecondPack.Folder + "/schedules/northmark").Whole;
        Assert.Empty(DutyCheck.Schedules(SecondPack.Law, [whole], "r"));
        Assert.Equal(
            [FaultKind.UnknownParty, FaultKind.UnknownReference],
            DutyCheck.Schedules(Shipped.Law, [whole], "r").Select(fault => fault.Kind)
        );
        Assert.Equal(
            [FaultKind.DuplicateId, FaultKind.DuplicateId],
            DutyCheck.Schedules(SecondPack.Law, [whole, whole], "r").Select(fault => fault.Kind)
        );
    }
}
