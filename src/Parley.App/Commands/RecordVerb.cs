using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley record check [DIR]</c>: every fault of a pack, its law and its schedules, at once.</summary>
static class RecordVerb
{
    public static Command Of(Output output) =>
        new Verb("record", "The record itself.", "parley record check") { Check(output) };

    static Verb Check(Output output)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Folder of a pack; without it, the embedded record",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = Asked.AsJson();
        var verb = new Verb(
            "check",
            "Lists every fault of a pack: where, what was found, why it is wrong, what to write.",
            "parley record check",
            "parley record check record/us-china",
            "parley record check record/us-china --json"
        )
        {
            folder,
            json,
        };
        verb.SetAction(asked =>
        {
            Checked pack = Checked.Of(asked.GetValue(folder));
            output.Out.Write(asked.GetValue(json) ? Json.Print(AsJson(pack)) : Text(pack));
            return pack.Faults.IsEmpty ? 0 : Refusal.Faults;
        });
        return verb;
    }

    static string Text(Checked pack)
    {
        if (pack is not { Faults: [], Ledger: { } ledger, Law: { } law })
            return string.Concat(pack.Faults.Select(fault => fault + "\n\n"))
                + $"{Asked.FaultCount(pack.Faults)}; a pack loads whole or not at all.\n";
        return $"{ledger.Pack.Id}: no faults. {Counts(ledger)}; {Counts(law, pack.Schedules)}"
            + $"{Days.Write(ledger.Pack.From)} to {Days.Write(ledger.Pack.VerifiedThrough)}; ledger {ledger.Hash}.\n";
    }

    static string Counts(DutyLaw law, ImmutableArray<Schedule> schedules) =>
        law.Provisions.IsEmpty && schedules.IsEmpty
            ? ""
            : string.Join(
                ", ",
                Phrases.Count(law.Provisions.Length, "provision"),
                $"{Phrases.Count(law.Lists.Length, "list")} with "
                    + $"{Phrases.Count(law.Lists.Sum(list => list.Rows.Length), "row")}",
                Phrases.Count(law.Interactions.Length, "interaction"),
                Phrases.Count(schedules.Sum(schedule => schedule.Lines.Count()), "schedule line")
            ) + "; ";

    static string Counts(Ledger ledger) =>
        string.Join(
            ", ",
            Phrases.Count(ledger.Sources.Length, "source"),
            Phrases.Count(ledger.Measures.Length, "measure"),
            Phrases.Count(ledger.Commitments.Length, "commitment"),
            Phrases.Count(ledger.Events.Length, "event"),
            $"{Phrases.Count(ledger.Statements.Length, "statement")} with "
                + $"{Phrases.Count(ledger.Forecasts.Count(), "forecast")}",
            Phrases.Count(ledger.Figures.Length, "figure")
        );

    static JsonObject AsJson(Checked pack) =>
        new()
        {
            ["pack"] = pack.Ledger?.Pack.Id,
            ["ledger"] = pack.Ledger?.Hash,
            ["faults"] = Json.Array(
                pack.Faults.Select(fault =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["kind"] = fault.Kind.ToString(),
                            ["file"] = fault.File,
                            ["line"] = fault.Line,
                            ["column"] = fault.Column,
                            ["found"] = fault.Found,
                            ["write"] = fault.Write,
                            ["manual"] = fault.Manual,
                        }
                )
            ),
        };
}
