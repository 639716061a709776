using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Parley.App.Commands;

/// <summary>All verbs, each in a file of its own.</summary>
static class Verbs
{
    public static RootCommand Root(Output output)
    {
        var root = new RootCommand(
            "Parley, a workbench for a trade conflict: where it stands on a day, what is owed, what comes next."
        );
        foreach (Command verb in All(output))
            root.Subcommands.Add(verb);
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help)
                help.Action = new HelpWithExamples((HelpAction)help.Action!, output);
        }
        return root;
    }

    static IEnumerable<Command> All(Output output) =>
        [
            BriefVerb.Of(output),
            StateVerb.Of(output),
            CalendarVerb.Of(output),
            TariffVerb.Of(output),
            MeasureVerb.Of(output),
            CommitmentVerb.Of(output),
            EventVerb.Of(output),
            StatementVerb.Of(output),
            ForecastVerb.Of(output),
            SeriesVerb.Of(output),
            SourceVerb.Of(output),
            RecordVerb.Of(output),
            CompletionVerb.Of(output),
        ];

    /// <summary>The help that the library prints, then the examples and the exit codes.</summary>
    sealed class HelpWithExamples(HelpAction inner, Output output) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            inner.MaxWidth = output.Width;
            inner.Invoke(parseResult);
            string[] examples = parseResult.CommandResult.Command is Verb verb
                ? [.. verb.Examples]
                : ["parley brief 2025-06-03", "parley brief --help"];
            output.Out.WriteLine("Examples:");
            foreach (string example in examples)
                output.Out.WriteLine($"  {example}");
            output.Out.WriteLine();
            output.Out.WriteLine(
                "Exit codes: 0 answered; 1 faults in the record or a file; 2 malformed question; 3 no answer here."
            );
            return 0;
        }
    }
}

/// <summary>A command with examples, which its help prints and the tests run.</summary>
sealed class Verb(string name, string description, params ImmutableArray<string> examples) : Command(name, description)
{
    public ImmutableArray<string> Examples { get; } = examples;
}
