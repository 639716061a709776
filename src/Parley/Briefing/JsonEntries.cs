using System.Text.Json.Nodes;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>The entries of the record as JSON.</summary>
public static partial class Json
{
    public static JsonNode Of(Happening e) =>
        new JsonObject
        {
            ["id"] = e.Id,
            ["date"] = e.Date.Written,
            ["time"] = e.Time,
            ["type"] = Words.EventTypes.Word(e.Type),
            ["place"] = e.Where,
            ["actors"] = Texts(e.Actors),
            ["summary"] = e.Summary,
            ["notes"] = Notes(e),
            ["topics"] = Texts(e.Topics),
            ["related"] = Texts(e.Related),
            ["known"] = Of(e.Known),
            ["confidence"] = Words.Confidences.Word(e.Confidence),
            ["cite"] = Texts(e.Cite),
        };

    public static JsonNode Of(Statement s) =>
        new JsonObject
        {
            ["id"] = s.Id,
            ["date"] = Of(s.Date),
            ["speaker"] = s.Speaker,
            ["role"] = s.Role,
            ["side"] = s.Side,
            ["footing"] = Words.Footings.Word(s.Footing),
            ["reason"] = s.Reason,
            ["venue"] = s.Venue,
            ["kind"] = Words.StatementKinds.Word(s.Kind),
            ["text"] = s.Text,
            ["subject"] = s.Subject,
            ["verdicts"] = Array(
                s.Verdicts.Select(v =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["known"] = Of(v.Known),
                            ["verdict"] = v.Word,
                            ["text"] = v.Text,
                            ["cite"] = Texts(v.Cite),
                        }
                )
            ),
            ["forecasts"] = Array(s.Forecasts.Select(Of)),
            ["notes"] = Notes(s),
            ["related"] = Texts(s.Related),
            ["known"] = Of(s.Known),
            ["confidence"] = Words.Confidences.Word(s.Confidence),
            ["cite"] = Texts(s.Cite),
        };

    public static JsonNode Of(Figure f) =>
        new JsonObject
        {
            ["id"] = f.Id,
            ["series"] = f.Series,
            ["period"] = f.Period,
            ["date"] = f.Date,
            ["value"] = f.Value,
            ["unit"] = f.Unit,
            ["reporter"] = f.Reporter,
            ["partner"] = f.Partner,
            ["remark"] = f.Remark,
            ["known"] = Of(f.Known),
            ["confidence"] = Words.Confidences.Word(f.Confidence),
            ["cite"] = Texts(f.Cite),
        };

    public static JsonNode Of(Source s) =>
        new JsonObject
        {
            ["id"] = s.Id,
            ["title"] = s.Title,
            ["publisher"] = s.Publisher,
            ["kind"] = Words.SourceKinds.Word(s.Kind),
            ["date"] = s.Date,
            ["address"] = s.Address,
        };

    static JsonArray Notes(Entry entry) =>
        Array(
            entry.Notes.Select(note =>
                (JsonNode)
                    new JsonObject
                    {
                        ["known"] = Of(note.Known),
                        ["text"] = note.Text,
                        ["cite"] = Texts(note.Cite),
                    }
            )
        );
}
