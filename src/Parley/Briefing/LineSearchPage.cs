using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Lines found by words, as a page: code, texts, the ordinary duty, and what an origin owes.</summary>
public static class LineSearchPage
{
    /// <summary>A text above a line is cut to so many letters on a page.</summary>
    const int Longest = 70;

    public static Document Of(Ledger ledger, LineSearch search) =>
        Sheet.Of(
            ledger,
            $"{search.Into.Name}: lines for \"{search.Words}\"",
            Lead(search),
            new Section("lines", "Lines, nearest first", [Table(search)])
        );

    static string Lead(LineSearch search)
    {
        string read = search.ReadAs is { } words ? $" Read as: {words}." : "";
        return $"{Phrases.Count(search.Lines.Length, "line")} as of {Days.Write(search.Day)}.{read}";
    }

    static Block.Table Table(LineSearch search) =>
        new(
            null,
            search.From is { } from ? ["code", "goods", "general", $"owed, {from.Code}"] : ["code", "goods", "general"],
            [.. search.Lines.Select(Row)]
        );

    static Row Row(FoundLine found)
    {
        string code = CodeText.Dots(found.Line.Code),
            general = General(found);
        return new(
            Basis.Law,
            found.Owed is null ? [code, Path(found), general] : [code, Path(found), general, Owed(found)],
            []
        );
    }

    /// <summary>As printed; where the line prints none, that it is not held.</summary>
    public static string General(FoundLine found) =>
        found.Line.Duties.General is { Length: > 0 } printed ? printed : "not held";

    public static string Owed(FoundLine found) =>
        found.Owed switch
        {
            DutyReply.Answered { Answer.Total: { Open: true } total } =>
                $"{total.Expression} ({total.Low} to {total.High})",
            DutyReply.Answered answered => answered.Answer.Total.Expression,
            DutyReply.Refused => "no answer",
            _ => "",
        };

    /// <summary>The texts from the heading down, the long ones above the line cut.</summary>
    static string Path(FoundLine found)
    {
        IEnumerable<string> texts = found
            .Path.Where(heading => heading.Code.Length > 2 && heading.Text.Length > 0)
            .Select(heading => heading.Text.TrimEnd(':'));
        string[] all = [.. texts];
        return string.Join(" > ", all.Select((text, i) => i + 1 < all.Length ? Cut(text) : text));
    }

    static string Cut(string text)
    {
        if (text.Length <= Longest)
            return text;
        int end = text.LastIndexOf(' ', Longest);
        return text[..(end > 0 ? end : Longest)].TrimEnd(',', ';') + " ...";
    }
}

/// <summary>Searches as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, LineSearch search)
    {
        JsonObject json = Asked(ledger);
        json["into"] = search.Into.Id.Code;
        json["from"] = search.From?.Code;
        json["words"] = search.Words;
        json["readAs"] = search.ReadAs;
        json["on"] = Of(search.Day);
        json["lines"] = Array(search.Lines.Select(Of));
        return json;
    }

    static JsonNode Of(FoundLine found)
    {
        DutyTotal? total = (found.Owed as DutyReply.Answered)?.Answer.Total;
        return new JsonObject
        {
            ["code"] = found.Line.Code,
            ["description"] = found.Line.Description,
            ["path"] = Array(
                found.Path.Select(text => (JsonNode)new JsonObject { ["code"] = text.Code, ["text"] = text.Text })
            ),
            ["general"] = found.Line.Duties.General,
            ["total"] = total?.Rate?.Fraction,
            ["expression"] = total?.Expression,
            ["low"] = total?.Low?.Fraction,
            ["high"] = total?.High?.Fraction,
            ["noAnswer"] = (found.Owed as DutyReply.Refused)?.Reason,
        };
    }
}
