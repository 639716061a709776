using System.Diagnostics;
using System.Text;
using CsCheck;
using NodaTime;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>
/// Whatever a pack's files hold, loading gives a ledger or faults, and never throws; and what loads can be answered from.
/// A failing sample prints its seed: <c>CsCheck_Seed=... ./test</c> runs it again.
/// </summary>
public class RobustnessTests
{
    static readonly Gen<string> AnyFile = Gen.OneOf([
        .. SecondPack
            .Text.Files.Select(file => file.Path)
            .Where(path => !path.StartsWith("schedules/", StringComparison.Ordinal)),
    ]);

    /// <summary>Letters, marks of YAML and CSV, breaks, and now and then any character at all.</summary>
    static readonly Gen<string> Garbage = Gen.Frequency(
            (8, Gen.OneOf([.. ":-[]{},\"'&*!|>%@`#?\n\t\r 0aZ."])),
            (1, Gen.Char)
        )
        .Array[0, 300]
        .Select(letters => new string(letters));

    /// <summary>Pieces of what a pack has, in no order.</summary>
    static readonly Gen<string> Shreds = Gen.OneOf(
            "- id: X-1\n",
            "  ",
            "from: 2021-03-15T00:00+01:00\n",
            "rate: 5%\n",
            "rate: 99999999999999999999999999999\n",
            "measures:\n",
            "- {known: 2021-01-01, ",
            "cite: [northmark-gazette]\n",
            "kind: tariff\n",
            "until: 9999-12-31\n",
            "held_until: open\n",
            "text: }\n",
            "by: XN\n",
            "[",
            "]\n",
            "goods: all\n",
            "---\n",
            "...\n",
            "announced: 0001-01\n",
            "%YAML 9.9\n",
            "? ",
            ": ",
            "\"",
            "\\",
            "<<: ",
            "known: -2021-01-01\n",
            "replaces: [X-1]\n",
            "provisions:\n",
            "interactions:\n",
            "lists:\n- {id: wine, by: XN}\n",
            "steps:\n",
            "rate: total 15%\n",
            "if: [xn-sur]\n",
            "on: [xn-surcharge]\n",
            "then: rest\n",
            "origins: [ALL]\n",
            "products: [-wine]\n",
            "conditions: [",
            "exempts: [xn-sur]\n",
            "code,from,until,known\n",
            "-2204,,,\n",
            "22,2021-01-01,,0001-01-01\n",
            "\u0085",
            "\uFEFF",
            "\uD800"
        )
        .Array[0, 40]
        .Select(string.Concat);

    [Fact]
    public void Garbage_in_place_of_a_file_gives_a_fault() =>
        Gen.Select(AnyFile, Garbage).Sample((path, text) => Stands(SecondPack.With(path, text)), iter: 300);

    [Fact]
    public void Shreds_of_a_pack_in_place_of_a_file_give_a_fault() =>
        Gen.Select(AnyFile, Shreds).Sample((path, text) => Stands(SecondPack.With(path, text)), iter: 300);

    [Fact]
    public void A_file_that_breaks_off_anywhere_gives_a_ledger_or_a_fault() =>
        Gen.Select(AnyFile, Gen.Double.Unit)
            .Sample(
                (path, where) =>
                {
                    string text = SecondPack.File(path);
                    return Stands(SecondPack.With(path, text[..(int)(text.Length * where)]));
                },
                iter: 300
            );

    [Fact]
    public void A_character_put_in_anywhere_gives_a_ledger_or_a_fault() =>
        Gen.Select(AnyFile, Gen.Double.Unit, Garbage)
            .Sample(
                (path, where, put) =>
                {
                    string text = SecondPack.File(path);
                    return Stands(
                        SecondPack.With(path, text.Insert((int)(text.Length * where), put.Length == 0 ? "" : put[..1]))
                    );
                },
                iter: 300
            );

    [Fact]
    public void A_value_of_the_wrong_kind_in_any_key_gives_a_ledger_or_a_fault() =>
        Gen.Select(
                AnyFile,
                Gen.Int[0, 400],
                Gen.OneOf(
                    "",
                    "[]",
                    "{}",
                    "x",
                    "2021-02-30",
                    "9000-12-31",
                    "0001-01-01",
                    "-5",
                    "1e400",
                    "100000000000000%",
                    "open",
                    "[[]]",
                    "ALL",
                    "null"
                )
            )
            .Sample(
                (path, at, value) =>
                {
                    string[] lines = SecondPack.File(path).Split('\n');
                    int line = at % lines.Length,
                        colon = lines[line].IndexOf(": ", StringComparison.Ordinal);
                    if (colon >= 0)
                        lines[line] = lines[line][..(colon + 2)] + value;
                    return Stands(SecondPack.With(path, string.Join('\n', lines)));
                },
                iter: 300
            );

    [Fact]
    public void Without_any_one_line_the_pack_gives_a_ledger_or_a_fault() =>
        Gen.Select(AnyFile, Gen.Int[0, 400])
            .Sample(
                (path, at) =>
                {
                    var lines = SecondPack.File(path).Split('\n').ToList();
                    lines.RemoveAt(at % lines.Count);
                    return Stands(SecondPack.With(path, string.Join('\n', lines)));
                },
                iter: 300
            );

