using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Who pays more, and where, between two times, as a page.</summary>
public static class DutyDiffPage
{
    /// <summary>Origins named before the rest are counted.</summary>
    const int Named = 12;

    /// <param name="limit">Rows of a table at most.</param>
    public static Document Of(Ledger ledger, DutyDiff diff, int limit) =>
        Sheet.Of(
            ledger,
            $"{diff.Question.Into.Name}: duties{Of(diff.Question.From)} from {diff.Question.First} to "
                + $"{diff.Question.Then}",
            Lead(ledger, diff),
            new("origins", "Who pays more, who less", [.. Origins(diff, limit)]),
            new("parts", diff.Question.Digits == 2 ? "Where: chapters" : "Where: headings", [.. Parts(diff, limit)]),
            new("law", "What turned in the law", [.. Turns(diff, limit)]),
            new("notes", "To be said of it", [Notes(diff)])
        );

    static string Of(Origin? from) => from is null ? "" : $" on goods of {from.Name}";

    static string Lead(Ledger ledger, DutyDiff diff)
    {
        var text = new List<string>();
        if (diff.Swapped)
            text.Add("The times were given the other way round; they are compared in their order.");
        Party into = diff.Question.Into;
        if (diff.Question.First.InstantFor(into) == diff.Question.Then.InstantFor(into))
            text.Add("Both are the same time, so nothing changed.");
        int origins = diff.Origins.Where(one => one.Change.Any).Sum(one => one.Members.Length);
        text.Add(
            origins == 0
                ? "No duty changed on any line."
                : $"Duties changed for {Phrases.Count(origins, "origin")}, with nothing claimed and nothing told."
        );
        if (diff.Question.Then.DayFor(into) > ledger.LastDay)
            text.Add($"What lies after {Days.Write(ledger.LastDay)} is what the law known then schedules.");
        return string.Join(" ", text);
    }

    static IEnumerable<Block> Origins(DutyDiff diff, int limit)
    {
        yield return new Block.Table(
            null,
            diff.Question.Weights.IsEmpty
                ? ["origins", "up", "down", "of lines", "not compared", "mean", "least", "greatest"]
                : ["origins", "up", "down", "of lines", "not compared", "mean by weights", "least", "greatest", "USD"],
            [
                .. diff
                    .Origins.Take(limit)
                    .Select(one => new Row(Basis.Computed, [Members(one.Members), .. Cells(one.Change)], [])),
            ]
        );
        if (diff.Origins.Length > limit)
            yield return Rest(diff.Origins.Length - limit, "row");
    }

    static IEnumerable<Block> Parts(DutyDiff diff, int limit)
    {
        PartChange[] all = [.. diff.Parts.Where(part => part.Change.Value is not 0)];
        if (all.Length == 0)
            yield break;
        yield return new Block.Table(
            null,
            diff.Question.Weights.IsEmpty
                ? ["code", "goods", "origins", "up", "down", "of lines", "not compared", "mean", "least", "greatest"]
                :
                [
                    "code",
                    "goods",
                    "origins",
                    "up",
                    "down",
                    "of lines",
                    "not compared",
                    "mean by weights",
                    "least",
                    "greatest",
                    "USD",
                ],
            [
                .. all.Take(limit)
                    .Select(part => new Row(
                        Basis.Computed,
                        [part.Code, Cut(part.Text), Short(part.Members), .. Cells(part.Change)],
                        []
                    )),
            ]
        );
        if (all.Length > limit)
            yield return Rest(all.Length - limit, "row");
    }

    static Block.Lines Rest(int count, string what) =>
        new(null, [new(Basis.Computed, $"{Phrases.Count(count, what)} not shown: --limit shows more, --json all", [])]);

