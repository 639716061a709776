using System.Globalization;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Questions with answers read from the law by hand, each with its source.</summary>
public class CaseTests
{
    public static TheoryData<string> Files() =>
        [
            .. Directory
                .GetFiles(Repository.At("tests", "Parley.Tests", "Cases"), "*.csv")
                .Select(f => Path.GetFileName(f)!)
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_is_answered_as_its_source_says(string file)
    {
        string path = Repository.At("tests", "Parley.Tests", "Cases", file);
        List<(int Line, List<string> Fields)> rows = Parley.IO.Packs.Csv.Rows(File.ReadAllText(path), out _);
        Assert.Equal(CaseFile.Header + ",programme,rate,source", string.Join(',', rows[0].Fields));
        List<string> wrong = [];
        foreach ((int line, List<string> fields) in rows.Skip(1))
        {
            string found = Found(fields);
            if (found != Expected(fields[11]))
                wrong.Add($"{file}:{line} {string.Join(',', fields.Take(12))}: found {found}; {fields[12]}");
        }
        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {rows.Count - 1} cases are wrong:\n" + string.Join("\n", wrong)
        );
    }

    static string Expected(string rate) =>
        decimal.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? CaseRows.Fraction(new(number))
            : rate;

    /// <summary>
    /// The rate of the programme that the case asks about, or its amount where the case names one in dollars; a programme
    /// without a row charges nothing.
    /// </summary>
    static string Found(List<string> fields)
    {
        string question = string.Join(',', fields.Take(10)) + "\n";
        using var answers = new StringWriter();
        CaseFile.Answer(new StringReader(question), answers, Shipped.DeskOn, _ => { }, default);
        List<List<string>> rows =
        [
            .. Parley.IO.Packs.Csv.Rows(answers.ToString(), out _).Skip(1).Select(row => row.Fields),
        ];
        if (rows is [[_, CaseRow.Fault, _, _, _, _, var why]])
            return fields[10] == CaseRow.Fault ? fields[11] : $"fault: {why}";
        return rows.Find(row => row[1] == fields[10]) is { } row
            ? fields[11].StartsWith('$')
                ? "$" + row[3]
                : row[2]
            : "0";
    }
}
