using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Parley.Briefing;
using Parley.Record;

namespace Parley.App;

/// <summary>In which form an answer comes, and where it goes: for verbs whose answer is a page and a table.</summary>
sealed class PageOptions
{
    static readonly string[] Formats = ["text", "html", "md", "json", "csv"];

    readonly Option<string?> format = Asked.Text("--format", "text, html, md, json or csv", "FORMAT");
    readonly Option<string?> file = Asked.Text("--out", "Write to this file instead of the screen", "FILE");
    readonly Option<bool> json = Asked.AsJson();
    readonly Option<bool> csv = Asked.AsCsv();

    public PageOptions() => format.CompletionSources.Add(Formats);

    public ImmutableArray<Option> All => [format, json, csv, file];

    /// <summary>Refuses a form that is not known before any work is done.</summary>
    public void Check(ParseResult asked) => Form(asked);

    public void Print(ParseResult asked, Output output, Func<Document> page, Func<JsonObject> json, Func<Grid> grid)
    {
        string text = Form(asked) switch
        {
            "html" => HtmlPage.Of(page()),
            "md" => MarkdownPage.Of(page()),
            "json" => Json.Print(json()),
            "csv" => grid().ToCsv(),
            _ when asked.GetValue(file) is not null => TextPage.Of(page()),
            _ => App.Print.Page(output, page()),
        };
        if (asked.GetValue(file) is { } path)
            Output.WriteFile(path, text);
        else
            output.Out.Write(text);
    }

    /// <summary>The form asked for, or the one that the file's name says.</summary>
    string Form(ParseResult asked)
    {
        (bool asJson, bool asCsv) = Asked.Form(asked, json, csv);
        string? flag =
            asJson ? "json"
            : asCsv ? "csv"
            : null;
        string? named = asked.GetValue(format)?.ToLowerInvariant();
        if (flag is not null && named is not null && named != flag)
            throw Refusal.Ask($"Write --{flag} or --format {named}, not both.");
        string form = flag ?? named ?? OfName(asked.GetValue(file));
        if (Formats.Contains(form))
            return form;
        string? near = Spelling.Nearest(form, Formats);
        throw Refusal.Ask(
            $"--format {form} is not known.{(near is null ? "" : $" Did you mean {near}?")} Write one of: "
                + $"{string.Join(", ", Formats)}."
        );
    }

    static string OfName(string? file) =>
        Path.GetExtension(file) switch
        {
            ".html" or ".htm" => "html",
            ".md" => "md",
            ".json" => "json",
            ".csv" => "csv",
            _ => "text",
        };
}