    /// <summary>Files of a schedule are read from a folder; each is broken in turn, and put back.</summary>
    [Fact]
    public void Shreds_and_ends_of_a_schedule_give_a_schedule_or_a_fault()
    {
        string folder = Directory.CreateTempSubdirectory("parley-").FullName;
        const string Place = "schedules/northmark/";
        var files = SecondPack
            .Text.Files.Where(file => file.Path.StartsWith(Place, StringComparison.Ordinal))
            .ToDictionary(file => Path.Combine(folder, file.Path[Place.Length..]), file => file.Text);
        foreach ((string path, string text) in files)
            File.WriteAllText(path, text);
        Gen.Select(Gen.OneOf([.. files.Keys]), Gen.Double.Unit, Gen.OneOf(Shreds, Garbage, Gen.Const("")))
            .Sample(
                (path, where, put) =>
                {
                    string text = files[path];
                    File.WriteAllText(path, text[..(int)(text.Length * where)] + put, new UTF8Encoding(false));
                    LoadedSchedule loaded = ScheduleFolder.LoadFolder(folder);
                    File.WriteAllText(path, text);
                    return loaded.Schedule is { } schedule
                        ? schedule.Find("22042100", new LocalDate(2022, 1, 1)) is not null
                        : !loaded.Faults.IsEmpty;
                },
                iter: 200,
                threads: 1
            );
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_alias_bomb_is_one_fault_and_not_a_gigabyte()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Equal(FaultKind.Syntax, Quickly(SecondPack.With("measures/bomb.yaml", bomb.ToString())).Kind);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void A_file_nested_without_end_is_one_fault_and_not_the_end_of_the_program(string level) =>
        Assert.Equal(
            FaultKind.Syntax,
            Quickly(SecondPack.With("measures/deep.yaml", string.Concat(Enumerable.Repeat(level, 100_000)))).Kind
        );

    [Fact]
    public void Links_that_lead_back_into_the_folder_end()
    {
        string folder = Directory.CreateTempSubdirectory("parley-").FullName;
        string inner = Directory.CreateDirectory(Path.Combine(folder, "measures")).FullName;
        foreach (string name in (string[])["a", "b"])
            Directory.CreateSymbolicLink(Path.Combine(inner, name), folder);
        var clock = Stopwatch.StartNew();
        Assert.Null(PackLoader.LoadFolder(folder).Ledger);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Directory.Delete(Path.Combine(inner, "a"));
        Directory.Delete(Path.Combine(inner, "b"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_folder_or_file_that_may_not_be_read_is_a_fault()
    {
        if (OperatingSystem.IsWindows())
            return;
        if (Environment.IsPrivilegedProcess)
            Assert.Skip("Here everything may be read.");
        string folder = Directory.CreateTempSubdirectory("parley-").FullName;
        string file = Path.Combine(folder, "pack.yaml");
        File.WriteAllText(file, "id: x\n");
        File.SetUnixFileMode(file, UnixFileMode.None);
        Assert.Equal("The file may not be read.", Assert.Single(PackLoader.LoadFolder(folder).Faults).Found);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        Assert.Equal("The folder may not be read.", Assert.Single(PackLoader.LoadFolder(folder).Faults).Found);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(folder, recursive: true);
    }

    static Fault Quickly(PackText pack)
    {
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        LoadedPack loaded = PackLoader.Load(pack);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        return Assert.Single(loaded.Faults);
    }

    /// <summary>A ledger that can be answered from, or faults; never both, never neither.</summary>
    static bool Stands(PackText pack)
    {
        LoadedPack loaded = PackLoader.Load(pack);
        if (loaded.Ledger is not { } ledger)
            return !loaded.Faults.IsEmpty && loaded.Faults.All(Told);
        LocalDate day = LocalDate.Min(ledger.Pack.VerifiedThrough, new(2022, 1, 20));
        return loaded.Faults.IsEmpty
            && Brief.Of(ledger.AsKnownOn(day), day).ToJson().Length > 0
            && Brief.Of(ledger, ledger.Pack.VerifiedThrough).ToJson().Length > 0
            && LawStands(pack, ledger, day);
    }

    /// <summary>A law that questions can be asked about, by going through it and by its tables, or faults.</summary>
    static bool LawStands(PackText pack, Ledger ledger, LocalDate day)
    {
        LoadedLaw loaded = DutyLoader.Load(pack, ledger);
        if (loaded.Law is not { } law)
            return !loaded.Faults.IsEmpty && loaded.Faults.All(Told);
        return loaded.Faults.IsEmpty
            && law.Pack.Parties.All(party =>
            {
                DutyEngine engine = DutyEngine.Compile(law.AsKnownOn(day), party.Id);
                var desk = new DutyDesk(law.AsKnownOn(day), [], _ => engine);
                return new[] { "2204210000", "8422300000", "0302140000", DutyQuestion.Headline }.All(code =>
                    desk.Ask(
                        new(party.Id, "XM", code, new When.Day(day), Parley.Tariffs.Told.Nothing, Consignment.Untold)
                    )
                        is not null
                );
            });
    }

    static bool Told(Fault fault) =>
        fault.Found.EndsWith('.')
        && fault.Write.Length > 0
        && fault.File.StartsWith("northmark-southreach/", StringComparison.Ordinal);
}
