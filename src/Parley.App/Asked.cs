using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.App;

/// <summary>The options that verbs share, and how their text becomes days, parties and ledgers.</summary>
static class Asked
{
    public static Option<string?> RecordFolder() =>
        new("--record") { Description = "Folder of a pack to use instead of the embedded record", HelpName = "DIR" };

    public static Option<string?> KnownOn(string otherwise) =>
        new("--known-on")
        {
            Description = $"Answer with what could be known on that day; without it, {otherwise}",
            HelpName = "DATE",
        };

    public static Option<bool> AsJson() => new("--json") { Description = "As JSON, with stable names" };

    public static Option<bool> AsCsv() => new("--csv") { Description = "The table as CSV" };

    /// <summary>The one form asked for: two at once are refused.</summary>
    public static (bool Json, bool Csv) Form(ParseResult asked, Option<bool> json, Option<bool> csv)
    {
        (bool asJson, bool asCsv) = (asked.GetValue(json), asked.GetValue(csv));
        return asJson && asCsv ? throw Refusal.Ask("Write --json or --csv, not both.") : (asJson, asCsv);
    }

    public static Option<string?> Text(string name, string help, string value) =>
        new(name) { Description = help, HelpName = value };

    /// <summary>The ledger asked about, whole. A pack with faults is refused with all of them.</summary>
    public static Ledger Ledger(string? folder) =>
        Ledger(folder is null ? PackLoader.Load(PackText.Embedded()) : PackLoader.LoadFolder(folder), folder);

    public static Ledger Ledger(LoadedPack pack, string? folder) => pack.Ledger ?? throw Faulty(pack.Faults, folder);

    public static Refusal Faulty(ImmutableArray<Fault> faults, string? folder) =>
        new(
            Refusal.Faults,
            $"{FaultCount(faults)} in the record{(folder is null ? "" : " " + folder)}:\n\n{string.Join("\n", faults)}"
        );

    public static string FaultCount(ImmutableArray<Fault> faults) =>
        faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";

    /// <summary>The ledger as known on the day asked for; <c>latest</c> or nothing is all of it.</summary>
    public static Ledger AsKnown(Ledger ledger, string? knownOn)
    {
        if (knownOn is null or "latest")
            return ledger;
        LocalDate day = Day(knownOn, "--known-on");
        if (day > ledger.Pack.VerifiedThrough)
        {
            throw Refusal.None(
                $"--known-on {knownOn} is after {Days.Write(ledger.Pack.VerifiedThrough)}, the last day through "
                    + $"which the "
                    + "record is verified. Leave it out to use all that the record holds."
            );
        }
        if (day < ledger.Pack.From)
            throw Refusal.None(
                $"--known-on {knownOn} is before the record begins on {Days.Write(ledger.Pack.From)}: nothing was "
                    + $"known then that it holds."
            );
        return ledger.AsKnownOn(day);
    }

    /// <summary>No trade conflict is older or further off; beyond these years a date is a slip.</summary>
    const int FirstYear = 1900,
        LastYear = 2200;

    public static LocalDate Day(string text, string name)
    {
        LocalDate day = Plain(text, name);
        return day.Year is >= FirstYear and <= LastYear
            ? day
            : throw Refusal.Ask(
                $"{name} {text} is not a day that anything here can be about. Write a day as 2025-06-03."
            );
    }

    static LocalDate Plain(string text, string name)
    {
        if (Times.Day(text, out LocalDate day) is var reading && reading == Times.Reading.Good)
            return day;
        throw Refusal.Ask(
            reading == Times.Reading.NoSuchDate
                ? $"{name} {text}: {Times.NoSuch(text)[4..]}. Write a day as 2025-06-03."
                : $"{name} \"{text}\" is not a day. Write a day as 2025-06-03."
        );
    }

    /// <summary>A day or an instant.</summary>
    public static When When(string text, string name)
    {
        if (text.Length <= 10)
            return new When.Day(Day(text, name));
        Times.Reading reading = Times.Instant(text, out Instant at, out _);
        if (reading == Times.Reading.Good)
        {
            Day(text[..10], name);
            return new When.Exactly(at, text);
        }
        throw Refusal.Ask(
            reading == Times.Reading.NoSuchDate
                ? $"{name} {text}: {Times.NoSuch(text)[4..]}. Write an instant as 2025-04-10T12:01+08:00."
                : $"{name} \"{text}\" is neither a day nor an instant. Write 2025-06-03, or 2025-04-10T12:01+08:00."
        );
    }

    public static Party Party(Pack pack, string? code, string name)
    {
        string known = string.Join(", ", pack.Parties.Select(party => $"{party.Id} ({party.Name})"));
        if (code is null)
            throw Refusal.Ask($"{name} is missing. Write one of: {known}.");
        Party? party = pack.Parties.FirstOrDefault(p =>
            string.Equals(p.Id.Code, code, StringComparison.OrdinalIgnoreCase)
            || string.Equals(p.Name, code, StringComparison.OrdinalIgnoreCase)
        );
        return party ?? throw Refusal.Ask($"{name} {code} is not a party of this record. Write one of: {known}.");
    }

    /// <summary>A day that the record covers; a state is never guessed beyond it.</summary>
    public static LocalDate Covered(Pack pack, LocalDate day)
    {
        if (day < pack.From)
            throw Refusal.None($"{Days.Write(day)} is before the record begins on {Days.Write(pack.From)}.");
        if (day > pack.VerifiedThrough)
        {
            throw Refusal.None(
                $"{Days.Write(day)} is after {Days.Write(pack.VerifiedThrough)}, the last day through which the "
                    + $"record is verified. "
                    + "What the law already schedules beyond it: parley calendar."
            );
        }
        return day;
    }

    public static When Covered(Pack pack, When when)
    {
        foreach (Party party in pack.Parties)
            Covered(pack, when.DayFor(party));
        return when;
    }
}
