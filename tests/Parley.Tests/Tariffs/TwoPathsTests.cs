using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>
/// Two ways to one answer over the shipped law: cases put together from compiled tables and texts at hand, and a desk that
/// goes through the law for each question.
/// </summary>
public class TwoPathsTests
{
    static readonly DutyDesk Plain = new(Shipped.Law, Shipped.Schedules);

    static readonly ImmutableArray<(string Into, string Code)> Codes =
    [
        .. Shipped.Schedules.SelectMany(schedule =>
            schedule
                .Lines.Where(line => line.Code.Length == CodeRange.Full)
                .Select(line => (schedule.Head.Importer.Code, line.Code))
        ),
    ];

    static readonly ImmutableArray<string> Origins = [.. Shipped.Law.Origins.Select(origin => origin.Code)];

    static readonly Gen<string> Cases = Gen.Select(
        Gen.Int[0, Codes.Length - 1],
        Gen.Int[0, 2 * Origins.Length],
        Gen.Int[0, 3_300],
        Gen.Int[0, 23],
        Gen.Int[0, 5],
        Gen.Int[0, 5],
        (code, origin, day, hour, value, claim) =>
        {
            (string into, string digits) = Codes[code];
            string from =
                into == "CN" ? "US"
                : origin < Origins.Length ? Origins[origin]
                : "CN";
            LocalDate date = new LocalDate(2017, 9, 1).PlusDays(day);
            string at = hour > 12 ? $"{Days.Write(date)}T{hour:00}:01+00:00" : Days.Write(date);
            string usd = value > 2 ? (value * 1234.56m).ToString(CultureInfo.InvariantCulture) : "";
            string quantity = value == 5 ? "120,kg" : ",";
            string cut = value == 0 ? digits[..8] : digits;
            return $"x,{into},{from},{cut},{at},,{usd},{quantity},{(claim == 0 ? "*" : "")}";
        }
    );

    static string Quick(string row)
    {
        using var answers = new StringWriter();
        CaseFile.Answer(new StringReader(row), answers, Shipped.DeskOn, _ => { }, default);
        return answers.ToString();
    }

    static string Slow(string row)
    {
        using var answers = new StringWriter();
        CaseFile.Answer(new StringReader(row), answers, _ => Plain, _ => { }, default);
        return answers.ToString();
    }

    [Fact]
    public void Compiled_tables_and_going_through_the_law_answer_alike() =>
        Cases.Sample(row => Assert.Equal(Slow(row), Quick(row)), iter: 400, threads: 1);

    [Fact]
    public void The_sum_of_the_layers_is_the_total() =>
        Cases.Sample(
            row =>
            {
                List<List<string>> rows =
                [
                    .. Parley.IO.Packs.Csv.Rows(Quick(row), out _).Skip(1).Select(line => line.Fields),
                ];
                if (rows.Count == 1 || rows.Exists(r => r[1] != "total" && r[2].Length == 0))
                    return;
                decimal sum = rows.SkipLast(1).Sum(r => decimal.Parse(r[2], CultureInfo.InvariantCulture));
                Assert.Equal(sum, decimal.Parse(rows[^1][2], CultureInfo.InvariantCulture));
            },
            iter: 2_000,
            threads: 1
        );
}
