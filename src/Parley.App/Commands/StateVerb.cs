using System.Collections.Immutable;
using System.CommandLine;
using Parley.Briefing;
using Parley.Record;

namespace Parley.App.Commands;

/// <summary><c>parley state DATE</c>: every measure and promise as it stands on a day.</summary>
static class StateVerb
{
    public static Command Of(Output output)
    {
        var date = new Argument<string>("DATE")
        {
            Description = "A day, answered at its close in the imposing side's capital, or an instant",
        };
        var known = Asked.KnownOn("with all that the record holds");
        var json = Asked.AsJson();
        var csv = Asked.AsCsv();
        var record = Asked.RecordFolder();
        var verb = new Verb(
            "state",
            "Measures in force, suspended, pending and lapsed; promises and how they stand; controls; who moved last.",
            "parley state 2025-06-03",
            "parley state 2025-04-10T12:00+08:00 --json",
            "parley state 2025-06-03 --known-on 2025-06-03 --csv"
        )
        {
            date,
            known,
            json,
            csv,
            record,
        };
        verb.SetAction(asked =>
        {
            (bool asJson, bool asCsv) = Asked.Form(asked, json, csv);
            Ledger whole = Asked.Ledger(asked.GetValue(record));
            When when = Asked.Covered(whole.Pack, Asked.When(asked.GetValue(date)!, "DATE"));
            ConflictState state = Asked.AsKnown(whole, asked.GetValue(known)).At(when);
            output.Out.Write(
                asJson ? Json.Print(Json.Of(state))
                : asCsv ? Csv(state)
                : Print.Page(output, StatePage.Of(state))
            );
            return 0;
        });
        return verb;
    }

    static string Csv(ConflictState state) =>
        new Grid(
            ["what", "id", "by", "kind", "status", "rate", "from", "until", "returns", "text", "source"],
            [
                .. state.Measures.Select(m =>
                    (ImmutableArray<string>)
                        [
                            "measure",
                            m.Measure.Id,
                            m.Measure.By.Code,
                            Words.MeasureKinds.Word(m.Measure.Kind),
                            Words.Phases.Word(m.Phase),
                            m.Measure.Charge?.ToString() ?? "",
                            m.Standing.Begins?.Written ?? "",
                            m.Standing.Ends?.At.Written ?? "",
                            m.Returns?.Written ?? "",
                            m.Measure.Title,
                            m.Measure.Instrument.Law,
                        ]
                ),
                .. state.Promises.Select(p =>
                    (ImmutableArray<string>)
                        [
                            "commitment",
                            p.Commitment.Id,
                            string.Join(';', p.Commitment.By),
                            "commitment",
                            Words.Statuses.Word(p.Status.Status),
                            "",
                            Days.Write(p.Status.Since),
                            p.Commitment.Due is { } due ? Days.Write(due) : "",
                            "",
                            p.Commitment.Obligation,
                            string.Join(';', p.Status.Cite),
                        ]
                ),
            ]
        ).ToCsv();
}
