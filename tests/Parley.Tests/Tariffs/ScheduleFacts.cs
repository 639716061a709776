using NodaTime;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>
/// Lines as the Harmonized Tariff Schedule of the United States prints them, chapter by chapter, and its change records;
/// read there, not in the files that are tested.
/// </summary>
public class ScheduleFacts
{
    static readonly Schedule Us = ScheduleFolder.Shipped("us");

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    static ScheduleLine Line(string code, string day) =>
        Assert.IsType<ScheduleAnswer.Found>(Us.Find(code, Day(day))).Line;

    /// <summary>Columns 1 general and 2, HTS 2025 Basic to 2026 Revision 10, chapter of the code's first two digits.</summary>
    [Theory]
    [InlineData("01012100", "Free", "Free")]
    [InlineData("0101300000", "6.8%", "15%")]
    [InlineData("02013080", "26.4%", "31.1%")]
    [InlineData("08051000", "1.9¢/kg", "2.2¢/kg")]
    [InlineData("10059020", "0.05¢/kg", "0.98¢/kg")]
    [InlineData("10019900", "0.35¢/kg", "1.5¢/kg")]
    [InlineData("12019000", "Free", "4.4¢/kg")]
    [InlineData("17019950", "35.74¢/kg", "42.05¢/kg")]
    [InlineData("22030000", "Free", "13.2¢/liter")]
    [InlineData("27090020", "10.5¢/bbl", "21¢/bbl")]
    [InlineData("39232100", "3%", "80%")]
    [InlineData("40111010", "4%", "10%")]
    [InlineData("42021221", "20%", "45%")]
    [InlineData("61091000", "16.5%", "90%")]
    [InlineData("61102020", "16.5%", "50%")]
    [InlineData("64039960", "8.5%", "20%")]
    [InlineData("69111080", "20.8%", "75%")]
    [InlineData("72083600", "Free", "20%")]
    [InlineData("73181520", "Free", "3.5%")]
    [InlineData("76069130", "3%", "13.5%")]
    [InlineData("84713001", "Free", "35%")]
    [InlineData("85076000", "3.4%", "40%")]
    [InlineData("85171300", "Free", "35%")]
    [InlineData("85176200", "Free", "35%")]
    [InlineData("85414300", "Free", "35%")]
    [InlineData("87032301", "2.5%", "10%")]
    [InlineData("87042101", "25%", "25%")]
    [InlineData("87120015", "11%", "30%")]
    [InlineData("90065915", "Free", "20%")]
    [InlineData("94036080", "Free", "40%")]
    [InlineData("95030000", "Free", "70%")]
    public void A_line_prints_its_ordinary_duty_and_column_2(string code, string general, string other)
    {
        foreach (string day in (string[])["2025-01-01", "2025-09-01", "2026-06-01"])
        {
            DutyColumns duties = Line(code, day).Duties;
            Assert.Equal((general, other), (duties.General, duties.Other));
        }
    }

    /// <summary>Statistical lines print no duty; their article's is theirs. HTS 2025 Revision 10, chapters 85, 87, 90.</summary>
    [Theory]
    [InlineData("8507600010", "3.4%")]
    [InlineData("8507600020", "3.4%")]
    [InlineData("8517620090", "Free")]
    [InlineData("8703230140", "2.5%")]
    [InlineData("9006591520", "Free")]
    public void A_statistical_line_inherits(string code, string general)
    {
        ScheduleLine line = Line(code, "2025-05-01");
        Assert.True(line.Inherited);
        Assert.Equal(general, line.Duties.General);
    }

    /// <summary>Change records of 2025 Revision 16, 2026 Revisions 2 to 4 and 8, 2026 Basic.</summary>
    [Theory]
    [InlineData("8413919065", "2025-07-01", "2025-07-01", SpanBasis.Published)]
    [InlineData("9403200075", "2025-07-01", "2025-08-01", SpanBasis.Legal)]
    [InlineData("8541430010", "2026-02-01", "2026-02-25", SpanBasis.Legal)]
    [InlineData("7602000035", "2026-02-01", "2026-02-12", SpanBasis.Legal)]
    [InlineData("98191112", "2025-10-01", "2026-05-22", SpanBasis.Legal)]
    [InlineData("0901110035", "2025-07-01", "2025-07-01", SpanBasis.Legal)]
    [InlineData("2404120590", "2026-02-01", "2026-02-01", SpanBasis.Legal)]
    public void A_change_counts_from_its_day_in_law(string code, string from, string known, SpanBasis basis)
    {
        ScheduleLine line = Line(code, "2026-06-01");
        Assert.Equal((Day(from), Day(known), basis), (line.From, line.Known, line.Basis));
    }

