using System.CommandLine;
using Parley.Record;

namespace Parley.App.Commands;

/// <summary><c>parley completion bash|zsh</c>: a script that completes verbs and options.</summary>
static class CompletionVerb
{
    static readonly string[] Shells = ["bash", "zsh"];

    public static Command Of(Output output)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash or zsh" };
        shell.CompletionSources.Add(Shells);
        var verb = new Verb(
            "completion",
            "Prints a completion script for a shell.",
            "parley completion bash",
            "parley completion zsh"
        )
        {
            shell,
        };
        verb.SetAction(asked =>
        {
            string name = asked.GetValue(shell)!;
            if (!Shells.Contains(name))
                throw Refusal.Ask($"There is no completion for \"{name}\". Write bash or zsh.");
            output.Out.Write(name == "bash" ? Bash : Zsh);
            return 0;
        });
        return verb;
    }

    /// <summary>
    /// Both ask the program itself, by the library's <c>[suggest]</c> directive, so that they never go stale.
    /// </summary>
    const string Bash = """
        # parley completion for bash: source <(parley completion bash)
        _parley() {
          local line="${COMP_LINE}" point="${COMP_POINT}"
          mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" "[suggest:${point}]" "${line}" 2>/dev/null)
        }
        complete -o default -F _parley parley ./parley

        """;

    const string Zsh = """
        #compdef parley ./parley
        # parley completion for zsh: source <(parley completion zsh)
        _parley() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          (( ${#found} )) && compadd -a found || _files
        }
        compdef _parley parley ./parley

        """;
}