    static IEnumerable<string> Cells(DutyChange change)
    {
        string[] cells =
        [
            $"{change.Up:#,0}",
            $"{change.Down:#,0}",
            $"{change.Lines:#,0}",
            change.NotCompared == 0 ? "" : $"{change.NotCompared:#,0}",
            Points(change.Mean),
            Points(change.Least),
            Points(change.Greatest),
        ];
        return change.Usd is { } usd ? cells.Append(usd.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture)) : cells;
    }

    /// <summary>A change in points of a hundred, signed: <c>+41 pp</c>.</summary>
    public static string Points(decimal change) =>
        (change * 100).ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + " pp";

    static string Members(ImmutableArray<Origin> members)
    {
        string named = string.Join(", ", members.Take(Named).Select(origin => origin.Name));
        return members.Length <= Named ? named : $"{named} and {members.Length - Named} more";
    }

    static string Short(ImmutableArray<Origin> members)
    {
        string named = string.Join(", ", members.Take(4).Select(origin => origin.Code));
        return members.Length <= 4 ? named : $"{named} +{members.Length - 4}";
    }

    static string Cut(string text)
    {
        text = text.TrimEnd(':');
        int end = text.Length <= 60 ? -1 : text.LastIndexOf(' ', 60);
        return end < 0 ? text : text[..end].TrimEnd(',', ';') + " ...";
    }

    static IEnumerable<Block> Turns(DutyDiff diff, int limit)
    {
        Party into = diff.Question.Into;
        yield return new Block.Table(
            null,
            ["at", "what", "name", "before", "after", "title"],
            [
                .. diff
                    .Turns.Take(limit)
                    .Select(turn => new Row(
                        Basis.Law,
                        [
                            Phrases.At(turn.At, into),
                            turn.Kind,
                            turn.Kind is "duty" or "exemption" ? turn.Id : "",
                            turn.Before ?? "",
                            turn.After ?? "",
                            Cut(turn.Title),
                        ],
                        turn.Cite
                    )),
            ]
        );
        if (diff.Turns.Length > limit)
            yield return Rest(diff.Turns.Length - limit, "turn");
    }

    static Block.Lines Notes(DutyDiff diff) =>
        new(null, [.. diff.Notes.Select(note => new Line(Basis.Unknown, Phrases.Capital(note), []))]);
}

/// <summary>Differences of duties as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, DutyDiff diff)
    {
        JsonObject json = Asked(ledger);
        json["into"] = diff.Question.Into.Id.Code;
        json["from"] = diff.Question.From?.Code;
        json["first"] = diff.Question.First.ToString();
        json["then"] = diff.Question.Then.ToString();
        json["swapped"] = diff.Swapped;
        json["origins"] = Array(
            diff.Origins.Select(one => (JsonNode)With(one.Change, ("origins", Codes(one.Members))))
        );
        json["parts"] = Array(
            diff.Parts.Select(part =>
                (JsonNode)With(part.Change, ("code", part.Code), ("text", part.Text), ("origins", Codes(part.Members)))
            )
        );
        json["turns"] = Array(diff.Turns.Select(Of));
        json["notes"] = Texts(diff.Notes);
        return json;
    }

    static JsonArray Codes(ImmutableArray<Origin> members) => Texts(members.Select(origin => origin.Code));

    static JsonObject With(DutyChange change, params ReadOnlySpan<(string Name, JsonNode? Value)> first)
    {
        var json = new JsonObject();
        foreach ((string name, JsonNode? value) in first)
            json[name] = value;
        json["lines"] = change.Lines;
        json["up"] = change.Up;
        json["down"] = change.Down;
        json["notCompared"] = change.NotCompared;
        json["mean"] = Short(change.Mean);
        json["least"] = Short(change.Least);
        json["greatest"] = Short(change.Greatest);
        json["valueUsd"] = change.Value;
        json["changeUsd"] = change.Usd is { } usd ? decimal.Round(usd, 2) : null;
        return json;
    }

    /// <summary>A mean to twelve places: more tell nothing.</summary>
    static decimal Short(decimal fraction) => decimal.Round(fraction, 12) / 1.0000000000000000000000000000m;

    static JsonNode Of(LawTurn turn) =>
        new JsonObject
        {
            ["at"] = turn.At.Written,
            ["kind"] = turn.Kind,
            ["id"] = turn.Id,
            ["title"] = turn.Title,
            ["before"] = turn.Before,
            ["after"] = turn.After,
            ["cite"] = Texts(turn.Cite),
        };
}
