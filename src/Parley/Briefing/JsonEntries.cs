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

    /// <summary>A measure with all that the record has on it.</summary>
    public static JsonNode Whole(MeasureState state)
    {
        Measure m = state.Measure;
        JsonObject json = Of(state).AsObject();
        json["instrument"] = m.Instrument.Name;
        json["authority"] = m.Instrument.Authority;
        json["layer"] = m.Layer.Id;
        json["goods"] = Words.Goods.Word(m.Goods);
        json["list"] = m.List;
        json["scope"] = m.Scope;
        json["codes"] = m.Codes;
        json["move"] = Words.Moves.Word(m.Move);
        json["known"] = Of(m.Known);
        json["replaces"] = Texts(m.Ties.Replaces);
        json["suspends"] = Texts(m.Ties.Suspends);
        json["ends"] = Texts(m.Ties.Ends);
        json["void"] = m.Ties.Void?.Written;
        json["excepts"] = Texts(m.Ties.Excepts);
        json["answers"] = Texts(m.Ties.Answers);
        json["amends"] = Texts(m.Ties.Amends);
        json["changes"] = Array(m.Changes.Select(Of));
        json["notes"] = Notes(m);
        json["topics"] = Texts(m.Topics);
        return json;
    }

    static JsonNode Of(Change change) =>
        new JsonObject
        {
            ["known"] = Of(change.Known),
            ["from"] = change.From?.Written,
            ["until"] = change.Until?.Written,
            ["heldUntil"] = change.HeldUntil?.Written,
            ["withdrawn"] = change.Withdrawn,
            ["text"] = change.Text,
            ["cite"] = Texts(change.Cite),
        };

    /// <summary>A commitment with its whole history.</summary>
    public static JsonNode Whole(PromiseState promise)
    {
        Commitment c = promise.Commitment;
        JsonObject json = Of(promise).AsObject();
        json["agreed"] = Of(c.Agreed);
        json["test"] = c.Test;
        json["history"] = Array(c.History.Select(Of));
        json["accounts"] = Array(c.Claims.Select(Of));
        json["notes"] = Notes(c);
        json["topics"] = Texts(c.Topics);
        json["related"] = Texts(c.Related);
        json["confidence"] = Words.Confidences.Word(c.Confidence);
        return json;
    }

    static JsonNode Of(StatusEntry entry) =>
        new JsonObject
        {
            ["since"] = Of(entry.Since),
            ["known"] = Of(entry.Known),
            ["status"] = Words.Statuses.Word(entry.Status),
            ["evidence"] = entry.Evidence,
            ["cite"] = Texts(entry.Cite),
        };

    static JsonNode Of(RivalClaim claim) =>
        new JsonObject
        {
            ["by"] = claim.By,
            ["known"] = Of(claim.Known),
            ["text"] = claim.Text,
            ["cite"] = Texts(claim.Cite),
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
