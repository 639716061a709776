using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App;

/// <summary>Everything that a question about duties needs: the ledger, the law as known, the schedules.</summary>
/// <param name="Ledger">The pack and its sources only: entries are in the <see cref="Asked.Ledger(string?)"/>.</param>
sealed record Desk(Ledger Ledger, DutyLaw Law, ImmutableArray<Schedule> Schedules)
{
    /// <summary>Goes through the law for each question: right for one question.</summary>
    public DutyDesk Plain { get; } = new(Law, Schedules);

    /// <summary>With what was known on a day.</summary>
    public Desk AsKnownOn(LocalDate day) => new(Ledger.AsKnownOn(day), Law.AsKnownOn(day), Schedules);

    /// <summary>Answers from compiled tables, made once an importer: right for many questions.</summary>
    public DutyDesk Compiled()
    {
        var engines = new Dictionary<PartyId, Lazy<DutyEngine>>();
        foreach (Party party in Law.Pack.Parties)
            engines.Add(party.Id, new(() => DutyEngine.Compile(Law, party.Id)));
        return new(Law, Schedules, into => engines[into].Value);
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
        string? own = folder is null ? null : Path.Combine(folder, "schedules");
        if (own is not null && Directory.Exists(own))
        {
            LoadedSchedule[] loaded =
            [
                .. Directory.GetDirectories(own).Order(StringComparer.Ordinal).Select(ScheduleFolder.LoadFolder),
            ];
            ImmutableArray<Fault> faults = [.. loaded.SelectMany(schedule => schedule.Faults)];
            return faults.IsEmpty ? [.. loaded.Select(schedule => schedule.Whole)] : throw Asked.Faulty(faults, own);
        }
        return [.. heads.Select(head => ScheduleFolder.Headed(head.Id, head))];
    }
}
