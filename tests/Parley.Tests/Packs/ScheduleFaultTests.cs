using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>A small schedule of our own, whole and with each mistake that its author can make.</summary>
public sealed class ScheduleFaultTests : IDisposable
{
    const string Header = "code,from,until,known,basis,indent,units,general,special,other,inherited,description\n";

    readonly string folder = Path.Combine(Path.GetTempPath(), $"parley-schedule-{Guid.NewGuid():N}");

    public ScheduleFaultTests()
    {
        Directory.CreateDirectory(folder);
        Write(
            "schedule.yaml",
            """
            id: northmark
            importer: NM
            zone: Europe/Oslo
            title: Customs schedule of Northmark
            from: 2025-01-01
            through: 2025-12-31
            columns: {general: mfn}
            attribution: ours
            licence: MIT
            """
        );
        Write(
            "chapter-01.csv",
            Header + "01010000,2025-01-01,,2025-01-01,first,0,\"No., kg\",5%,,,0,\"Horses, \"\"wild\"\"\"\n"
        );
        Write("headings.csv", "code,description\n01,Animals\n0101,Horses:\n");
        Write("renumberings.csv", "old,new,date,part,known,source\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    [Fact]
    public void A_whole_schedule_is_read()
    {
        Schedule schedule = ScheduleFolder.LoadFolder(folder).Whole;
        ScheduleLine line = Assert
            .IsType<ScheduleAnswer.Found>(schedule.Find("01010000", new NodaTime.LocalDate(2025, 6, 1)))
            .Line;
        Assert.Equal("Horses, \"wild\"", line.Description);
        Assert.Equal(["No.", "kg"], line.Units);
        Assert.Equal(["01", "0101", "01010000"], schedule.PathOf(line, line.From).Select(text => text.Code));
        Assert.Equal("mfn", schedule.Head.Programmes.General);
    }

    [Fact]
    public void Windows_line_ends_are_read_alike()
    {
        string file = Path.Combine(folder, "chapter-01.csv");
        File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        Assert.Equal("Horses, \"wild\"", Assert.Single(ScheduleFolder.LoadFolder(folder).Whole.Lines).Description);
    }

    [Theory]
    [InlineData("01,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A", "BadId", 2)]
    [InlineData("0201,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A", "BadId", 2)]
    [InlineData("01.01,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A", "BadId", 2)]
    [InlineData("0101,1 May,,2025-01-01,first,0,kg,5%,,,0,A", "NotADate", 2)]
    [InlineData("0101,,,2025-01-01,first,0,kg,5%,,,0,A", "NotADate", 2)]
    [InlineData("0101,2025-02-30,,2025-01-01,first,0,kg,5%,,,0,A", "NoSuchDate", 2)]
    [InlineData("0101,2025-01-01,2024-01-01,2025-01-01,first,0,kg,5%,,,0,A", "EndsBeforeItBegins", 2)]
    [InlineData("0101,2025-01-01,,2025-01-01,guessed,0,kg,5%,,,0,A", "UnknownWord", 2)]
    [InlineData("0101,2025-01-01,,2025-01-01,first,x,kg,5%,,,0,A", "NotANumber", 2)]
    [InlineData("0101,2025-01-01,,2025-01-01,first,0,kg,5%,,,yes,A", "UnknownWord", 2)]
    [InlineData("0101,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A,B", "WrongColumns", 2)]
    [InlineData("0101,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,\"A", "Syntax", 2)]
    [InlineData(
        "0102,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A\n0101,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A",
        "OutOfOrder",
        3
    )]
    [InlineData(
        "0101,2025-02-01,,2025-02-01,legal,0,kg,5%,,,0,A\n0101,2025-01-01,,2025-01-01,first,0,kg,5%,,,0,A",
        "OutOfOrder",
        3
    )]
    public void A_mistake_in_a_line_is_told_where_it_is(string rows, string kind, int line)
    {
        Write("chapter-01.csv", Header + rows + "\n");
        Only(Enum.Parse<FaultKind>(kind), "chapter-01.csv", line);
    }

    [Theory]
    [InlineData("chapter-01.csv", "code,from\n", "WrongColumns", 1)]
    [InlineData("headings.csv", "code,description\n010,A\n", "BadId", 2)]
    [InlineData("headings.csv", "code,description\n01,A\n01,B\n", "DuplicateId", 3)]
    [InlineData("renumberings.csv", "old,new,date,part,known,source\n1,0101,2025-01-01,,2025-01-01,x\n", "BadId", 2)]
    [InlineData(
        "renumberings.csv",
        "old,new,date,part,known,source\n0102,0101,2025-01-01,half,2025-01-01,x\n",
        "UnknownWord",
        2
    )]
    [InlineData("chapters-01.csv", "", "UnexpectedFile", 0)]
    [InlineData("schedule.yaml", "id: a\nid: b\n", "Syntax", 2)]
    public void A_mistake_beside_the_lines_is_told_where_it_is(string file, string text, string kind, int line)
    {
        Write(file, text);
        Only(Enum.Parse<FaultKind>(kind), file, line);
    }

    [Fact]
    public void A_head_without_its_keys_is_told_all_of_them()
    {
        Write("schedule.yaml", "id: northmark\nthrough: 2025-01-01\nfrom: 2025-02-01\n");
        FaultKind[] kinds = [.. ScheduleFolder.LoadFolder(folder).Faults.Select(fault => fault.Kind)];
        Assert.Contains(FaultKind.EndsBeforeItBegins, kinds);
        Assert.Equal(6, kinds.Count(kind => kind == FaultKind.MissingKey));
    }

    [Fact]
    public void A_file_that_is_not_text_is_a_fault()
    {
        File.WriteAllBytes(Path.Combine(folder, "headings.csv"), [0x63, 0xff, 0xfe]);
        Assert.Contains(ScheduleFolder.LoadFolder(folder).Faults, fault => fault.Kind == FaultKind.Unreadable);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault() =>
        Assert.Equal(
            FaultKind.Unreadable,
            Assert.Single(ScheduleFolder.LoadFolder(Path.Combine(folder, "none")).Faults).Kind
        );

    void Only(FaultKind kind, string file, int line)
    {
        LoadedSchedule loaded = ScheduleFolder.LoadFolder(folder);
        Assert.Null(loaded.Schedule);
        Fault fault = Assert.Single(loaded.Faults);
        Assert.Equal((kind, $"{folder}/{file}", line), (fault.Kind, fault.File, fault.Line));
        Assert.Equal("docs/reference/schedules.md", fault.Manual);
    }
}
