using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff CODE</c>: what is owed on a code, layer by layer, and why.</summary>
static class TariffVerb
{
    public static Command Of(Output output)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "A code of 4 to 10 digits, with or without dots; headline for goods on no list",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var cases = Asked.Text("--cases", "A CSV file of questions instead of one: a row a layer comes back", "FILE");
        var to = Asked.Text("--out", "With --cases: where to write the answers", "FILE");
        var equivalent = new Option<bool>("--ave")
        {
            Description = "With --value, and --quantity where needed: the total as a share of value",
        };
        var options = new DutyOptions();
        var verb = new Verb(
            "tariff",
            "What is owed on a code, from an origin, on a day, layer by layer, and why.",
            "parley tariff 8517.62.0090 --into US --from CN --on 2025-04-10",
            "parley tariff 7318.15.20 --into US --from CN --on 2025-06-10 --share steel=40%",
            "parley tariff 0406.10.0800 --into US --from CH --on 2025-09-01 --value 1000 --quantity \"100 kg\"",
            "parley tariff --cases cases.csv --out answers.csv",
            "parley tariff headline --into US --from CN --at 2025-04-10"
        );
        foreach (Command below in Below(output))
            verb.Subcommands.Add(below);
        verb.Arguments.Add(code);
        foreach (Option option in (IEnumerable<Option>)[options.Into, options.From, options.On, .. options.Goods])
            verb.Options.Add(option);
        foreach (
            Option option in (ReadOnlySpan<Option>)[cases, to, options.Known, options.Json, options.Csv, options.Record]
        )
            verb.Options.Add(option);
        verb.Options.Add(equivalent);
        verb.SetAction(asked =>
            asked.GetValue(cases) is { } file
                ? TariffCases.Answer(options.Desk(asked), file, asked.GetValue(to), output)
                : Answer(asked, asked.GetValue(code), asked.GetValue(equivalent), options, verb, output)
        );
        return verb;
    }

    static IEnumerable<Command> Below(Output output) =>
        [
            TariffHeadline.Of(output),
            TariffHistory.Of(output),
            TariffFind.Of(output),
            TariffDiff.Of(output),
            TariffAverage.Of(output),
            TariffPanel.Of(output),
            TariffWhatIf.Of(output),
        ];

    static int Answer(
        ParseResult asked,
        string? code,
        bool equivalent,
        DutyOptions options,
        Command verb,
        Output output
    )
    {
        code = CodeOf(code, verb);
        (bool json, bool csv) = Asked.Form(asked, options.Json, options.Csv);
        Desk desk = options.Desk(asked);
        Party into = options.Importer(asked, desk);
        var question = new DutyQuestion(
            into.Id,
            options.Origin(asked, desk, into),
            code,
            options.Time(asked),
            options.Told(asked, desk.Law),
            options.Consignment(asked)
        );
        DutyReply reply = desk.Plain.Ask(question);
        if (reply is DutyReply.Refused refused)
            throw new Refusal(refused.Malformed ? Refusal.Malformed : Refusal.NoAnswer, refused.Reason);
        DutyAnswer answer = ((DutyReply.Answered)reply).Answer;
        if (equivalent)
            reply = new DutyReply.Answered(answer = WithEquivalent(answer, question.Goods));
        output.Out.Write(
            json ? Json.Print(Json.Of(desk.Ledger, answer))
            : csv ? Csv(desk, answer, reply)
            : Print.Page(output, DutyPage.Of(desk.Ledger, desk.Plain, answer))
        );
        return 0;
    }

    static string CodeOf(string? code, Command verb)
    {
        if (code is null)
            throw Refusal.Ask(
                "parley tariff needs a CODE, --cases FILE, or a verb: "
                    + $"{string.Join(", ", verb.Subcommands.Select(sub => sub.Name))}. See parley tariff --help."
            );
        if (
            !code.Any(char.IsAsciiDigit) && Spelling.Nearest(code, verb.Subcommands.Select(sub => sub.Name)) is { } near
        )
            throw Refusal.Ask($"\"{code}\" is neither a code nor a verb of tariff. Did you mean {near}?");
        return code;
    }

    /// <summary>With a note of the total as a share of value; refused where its amount is not known.</summary>
    static DutyAnswer WithEquivalent(DutyAnswer answer, Consignment goods) =>
        answer.Total.Usd is { } usd && goods.ValueUsd is > 0 and var value
            ? answer with
            {
                Notes = answer.Notes.Add($"ad valorem equivalent of the total: {new Rate(usd / value)} of the value"),
            }
            : throw Refusal.None(
                "--ave needs the amount of the total: write --value, and --quantity in the duty's unit."
            );

    static string Csv(Desk desk, DutyAnswer answer, DutyReply reply) =>
        new Grid(
            ["programme", "rate", "amount_usd", "measure", "source", "note"],
            CaseRows
                .Of(reply, desk.Plain.InForce(answer.Into.Id, answer.From.Code, answer.At))
                .Select(row =>
                    (ImmutableArray<string>)[row.Programme, row.Rate, row.AmountUsd, row.Measure, row.Source, row.Note]
                )
        ).ToCsv();
}
