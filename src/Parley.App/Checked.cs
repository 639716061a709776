using System.Collections.Immutable;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App;

/// <summary>A pack read whole, with its law of duties and its schedules, or all of their faults.</summary>
sealed record Checked(Ledger? Ledger, DutyLaw? Law, ImmutableArray<Schedule> Schedules, ImmutableArray<Fault> Faults)
{
    public static Checked Of(string? folder)
    {
        LoadedPack pack = folder is null ? PackLoader.Load(PackText.Embedded()) : PackLoader.LoadFolder(folder);
        if (pack.Ledger is not { } ledger)
            return new(null, null, [], pack.Faults);
        PackText text = folder is null ? PackText.Embedded() : PackText.Folder(folder);
        LoadedLaw loaded = DutyLoader.Load(text, ledger);
        ImmutableArray<LoadedSchedule> read = Desk.WholeSchedules(folder, ledger.Pack);
        ImmutableArray<Schedule> schedules = [.. read.Select(one => one.Schedule).OfType<Schedule>()];
        ImmutableArray<Fault> faults = [.. loaded.Faults, .. read.SelectMany(one => one.Faults)];
        if (loaded.Law is { } law && faults.IsEmpty)
            faults = [.. DutyCheck.Schedules(law, schedules, text.Root)];
        if (loaded.Law is { } whole && faults.IsEmpty)
            faults = DutyCheck.Rivals(whole, schedules, text.Root);
        return new(ledger, loaded.Law, schedules, faults);
    }
}
