using System.Collections.Immutable;
using System.CommandLine;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary>The options by which verbs ask about duties, and how their text becomes a question.</summary>
sealed class DutyOptions
{
    public Option<string?> Into { get; } = Asked.Text("--into", "The importing side", "PARTY");

    public Option<string?> From { get; } = Asked.Text("--from", "The country of origin, by its two letters", "COUNTRY");

    public Option<string?> On { get; } =
        Asked.Text("--on", "A day, answered at its close in the importer's capital, or an instant", "TIME");

    public Option<string?> Value { get; } = Asked.Text("--value", "Customs value in dollars", "USD");

    public Option<string?> Quantity { get; } =
        Asked.Text("--quantity", "How much there is: \"120 kg\"; several between semicolons", "TEXT");

    public Option<string[]> Claim { get; } =
        new("--claim")
        {
            Description = "What is claimed: a preference's letter, a heading, a measure's id, or * for all that fit",
            HelpName = "WORD",
            AllowMultipleArgumentsPerToken = false,
        };

    public Option<string[]> Share { get; } =
        new("--share") { Description = "A share of the value, steel=40%", HelpName = "NAME=PERCENT" };

    public Option<string[]> Meets { get; } =
        new("--meets") { Description = "A fact that holds, by its id; id=no for one that does not", HelpName = "FACT" };

    public Option<string?> Known { get; } = Asked.KnownOn("with all that the record holds");

    public Option<string?> Record { get; } = Asked.RecordFolder();

    public Option<bool> Json { get; } = Asked.AsJson();

    public Option<bool> Csv { get; } = Asked.AsCsv();

    /// <summary>Those that tell more of the goods than code, origin and time.</summary>
    public ImmutableArray<Option> Goods => [Value, Quantity, Claim, Share, Meets];

    public Desk Desk(ParseResult asked) => App.Desk.Open(asked.GetValue(Record), asked.GetValue(Known));

    /// <summary>The ledger with all of its entries, which a desk does not have.</summary>
    public Ledger Entries(ParseResult asked) =>
        Asked.AsKnown(Asked.Ledger(asked.GetValue(Record)), asked.GetValue(Known));

    /// <summary>The importer; refused unless it is a party.</summary>
    public Party Importer(ParseResult asked, Desk desk) =>
        Asked.Party(desk.Ledger.Pack, asked.GetValue(Into), "--into");

    /// <summary>The origin: a code or a name; without one, the importer's other side.</summary>
    public string Origin(ParseResult asked, Desk desk, Party into)
    {
        string text = asked.GetValue(From) ?? desk.Ledger.Pack.Against(into).Id.Code;
        Origin? named = desk.Law.Origins.FirstOrDefault(o => o.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named?.Code ?? text.ToUpperInvariant();
    }

    /// <summary>The origin of <see cref="Origin"/>; refused where the law has none such.</summary>
    public Origin OriginOf(ParseResult asked, Desk desk, Party into)
    {
        string code = Origin(asked, desk, into);
        if (code == into.Id.Code)
            throw Refusal.Ask(
                $"The origin and the importer are both {into.Name}; no import duty is owed on goods of one's own."
            );
        if (desk.Law.FindOrigin(code) is { } origin)
            return origin;
        string? near = Spelling.Nearest(code, desk.Law.Origins.Select(o => o.Code));
        throw Refusal.Ask(
            $"--from \"{code}\" is no origin.{(near is null ? "" : $" Did you mean {near}?")} "
                + $"Write a country by its two letters of ISO 3166, as {desk.Law.Pack.Parties[0].Id}."
        );
    }

    public When Time(ParseResult asked) =>
        asked.GetValue(On) is { } text
            ? Asked.When(text, "--on")
            : throw Refusal.Ask("--on is missing. Write a day, 2025-06-03, or an instant, 2025-04-10T12:01+08:00.");

    public Told Told(ParseResult asked, DutyLaw law)
    {
        Told told = Tariffs.Told.Nothing.WithClaims((asked.GetValue(Claim) ?? []).SelectMany(Words));
        foreach (string word in (asked.GetValue(Meets) ?? []).SelectMany(Words))
        {
            (string fact, bool met) = Fact(word, law);
            if (told.Met.TryGetValue(fact, out bool before) && before != met)
                throw Refusal.Ask($"--meets {fact} and {fact}=no cannot both be.");
            told = told with { Met = told.Met.SetItem(fact, met) };
        }
        foreach (string word in (asked.GetValue(Share) ?? []).SelectMany(Words))
        {
            (string content, decimal share) = Content(word, law);
            if (told.Shares.TryGetValue(content, out decimal before) && before != share)
                throw Refusal.Ask($"--share {content} is told twice, and not alike.");
            told = told with { Shares = told.Shares.SetItem(content, share) };
        }
        return told;
    }

    static IEnumerable<string> Words(string text) =>
        text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static KeyValuePair<string, bool> Fact(string word, DutyLaw law)
    {
        (string id, string said) = word.Split('=', 2) is [var name, var value] ? (name, value) : (word, "yes");
        if (law.FindFact(id) is null)
        {
            string? near = Spelling.Nearest(id, law.Facts.Select(fact => fact.Id));
            throw Refusal.Ask(
                $"--meets \"{id}\" is no fact of the law.{(near is null ? "" : $" Did you mean {near}?")} "
                    + "An answer lists the ids of those that decide."
            );
        }
        return said is "yes" or "no"
            ? new(id, said == "yes")
            : throw Refusal.Ask($"--meets {word}: write {id}, or {id}=no.");
    }

    static KeyValuePair<string, decimal> Content(string word, DutyLaw law)
    {
        string[] contents =
        [
            .. law.Provisions.Select(p => p.Content).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        if (word.Split('=', 2) is not [var name, var text])
            throw Refusal.Ask($"--share \"{word}\" has no share in it. Write steel=40%.");
        if (!contents.Contains(name, StringComparer.Ordinal))
            throw Refusal.Ask(
                $"--share {name}: no duty is on such a share. There are: "
                    + $"{string.Join(", ", contents.Order(StringComparer.Ordinal))}."
            );
        return IO.Packs.Charges.TryPercent(text, out decimal share) && share is >= 0 and <= 1
            ? new(name, share)
            : throw Refusal.Ask($"--share {word}: write a share from 0% to 100% with its sign, as {name}=40%.");
    }

    public Consignment Consignment(ParseResult asked)
    {
        Consignment goods = Tariffs.Consignment.Untold;
        if (asked.GetValue(Quantity) is { } quantity)
            goods = Quantities.Read(quantity, out string wrong) ?? throw Refusal.Ask($"--quantity: {wrong}");
        if (asked.GetValue(Value) is { } value)
            goods = goods with
            {
                ValueUsd = Quantities.ReadValue(value, out string wrong) ?? throw Refusal.Ask($"--value: {wrong}"),
            };
        return goods;
    }
}
