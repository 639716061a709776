using System.Globalization;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.Tests.Facts;

/// <summary>
/// The tables that the record was built from, reduced to ids, days, rates and confidence (record-rows.csv): every row is an entry,
/// every entry but those named here is a row, and what the engine derives is what the tables say.
/// </summary>
public class RowTests
{
    /// <summary>Entries of our own beside the rows, each with its reason.</summary>
    static readonly string[] Ours =
    [
        "US-IEEPA-R-34", // The country rate of 34% that 84% replaced before it began: without it 2 April 2025 cannot be asked about.
        // The stages of the solar safeguard, U.S. note 18(f): the row has one rate for all eight years.
        "US-201-SOLAR-2019",
        "US-201-SOLAR-2020",
        "US-201-SOLAR-2021-PLAN",
        "US-201-SOLAR-2021",
        "US-201-SOLAR-2022",
        "US-201-SOLAR-2023",
        "US-201-SOLAR-2024",
        "US-201-SOLAR-2025",
    ];

    /// <summary>Rows whose days or rates the record states otherwise, each with its reason.</summary>
    static readonly Dictionary<string, string> Otherwise = new()
    {
        ["US-EC-50-SUSP"] = "The suspension runs through 9 November 2026, so it ends at the start of the tenth.",
        ["US-DEMIN-POST-30"] = "The planned day is kept; it was replaced at that moment and never in force.",
        ["CN-2025-4-34"] = "As above.",
        ["CN-EC-55"] = "The planned day of 8 November 2025 is kept; the suspension of 7 November came first.",
        ["CN-EC-56"] = "As above.",
        ["CN-EC-57"] = "As above.",
        ["CN-EC-58"] = "As above.",
        ["US-201-SOLAR"] =
            "The row is the first of nine stages: note 18(f) of the schedule prints a rate for each year.",
        ["US-301-L4B"] = "The planned day of 15 December 2019 is kept; it is held open from then.",
        ["CN-301-R4B"] = "As above.",
        ["US-IEEPA-100-THREAT"] = "The threatened day is kept; a threat is never in force.",
        ["US-301-L123-30"] = "As above.",
    };

    static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Repository.At("tests", "Parley.Tests", "Facts", "record-rows.csv"))
            .Skip(1)
            .Select(line => line.Split(',')),
    ];

    [Fact]
    public void Every_row_is_an_entry_and_every_entry_is_a_row_or_named_as_ours()
    {
        Ledger ledger = Shipped.Ledger;
        string[] entries =
        [
            .. ledger.Measures.Select(e => e.Id),
            .. ledger.Commitments.Select(e => e.Id),
            .. ledger.Events.Select(e => e.Id),
            .. ledger.Statements.Select(e => e.Id),
            .. ledger.Figures.Select(e => e.Id),
        ];
        Assert.Equal(127 + 49 + 87 + 63 + 127, Rows.Count);
        Assert.Equal(
            Rows.Select(row => row[1]).Concat(Ours).Order(StringComparer.Ordinal),
            entries.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_entry_has_its_rows_confidence() =>
        Assert.All(Rows, row => Assert.Equal(row[7], Words.Confidences.Word(Shipped.Ledger.Find(row[1])!.Confidence)));

    [Fact]
    public void Every_figure_has_its_rows_value() =>
        Assert.All(
            Rows.Where(row => row[0] == "figures"),
            row =>
                Assert.Equal(
                    decimal.Parse(row[6], CultureInfo.InvariantCulture),
                    ((Figure)Shipped.Ledger.Find(row[1])!).Value
                )
        );

    [Fact]
    public void Every_measure_begins_when_its_row_says() =>
        Assert.All(
            Measures(),
            row =>
            {
                Standing standing = Find(row[1]);
                Assert.Equal(row[2], standing.Measure.By.Code);
                Assert.Equal(row[3], standing.Measure.Announced.Written);
                Assert.Equal(row[4], standing.Begins?.Written ?? "");
            }
        );

    [Fact]
    public void Every_measure_stops_applying_when_its_row_says() =>
        Assert.All(
            Measures().Where(row => row[5].Length > 0),
            row =>
            {
                Standing standing = Find(row[1]);
                Party by = Shipped.Ledger.Pack.Party(standing.Measure.By);
                Times.Moment(row[5], by.Zone, out Moment? expected);
                Instant? ends = standing.Ends?.AppliedUntil?.At ?? standing.Ends?.At.At;
                Instant? suspended = standing
                    .Suspensions.Where(s => standing.Operates is not null && s.From.At > standing.Operates.At)
                    .Select(s => (Instant?)s.From.At)
                    .Min();
                Instant? returns = standing.Suspensions.Where(s => s.By is null).Select(s => s.To?.At).Max();
                Assert.Contains(expected!.At, (IEnumerable<Instant?>)[ends, suspended, returns]);
            }
        );

    [Fact]
    public void Every_measure_charges_its_rows_rate() =>
        Assert.All(
            Measures().Where(row => row[6].Length > 0),
            row =>
            {
                decimal rate = Find(row[1]).Measure.Charge switch
                {
                    Charge.AdValorem duty => duty.Rate.Fraction * 100,
                    Charge.Specific fee => fee.Amount,
                    _ => -1,
                };
                Assert.Equal(decimal.Parse(row[6], CultureInfo.InvariantCulture), rate);
            }
        );

    [Fact]
    public void Every_measure_reaches_some_answer() =>
        Assert.All(
            Shipped.Ledger.Measures,
            measure =>
            {
                ConflictState state = Shipped.Ledger.At(
                    new When.Day(LocalDate.Max(measure.Announced.Last, Shipped.Ledger.Pack.From))
                );
                Assert.Contains(state.Measures, m => m.Measure.Id == measure.Id);
                string page = Parley.Briefing.TextPage.Of(Parley.Briefing.StatePage.Of(state), 400);
                Assert.Contains(measure.Id + ":", page, StringComparison.Ordinal);
            }
        );

    static IEnumerable<string[]> Measures() =>
        Rows.Where(row => row[0] == "measures" && !Otherwise.ContainsKey(row[1]));

    static Standing Find(string id) => Shipped.Ledger.Standings.First(standing => standing.Measure.Id == id);
}