    /// <summary>Section 484(f) changes of 2026-02-01 (change record of 2026 Revision 2) and 2025-07-01.</summary>
    [Theory]
    [InlineData("8431491090", "2026-02-01", "8431491070 8431491080", true)]
    [InlineData("8431499030", "2026-02-01", "8431499032 8431499034", true)]
    [InlineData("8431499044", "2026-02-01", "8431499039 8431499041", true)]
    [InlineData("2404120500", "2026-02-01", "2404120590", true)]
    [InlineData("2825600000", "2025-07-01", "2825600010 2825600020 2825600050", true)]
    [InlineData("7013371010", "2025-07-01", "7013371001", true)]
    [InlineData("8507600020", "2026-02-01", "8507600030", true)]
    [InlineData("8431491070", "2026-01-31", "8431491090", false)]
    [InlineData("2825600020", "2025-06-30", "2825600000", false)]
    [InlineData("8431491070", "2019-06-01", "8431491090", false)]
    public void A_code_that_is_not_there_leads_to_those_that_are(string code, string day, string others, bool givenUp)
    {
        var moved = Assert.IsType<ScheduleAnswer.Renumbered>(Us.Find(code, Day(day)));
        Assert.Equal(givenUp, moved.GivenUp);
        Assert.True(moved.SameDuties);
        Assert.All(others.Split(' '), other => Assert.Contains(other, moved.Lines.Select(line => line.Code)));
    }

    [Fact]
    public void A_renumbering_is_not_known_before_it_is_published()
    {
        Assert.IsType<ScheduleAnswer.Found>(Us.Find("8431491090", Day("2026-03-01"), Day("2026-01-31")));
        Assert.IsType<ScheduleAnswer.Suffix>(Us.Find("8431491070", Day("2026-03-01"), Day("2026-01-31")));
        Assert.IsType<ScheduleAnswer.Renumbered>(Us.Find("8431491090", Day("2026-03-01"), Day("2026-02-01")));
    }

    /// <summary>
    /// 3921.12.19: "CO" was added to the special column in 2026 Basic, with effect in law long before coverage begins.
    /// </summary>
    [Fact]
    public void A_correction_of_old_law_is_seen_by_those_who_know_it()
    {
        string Special(string? knownOn) =>
            Us.LineAt("39211219", Day("2025-06-01"), knownOn is null ? null : Day(knownOn))!.Duties.Special;
        Assert.DoesNotContain(",CO,", Special("2025-12-31"), StringComparison.Ordinal);
        Assert.Contains(",CO,", Special("2026-01-01"), StringComparison.Ordinal);
        Assert.Contains(",CO,", Special(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8517620091", "85176200")]
    [InlineData("7013371099", "7013371001")]
    public void An_unknown_suffix_is_answered_by_its_article(string code, string article) =>
        Assert.Equal(article, Assert.IsType<ScheduleAnswer.Suffix>(Us.Find(code, Day("2026-06-01"))).Article.Code);

    [Theory]
    [InlineData("8517", 15, true)]
    [InlineData("0101", 7, false)]
    [InlineData("850760", 3, true)]
    public void A_short_code_covers_lines(string code, int lines, bool same)
    {
        var many = Assert.IsType<ScheduleAnswer.Many>(Us.Find(code, Day("2026-06-01")));
        Assert.Equal((lines, same), (many.Lines.Length, many.SameDuties));
    }

    [Theory]
    [InlineData("8599", "8529")]
    [InlineData("8517620x", null)]
    [InlineData("7712345678", null)]
    [InlineData("8", null)]
    [InlineData("", null)]
    public void A_code_that_is_none_is_told_its_nearest(string code, string? near)
    {
        var unknown = Assert.IsType<ScheduleAnswer.Unknown>(Us.Find(code, Day("2026-06-01")));
        if (near is null)
            Assert.Empty(unknown.Nearest);
        else
            Assert.Contains(near, unknown.Nearest);
    }

    [Theory]
    [InlineData("lithium-ion batteries", "85076000")]
    [InlineData("battery lithium ion", "85076000")]
    [InlineData("smartphone", "8517130000")]
    [InlineData("toys", "95030000")]
    [InlineData("soybeans", "1201900095")]
    [InlineData("bicycles", "87120015")]
    [InlineData("wooden bedroom furniture", "94035090")]
    [InlineData("photovoltaic cells in modules", "85414300")]
    [InlineData("live horses", "01012900")]
    [InlineData("umbrella", "6601100000")]
    public void Goods_are_found_by_words(string words, string code)
    {
        var found = Us.Search.Find(words, Day("2026-06-01")).Select(hit => hit.Line.Code).ToList();
        Assert.Contains(code[..8], found.Take(8).Select(other => other[..8]));
        Assert.Equal(found, Us.Search.Find(words, Day("2026-06-01")).Select(hit => hit.Line.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("other than of the")]
    [InlineData("zzyzx")]
    public void Words_that_say_nothing_find_nothing(string words) =>
        Assert.Empty(Us.Search.Find(words, Day("2026-06-01")));

    [Fact]
    public void A_search_finds_what_there_is_on_its_day()
    {
        var hits = Us.Search.Find("recyclable beverage containers", Day("2026-06-01"));
        Assert.Equal("Recyclable used beverage containers", hits[0].Line.Description);
        hits = Us.Search.Find("recyclable beverage containers", Day("2025-06-01"));
        Assert.Equal("Recyclable beverage containers", hits[0].Line.Description);
    }
}
