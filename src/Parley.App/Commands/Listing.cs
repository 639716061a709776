using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Briefing;
using Parley.Record;

namespace Parley.App.Commands;

/// <summary>
/// A verb that lists one kind of entry and shows one of them: the same filters, forms and messages for every kind.
/// </summary>
/// <param name="Name">The verb, a plural noun.</param>
/// <param name="All">The entries, given the ledger as known.</param>
/// <param name="By">Who it is by: codes and names that <c>--by</c> matches.</param>
/// <param name="About">What it is about: topics, parties, ids that <c>--about</c> matches.</param>
/// <param name="Status">Words that <c>--status</c> matches.</param>
/// <param name="Vocabulary">Every word that <c>--status</c> may be, used by an entry or not.</param>
sealed record Listing<T>(
    string Name,
    string Help,
    Func<Ledger, IEnumerable<T>> All,
    Func<T, string> Id,
    Func<T, LocalDate?> Day,
    Func<T, IEnumerable<string>> By,
    Func<T, IEnumerable<string>> About,
    Func<T, IEnumerable<string>> Status,
    IEnumerable<string> Vocabulary,
    ImmutableArray<string> Columns,
    Func<T, ImmutableArray<string>> Cells,
    Func<T, ImmutableArray<string>> Cite,
    Func<T, JsonNode> ToJson,
    Func<Ledger, T, Section> Detail,
    Basis Basis,
    string AnId
)
    where T : class
{
    sealed record Options(
        Option<string?> By,
        Option<string?> About,
        Option<string?> From,
        Option<string?> To,
        Option<string?> Status,
        Option<string?> Known,
        Option<bool> Json,
        Option<bool> Csv,
        Option<string?> Record
    );

    public Verb Verb(Output output)
    {
        var options = new Options(
            Asked.Text("--by", "Only by this party, speaker or publisher", "WHO"),
            Asked.Text("--about", "Only about this topic, party or entry", "WHAT"),
            Asked.Text("--from", "From this day", "DATE"),
            Asked.Text("--to", "To this day", "DATE"),
            Asked.Text("--status", "Only with this status or kind", "WORD"),
            Asked.KnownOn("with all that the record holds"),
            Asked.AsJson(),
            Asked.AsCsv(),
            Asked.RecordFolder()
        );
        var verb = new Verb(Name, Help, $"parley {Name}", $"parley {Name} --json", $"parley {Name} show {AnId}");
        Func<ParseResult, int> list = asked => List(asked, options, output);
        var listVerb = new Verb("list", "Lists them; the same as the verb alone.", $"parley {Name} list --csv");
        foreach (Command one in (Command[])[verb, listVerb])
        {
            foreach (
                Option option in (Option[])
                    [
                        options.By,
                        options.About,
                        options.From,
                        options.To,
                        options.Status,
                        options.Known,
                        options.Json,
                        options.Csv,
                        options.Record,
                    ]
            )
                one.Options.Add(option);
            one.SetAction(list);
        }
        verb.Subcommands.Add(listVerb);
        verb.Subcommands.Add(Show(output));
        return verb;
    }

    int List(ParseResult asked, Options options, Output output)
    {
        Ledger ledger = Asked.AsKnown(Asked.Ledger(asked.GetValue(options.Record)), asked.GetValue(options.Known));
        T[] all = [.. All(ledger)],
            found = Filter(all, asked);
        (bool asJson, bool asCsv) = Asked.Form(asked, options.Json, options.Csv);
        if (asJson)
            output.Out.Write(Json.Print(Json.Array(found.Select(ToJson))));
        else if (asCsv)
            output.Out.Write(new Grid(Columns, found.Select(Cells)).ToCsv());
        else
            output.Out.Write(Print.Page(output, Page(ledger, all.Length, found)));
        return 0;
    }

    /// <summary>What the filters given with a command leave.</summary>
    public T[] Filter(T[] all, ParseResult asked)
    {
        string? Value(string name) => asked.GetValue<string?>(name);
        IEnumerable<T> found = all;
        found = Matching(found, Value("--by"), By);
        found = Matching(found, Value("--about"), About);
        if (Value("--status") is { } status)
        {
            string[] known =
            [
                .. all.SelectMany(Status)
                    .Concat(Vocabulary)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal),
            ];
            if (!known.Contains(status, StringComparer.OrdinalIgnoreCase))
            {
                string meant = Spelling.Nearest(status, known) is { } near ? $" Did you mean {near}?" : "";
                throw Refusal.Ask(
                    $"--status {status} is no word of {Name}.{meant} It may be: {string.Join(", ", known)}."
                );
            }
            found = found.Where(one => Status(one).Contains(status, StringComparer.OrdinalIgnoreCase));
        }
        return [.. Between(found, Value("--from"), Value("--to"))];
    }

    IEnumerable<T> Between(IEnumerable<T> all, string? from, string? to)
    {
        LocalDate? first = from is null ? null : Asked.Day(from, "--from"),
            last = to is null ? null : Asked.Day(to, "--to");
        if (last < first)
            throw Refusal.Ask($"--to {to} is before --from {from}.");
        if ((first is not null || last is not null) && all.Any() && all.All(one => Day(one) is null))
            throw Refusal.Ask($"{Phrases.Capital(Name)} have no day, so --from and --to cannot be used here.");
        return all.Where(one => (first is null || Day(one) >= first) && (last is null || Day(one) <= last));
    }

    /// <summary>Exact matches if there are any, else whatever has the word in it.</summary>
    static IEnumerable<T> Matching(IEnumerable<T> all, string? wanted, Func<T, IEnumerable<string>> words)
    {
        if (wanted is null)
            return all;
        T[] exact = [.. all.Where(one => words(one).Contains(wanted, StringComparer.OrdinalIgnoreCase))];
        return exact.Length > 0
            ? exact
            : all.Where(one => words(one).Any(word => word.Contains(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    Document Page(Ledger ledger, int all, T[] found)
    {
        var table = new Block.Table(
            null,
            Columns,
            [.. found.Select(one => new Row(Basis, Cells(one), Cite(one), Id(one)))]
        );
        string entries = Name == "series" ? "figures" : Name;
        string lead = found.Length == all ? $"{all} {entries}." : $"{found.Length} of {all} {entries}.";
        return Sheet.Of(
            ledger,
            $"{ledger.Pack.Title}: {Name}",
            lead,
            new Section(Name, Phrases.Capital(Name), [table])
        );
    }

    Verb Show(Output output)
    {
        var id = new Argument<string>("ID") { Description = "The id of an entry" };
        var known = Asked.KnownOn("with all that the record holds");
        var json = Asked.AsJson();
        var record = Asked.RecordFolder();
        var verb = new Verb(
            "show",
            "Shows one with all that the record has on it.",
            $"parley {Name} show {AnId}",
            $"parley {Name} show {AnId} --json"
        )
        {
            id,
            known,
            json,
            record,
        };
        verb.SetAction(asked =>
        {
            Ledger ledger = Asked.AsKnown(Asked.Ledger(asked.GetValue(record)), asked.GetValue(known));
            string wanted = asked.GetValue(id)!;
            T[] all = [.. All(ledger)];
            T found =
                all.FirstOrDefault(one => string.Equals(Id(one), wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw Missing(ledger, wanted, all);
            output.Out.Write(
                asked.GetValue(json)
                    ? Json.Print(ToJson(found))
                    : Print.Page(output, Sheet.Of(ledger, Id(found), "", Detail(ledger, found)))
            );
            return 0;
        });
        return verb;
    }

    Refusal Missing(Ledger ledger, string wanted, T[] all)
    {
        string? part = all.Select(Id)
            .FirstOrDefault(id => id.StartsWith(wanted + ":", StringComparison.OrdinalIgnoreCase));
        string? near = part ?? Spelling.Nearest(wanted, all.Select(Id));
        string known = ledger.KnownOn is { } day ? $" as known on {Days.Write(day)}" : "";
        return Refusal.None(
            $"There is no \"{wanted}\" among the "
                + $"{Name}{known}.{(near is null ? $" List them: parley {Name}." : $" Did you mean {near}?")}"
        );
    }
}
