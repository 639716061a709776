using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using NodaTime;
using Parley.Bench;
using Parley.Briefing;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using Calendar = Parley.Tariffs.Calendar;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
PackText text = PackText.Embedded();
Ledger ledger = PackLoader.Load(text).Whole;
Party us = ledger.Pack.Parties[0],
    cn = ledger.Pack.Parties[1];
LocalDate day = new(2025, 6, 3);
When when = new When.Day(day);
Ledger known = ledger.AsKnownOn(day);
LocalDate[] days =
[
    .. Enumerable
        .Range(0, Period.DaysBetween(ledger.Pack.From, ledger.Pack.VerifiedThrough) + 1)
        .Select(ledger.Pack.From.PlusDays),
];
long characters = text.Files.Sum(file => (long)file.Text.Length);
int entries =
    ledger.Measures.Length
    + ledger.Commitments.Length
    + ledger.Events.Length
    + ledger.Statements.Length
    + ledger.Figures.Length;

Console.WriteLine(
    $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {RuntimeInformationText.Of()}, "
        + $"{(GCSettings.IsServerGC ? "server" : "workstation")} collector; medians"
);
Console.WriteLine();
Console.WriteLine("| what | size | figure | target | floor | ratio to floor | floor is |");
Console.WriteLine("|---|---|---|---|---|---|---|");

double scan = Clock.Median(50, () => text.Files.Sum(file => file.Text.AsSpan().Count('\n')));
Clock.Row(
    "load and check the record from text, warm",
    $"{characters / 1024} KiB, {entries} entries",
    Clock.Median(20, () => PackLoader.Load(text).Whole.Measures.Length),
    150e-3,
    scan,
    "counting the lines of the same text"
);

double compare = ledger.Measures.Length * 4 * 1e-9;
Clock.Row(
    "state at a day",
    $"{ledger.Measures.Length} measures, {ledger.Commitments.Length} commitments",
    Clock.Median(2_000, () => ledger.At(when).Measures.Length),
    200e-6,
    compare,
    "four comparisons a measure, 1 ns each"
);
double cut = (entries + ledger.Sources.Length) * 1e-9;
Clock.Row(
    "as known on a day, and its state",
    $"{entries} entries",
    Clock.Median(2_000, () => ledger.AsKnownOn(day).At(when).Measures.Length),
    200e-6,
    cut + compare,
    "one comparison an entry, and the state"
);
Clock.Row(
    "states of all days",
    $"{days.Length} days",
    Clock.Median(10, () => days.Sum(d => ledger.At(new When.Day(d)).Measures.Length)),
    0.5,
    days.Length * compare,
    "as above, for each day"
);
Clock.Row(
    "states of all days, each as known that day",
    $"{days.Length} days",
    Clock.Median(10, () => days.Sum(d => ledger.AsKnownOn(d).At(new When.Day(d)).Measures.Length)),
    0.5,
    days.Length * (cut + compare),
    "as above, for each day"
);
Clock.Row(
    "headline at an instant",
    "16 duties on all goods",
    Clock.Median(2_000, () => Headline.Of(known, us.Id, cn.Id, when).Layers.Length),
    null,
    compare,
    "four comparisons a measure"
);
Clock.Row(
    "headline history",
    $"{HeadlineHistory.Of(ledger, us.Id, cn.Id).Length} steps",
    Clock.Median(200, () => HeadlineHistory.Of(ledger, us.Id, cn.Id).Length),
    null,
    40 * compare,
    "a headline a moment"
);
Clock.Row(
    "calendar",
    $"{Calendar.Of(known, when).Length} dates",
    Clock.Median(200, () => Calendar.Of(known, when).Length),
    null,
    10 * compare,
    "two headlines a snapback"
);
string page = TextPage.Of(Brief.Of(known, day).Document());
Clock.Row(
    "briefing as text",
    $"{page.Length / 1024} KiB",
    Clock.Median(50, () => TextPage.Of(Brief.Of(known, day).Document()).Length),
    null,
    page.Length / 1e9,
    "writing its characters once, 1 GB/s"
);
string html = HtmlPage.Of(Brief.Of(known, day).Document());
Clock.Row(
    "briefing as HTML",
    $"{html.Length / 1024} KiB",
    Clock.Median(50, () => HtmlPage.Of(Brief.Of(known, day).Document()).Length),
    null,
    html.Length / 1e9,
    "writing its characters once, 1 GB/s"
);
Duties.Run(text, ledger);
Whole.Process(args);
