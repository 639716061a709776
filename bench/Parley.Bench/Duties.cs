using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Bench;

/// <summary>Duties by product: loading, compiling, point queries, explanations, cases.</summary>
static class Duties
{
    const int Asked = 100_000;

    public static void Run(PackText text, Ledger ledger)
    {
        DutyLaw law = DutyLoader.Load(text, ledger).Whole;
        Party into = ledger.Pack.Parties[0];
        Schedule schedule = ScheduleFolder.Shipped(
            ScheduleText.Shipped().First(id => ScheduleFolder.Shipped(id).Head.Importer == into.Id)
        );
        Compile(text, ledger, law, into);
        DutyEngine engine = DutyEngine.Compile(law, into.Id);
        var desk = new DutyDesk(law, [schedule], _ => engine);
        (string Code, string From, Instant At)[] asked = Questions(law, schedule, into);
        Points(desk, into, asked);
        Explanations(desk, into, asked);
        Cells(engine);
        Cases(desk, into, asked);
    }

    static void Compile(PackText text, Ledger ledger, DutyLaw law, Party into)
    {
        long rows = law.Lists.Sum(list => list.Rows.Length);
        string size = $"{law.Provisions.Length} provisions, {rows} rows of lists";
        double load = Clock.Median(5, () => DutyLoader.Load(text, ledger).Whole.Provisions.Length);
        Clock.Row("load the law of duties from text, warm", size, load, null, rows * 20e-9, "20 ns a row");
        byte[] image = LawImage.Of(ledger, law, []).Write().ToArray();
        double read = Clock.Median(20, () => LawImage.Read(image).Law.Provisions.Length);
        string bytes = $"{image.Length / 1024} KiB";
        Clock.Row("load it from its image, warm", bytes, read, 0.1, image.Length * 1e-9, "1 ns a byte");
        double compile = Clock.Median(5, () => DutyEngine.Compile(law, into.Id).ProductClasses);
        Clock.Row("compile it for one importer", size, compile, null, rows * 20e-9, "20 ns a row");
        Clock.Row("from text to compiled", size, load + compile, 2, 2 * rows * 20e-9, "both");
    }

    static (string, string, Instant)[] Questions(DutyLaw law, Schedule schedule, Party into)
    {
        var random = new Random(1);
        string[] codes =
        [
            .. schedule.Lines.Where(line => line.Code.Length == CodeRange.Full).Select(line => line.Code).Distinct(),
        ];
        string[] origins = [.. law.Origins.Select(origin => origin.Code).Where(code => code != into.Id.Code)];
        LocalDate first = law.Pack.From;
        int days = Period.DaysBetween(first, law.Pack.VerifiedThrough);
        return
        [
            .. Enumerable
                .Range(0, Asked)
                .Select(_ =>
                    (
                        codes[random.Next(codes.Length)],
                        origins[random.Next(origins.Length)],
                        into.SpanOf(first.PlusDays(random.Next(days))).Start
                    )
                ),
        ];
    }

    static void Points(DutyDesk desk, Party into, (string Code, string From, Instant At)[] asked)
    {
        PointRates points = desk.Points(into.Id)!;
        double[] times = Each(asked, one => points.RateOf(one.Code, one.From, one.At) is null ? 0 : 1);
        const double Floor = 60e-9;
        const string Why = "six dependent loads from the second cache, 10 ns each";
        Clock.Row("point query, middle of them", $"{Asked} random questions, warm", times[Asked / 2], 1e-6, Floor, Why);
        Clock.Row("point query, 99 of 100", "the same", times[Asked * 99 / 100], 5e-6, Floor, Why);
    }

    static void Explanations(DutyDesk desk, Party into, (string Code, string From, Instant At)[] asked)
    {
        double[] times = Each(
            asked,
            one =>
                desk.Ask(
                    new(into.Id, one.From, one.Code, new When.Exactly(one.At, ""), Told.Nothing, Consignment.Untold)
                )
                    is null
                    ? 0
                    : 1
        );
        Clock.Row(
            "explanation, middle of them",
            "the same, layers and what was looked at",
            times[Asked / 2],
            20e-6,
            1e-6,
            "about forty objects, 25 ns each"
        );
    }

    static double[] Each<T>(T[] asked, Func<T, int> work)
    {
        double[] times = new double[asked.Length];
        int sink = 0;
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < asked.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                sink += work(asked[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
        Array.Sort(times);
        return sink < 0 ? [] : times;
    }

    /// <summary>Every cell of the quotient: turns, classes of products, classes of origins.</summary>
    static void Cells(DutyEngine engine)
    {
        long cells = (long)engine.Turns.Length * engine.ProductClasses * engine.OriginClasses.Length;
        double all = Clock.Median(
            3,
            () =>
            {
                long sum = 0;
                Parallel.For(
                    0,
                    engine.OriginClasses.Length,
                    origin =>
                    {
                        long mine = 0;
                        for (int turn = 0; turn < engine.Turns.Length; turn++)
                        {
                            for (int product = 0; product < engine.ProductClasses; product++)
                                mine += engine.StackAt(turn, product, origin);
                        }
                        Interlocked.Add(ref sum, mine);
                    }
                );
                return sum;
            }
        );
        Clock.Row(
            "every cell of the quotient",
            $"{engine.Turns.Length} turns x {engine.ProductClasses} classes of products x "
                + $"{engine.OriginClasses.Length} of origins = {cells.ToString("N0", CultureInfo.InvariantCulture)}",
            all,
            5,
            cells * 1e-9 / Environment.ProcessorCount,
            "1 ns a cell and core"
        );
    }

    static void Cases(DutyDesk desk, Party into, (string Code, string From, Instant At)[] asked)
    {
        string questions = string.Concat(
            asked.Select(
                (one, i) =>
                    $"{i},{into.Id.Code},{one.From},{one.Code},{Days.Write(one.At.InZone(into.Zone).Date)},,10000,,,\n"
            )
        );
        long bytes = 0;
        double seconds = Clock.Median(
            5,
            () =>
            {
                using var answers = new StringWriter();
                CaseFile.Answer(new StringReader(questions), answers, _ => desk, _ => { }, default);
                return bytes = answers.GetStringBuilder().Length;
            }
        );
        Clock.Row(
            "cases, a million of them",
            $"{Asked} random ones ten times, {bytes / 1_000_000} MB of answers each",
            10 * seconds,
            5,
            10 * bytes / 1e9,
            "writing the characters once, 1 GB/s"
        );
    }
}
