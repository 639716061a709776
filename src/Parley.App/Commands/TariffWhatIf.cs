using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Briefing;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff what-if FILE</c>: what is owed under edits of the law, beside the law.</summary>
static class TariffWhatIf
{
    const int Most = 20;

    /// <summary>What was asked, with both desks.</summary>
    sealed record Question(
        Desk Desk,
        SupposedLaw Supposed,
        Party Into,
        ParseResult Asked,
        DutyOptions Options,
        (bool Json, bool Csv) Form,
        Output Output
    )
    {
        public Desk Other { get; } = new(Desk.Ledger, Supposed.Law, Desk.Schedules);

        public string Print(Func<Document> page, Func<JsonNode> json, Func<Grid> grid) =>
            Form.Json ? Json.Print(json())
            : Form.Csv ? grid().ToCsv()
            : App.Print.Page(Output, page());
    }

    public static Command Of(Output output)
    {
        var file = new Argument<string>("FILE") { Description = "A YAML file that adds, changes, extends or suspends" };
        var code = new Argument<string?>("CODE")
        {
            Description = "A code, or headline; without one the difference over all lines",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var history = new Option<bool>("--history") { Description = "The times in which the two differ, not one time" };
        var top = new Option<int>("--top")
        {
            Description = "Without a CODE: so many of the largest changes",
            DefaultValueFactory = _ => Most,
        };
        var options = new DutyOptions();
        var verb = new Verb(
            "what-if",
            "What is owed if measures are added, changed, suspended or extended, and the difference to the law.",
            "parley tariff what-if docs/examples/what-if-list-4b.yaml 8517.13.0000 --into US --from CN --on 2026-12-01",
            "parley tariff what-if docs/examples/what-if-truce-lapses.yaml --into US --from CN --on 2026-11-10",
            "parley tariff what-if docs/examples/what-if-truce-extended.yaml headline --into CN --from US --history"
        )
        {
            file,
            code,
        };
        foreach (Option option in (IEnumerable<Option>)[options.Into, options.From, options.On, .. options.Goods])
            verb.Options.Add(option);
        foreach (Option option in (Option[])[history, top, options.Known, options.Json, options.Csv, options.Record])
            verb.Options.Add(option);
        verb.SetAction(asked =>
        {
            Question question = Read(asked, asked.GetValue(file)!, options, output);
            output.Out.Write(Answer(question, asked.GetValue(code), asked.GetValue(history), asked.GetValue(top)));
            return 0;
        });
        return verb;
    }

    static Question Read(ParseResult asked, string file, DutyOptions options, Output output)
    {
        (bool Json, bool Csv) form = Asked.Form(asked, options.Json, options.Csv);
        Desk desk = options.Desk(asked);
        LoadedWhatIf loaded = WhatIfFile.Load(file, options.Entries(asked), desk.Law);
        if (loaded.Supposed is not { } supposed)
        {
            throw new Refusal(
                Refusal.Faults,
                $"{Asked.FaultCount(loaded.Faults)} in {file}:\n\n{string.Join("\n", loaded.Faults)}"
            );
        }
        return new(desk, supposed, options.Importer(asked, desk), asked, options, form, output);
    }

    static string Answer(Question question, string? code, bool dates, int top)
    {
        if (dates == question.Asked.GetValue(question.Options.On) is not null)
            throw Refusal.Ask("Write either --on TIME for one time, or --history for every time that differs.");
        if (top < 0)
            throw Refusal.Ask("--top is how many of the largest changes to show: 0 or more.");
        try
        {
            return code is null
                ? dates
                    ? AllDates(question)
                    : AllLines(question, top)
                : OneCode(question, code, dates);
        }
        catch (CircularLaw e)
        {
            throw Refusal.None($"With these edits the law goes in a circle: {e.Message}");
        }
    }

    static string OneCode(Question question, string code, bool dates)
    {
        (Desk desk, SupposedLaw supposed, Party into) = (question.Desk, question.Supposed, question.Into);
        string from = question.Options.Origin(question.Asked, desk, into);
        var duty = new DutyQuestion(
            into.Id,
            from,
            code,
            dates ? new When.Day(desk.Ledger.LastDay) : question.Options.Time(question.Asked),
            question.Options.Told(question.Asked, supposed.Law),
            question.Options.Consignment(question.Asked)
        );
        AnswerDifference? found = AnswerDifference.Of(
            supposed,
            desk.Plain,
            question.Other.Plain,
            duty,
            out DutyReply.Refused? refused
        );
        if (refused is { Malformed: true } || refused is not null && !dates)
            throw new Refusal(refused.Malformed ? Refusal.Malformed : Refusal.NoAnswer, refused.Reason);
        if (!dates)
        {
            return question.Print(
                () => WhatIfPage.Of(desk.Ledger, found!),
                () => Json.Of(desk.Ledger, found!),
                () => WhatIfTables.Of(found!)
            );
        }
        ImmutableArray<DifferenceSpan> spans =
            found?.Spans ?? AnswerDifference.Times(supposed, desk.Plain, question.Other.Plain, duty);
        string goods =
            (code == DutyQuestion.Headline ? "goods on no product list" : code)
            + $" of {supposed.Law.FindOrigin(from)?.Name ?? from}";
        return question.Print(
            () => WhatIfPage.Of(desk.Ledger, supposed, into, goods, spans),
            () => Json.Of(desk.Ledger, supposed, into, code, spans),
            () => WhatIfTables.Of(spans, into)
        );
    }

    static LawComparison Comparison(Question question)
    {
        (Desk desk, Party into) = (question.Desk, question.Into);
        if (desk.Plain.ScheduleOf(into.Id) is null)
            throw Refusal.None(
                $"No schedule of {into.Name} is held, so there are no lines to go through; name a CODE."
            );
        ImmutableArray<string> origins = [];
        if (question.Asked.GetValue(question.Options.From) is not null)
        {
            string from = question.Options.Origin(question.Asked, desk, into);
            if (desk.Law.FindOrigin(from) is null)
                throw Refusal.Ask($"\"{from}\" is no origin. Write a country by its two letters of ISO 3166.");
            origins = [from];
        }
        (DutyDesk before, DutyDesk after) = (desk.Compiled(), question.Other.Compiled());
        Instant never = Instant.MinValue;
        Parallel.Invoke(
            () => before.Unlisted(into.Id, into.Id.Code, never),
            () => after.Unlisted(into.Id, into.Id.Code, never)
        );
        return new(
            question.Supposed,
            before,
            after,
            into,
            origins,
            question.Options.Told(question.Asked, question.Supposed.Law)
        );
    }

    static string AllLines(Question question, int top)
    {
        When when = question.Options.Time(question.Asked);
        if (when.DayFor(question.Into) < question.Desk.Law.Pack.From)
            throw Refusal.None($"{when} is before the record begins on {Days.Write(question.Desk.Law.Pack.From)}.");
        LawDifference found = Comparison(question).At(when);
        return question.Print(
            () => WhatIfLinesPage.Of(question.Desk.Ledger, found, top),
            () => Json.Of(question.Desk.Ledger, found, top),
            () => WhatIfTables.Of(found)
        );
    }

    static string AllDates(Question question)
    {
        ImmutableArray<LawDifferenceSpan> spans = Comparison(question).Spans();
        return question.Print(
            () => WhatIfLinesPage.Of(question.Desk.Ledger, question.Supposed, question.Into, spans),
            () => Json.Of(question.Desk.Ledger, question.Supposed, question.Into, spans),
            () => WhatIfTables.Of(spans, question.Into)
        );
    }
}
