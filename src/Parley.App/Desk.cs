using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App;

/// <summary>Everything that a question about duties needs: the ledger, the law as known, the schedules.</summary>
sealed record Desk(Ledger Ledger, DutyLaw Law, ImmutableArray<Schedule> Schedules)
{
    /// <summary>Goes through the law for each question: right for one question.</summary>
    public DutyDesk Plain { get; } = new(Law, Schedules);

    /// <summary>With what was known on a day.</summary>
    public Desk AsKnownOn(LocalDate day) => new(Ledger.AsKnownOn(day), Law.AsKnownOn(day), Schedules);

    /// <summary>
    /// Answers from compiled tables, made once an importer: right for many questions. For the first few it goes through
    /// the law, since compiling costs as much as hundreds of those.
    /// </summary>
    /// <param name="after">How many questions are answered before the tables are made.</param>
    public DutyDesk Compiled(int after = 0)
    {
        var engines = new Dictionary<PartyId, Lazy<DutyEngine>>();
        foreach (Party party in Law.Pack.Parties)
            engines.Add(party.Id, new(() => DutyEngine.Compile(Law, party.Id)));
        int asked = 0;
        return new DutyDesk(Law, Schedules, Tables);

        DutyEngine? Tables(PartyId into) =>
            Volatile.Read(ref asked) < after && Interlocked.Increment(ref asked) <= after ? null : engines[into].Value;
    }

    /// <summary>The pack of a folder, or the embedded one; faults are refused with all of them.</summary>
    public static Desk Open(string? folder, string? knownOn)
    {
        LoadedPack pack = folder is null ? PackLoader.Load(PackText.Embedded()) : PackLoader.LoadFolder(folder);
        Ledger ledger = Asked.Ledger(pack, folder);
        LoadedLaw loaded = DutyLoader.Load(folder is null ? PackText.Embedded() : PackText.Folder(folder), ledger);
        if (loaded.Law is not { } law)
            throw Asked.Faulty(loaded.Faults, folder);
        Ledger known = Asked.AsKnown(ledger, knownOn);
        return new(known, known.KnownOn is { } day ? law.AsKnownOn(day) : law, SchedulesOf(folder, ledger.Pack));
    }

    /// <summary>The schedules in the pack's own folder; without any, the shipped ones of its parties.</summary>
    static ImmutableArray<Schedule> SchedulesOf(string? folder, Pack pack)
    {
        if (Own(folder) is { } own)
        {
            ImmutableArray<LoadedSchedule> loaded = InFolder(own);
            ImmutableArray<Fault> faults = [.. loaded.SelectMany(schedule => schedule.Faults)];
            return faults.IsEmpty ? [.. loaded.Select(schedule => schedule.Whole)] : throw Asked.Faulty(faults, own);
        }
        return
        [
            .. ScheduleText
                .Shipped()
                .Select(ScheduleFolder.Shipped)
                .Where(schedule => pack.Find(schedule.Head.Importer) is not null),
        ];
    }

    /// <summary>The same, with every chapter of them read.</summary>
    public static ImmutableArray<LoadedSchedule> WholeSchedules(string? folder, Pack pack) =>
        Own(folder) is { } own
            ? InFolder(own)
            :
            [
                .. ScheduleText
                    .Shipped()
                    .Where(id => pack.Find(ScheduleFolder.Shipped(id).Head.Importer) is not null)
                    .Select(id => ScheduleFolder.Load(ScheduleText.Embedded(id))),
            ];

    static string? Own(string? folder) =>
        folder is not null && Path.Combine(folder, "schedules") is var own && Directory.Exists(own) ? own : null;

    static ImmutableArray<LoadedSchedule> InFolder(string own) =>
        [.. Directory.GetDirectories(own).Order(StringComparer.Ordinal).Select(ScheduleFolder.LoadFolder)];
}
