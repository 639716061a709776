using System.CommandLine;
using System.CommandLine.Parsing;
using Parley.App.Commands;
using Parley.Record;

namespace Parley.App;

/// <summary>
/// The one way in: parses the words of the command line, runs a verb, and turns every failure into one message and a
/// code.
/// </summary>
static class Door
{
    /// <summary>A mistake in our own code, as sysexits.h has it.</summary>
    const int OurMistake = 70;

    public static int Run(string[] args, Output output)
    {
        try
        {
            int code = Ask(args, output);
            output.Out.Flush();
            return code;
        }
        catch (Refusal refusal)
        {
            return Refuse(output, refusal.Message, refusal.Code);
        }
        catch (IOException e) when (Closed(e))
        {
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(output, $"The answer could not be written: {e.Message}", Refusal.Faults);
        }
        catch (Exception e)
        {
            return Refuse(
                output,
                $"This is a mistake in parley itself ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}: "
                    + $"{e.Message}). "
                    + "Please report it with the command you gave.",
                OurMistake
            );
        }
    }

    static int Ask(string[] args, Output output)
    {
        RootCommand root = Verbs.Root(output);
        ParseResult asked = root.Parse(
            args,
            new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null }
        );
        if (asked.Errors.Count > 0 && !asked.Tokens.Any(token => token.Value is "--help" or "-h" or "-?"))
            throw Refusal.Ask(Malformed(asked));
        return asked.Invoke(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output.Out,
                Error = output.Error,
            }
        );
    }

    static int Refuse(Output output, string message, int code)
    {
        try
        {
            output.Error.WriteLine($"parley: {message}");
        }
        catch (IOException)
        {
            // Nobody listens; the exit code still tells.
        }
        return code;
    }

    /// <summary>The reader went away (EPIPE): it has what it wanted.</summary>
    static bool Closed(IOException e) =>
        e.HResult == 32 || e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the words given, and what was meant.</summary>
    static string Malformed(ParseResult asked)
    {
        Command command = asked.CommandResult.Command;
        string verb = Path(asked.CommandResult);
        string? stray = asked.UnmatchedTokens.FirstOrDefault();
        if (stray is not null && stray.StartsWith('-'))
        {
            string? near = Spelling.Nearest(stray, command.Options.Select(option => option.Name).Append("--help"));
            return $"{verb} has no option {stray}.{(near is null ? "" : $" Did you mean {near}?")} See {verb} --help.";
        }
        if (command.Subcommands.Count > 0 && (stray is not null || command.Action is null))
        {
            string list = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
            string? near = stray is null ? null : Spelling.Nearest(stray, command.Subcommands.Select(sub => sub.Name));
            string said = stray is null ? $"{verb} needs a verb: {list}." : $"{verb} has no verb \"{stray}\".";
            return $"{said}{(near is null ? stray is null ? "" : $" It has: {list}." : $" Did you mean {near}?")} "
                + $"See {verb} --help.";
        }
        if (stray is not null)
            return $"{verb} does not know what to do with \"{stray}\". See {verb} --help.";
        Argument? missing = command.Arguments.FirstOrDefault(argument =>
            asked.GetResult(argument) is null or { Tokens.Count: 0 } && argument.Arity.MinimumNumberOfValues > 0
        );
        return missing is null
            ? $"{verb}: {asked.Errors[0].Message} See {verb} --help."
            : $"{verb} needs {missing.Name}. See {verb} --help.";
    }

    static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "parley";
}
