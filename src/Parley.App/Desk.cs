using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App;

/// <summary>Everything that a question about duties needs: the ledger, the law as known, the schedules.</summary>
/// <param name="Ledger">
/// The pack and its sources only. Who needs measures or other entries asks <see cref="Asked.Ledger(string?)"/>.
/// </param>
sealed record Desk(Ledger Ledger, DutyLaw Law, ImmutableArray<Schedule> Schedules)
{
    /// <summary>Goes through the law for each question: right for one question.</summary>
    public DutyDesk Plain { get; } = new(Law, Schedules);

    /// <summary>With what was known on a day.</summary>
    public Desk AsKnownOn(LocalDate day) => new(Ledger.AsKnownOn(day), Law.AsKnownOn(day), Schedules);

    /// <summary>
    /// Answers from compiled tables, made once an importer: right for many questions. For the first few it goes through
    /// the
    /// law, since compiling costs as much as hundreds of those.
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
        LawImage image = Shelf.Open(folder);
        Ledger known = Asked.AsKnown(image.Ledger, knownOn);
        DutyLaw law = known.KnownOn is { } day ? image.Law.AsKnownOn(day) : image.Law;
        return new(known, law, SchedulesOf(folder, image.Heads));
    }

    /// <summary>The schedules in the pack's own folder; without any, the shipped ones of its parties.</summary>
    static ImmutableArray<Schedule> SchedulesOf(string? folder, ImmutableArray<ScheduleHead> heads)
    {
        if (Own(folder) is { } own)
        {
            ImmutableArray<LoadedSchedule> loaded = InFolder(own);
            ImmutableArray<Fault> faults = [.. loaded.SelectMany(schedule => schedule.Faults)];
            return faults.IsEmpty ? [.. loaded.Select(schedule => schedule.Whole)] : throw Asked.Faulty(faults, own);
        }
        return [.. heads.Select(head => ScheduleFolder.Headed(head.Id, head))];
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
