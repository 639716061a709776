using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>
/// The answers as JSON, with stable names in camelCase. Rates are fractions; days and instants are ISO text.
/// </summary>
public static partial class Json
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    public static string Print(JsonNode node) => node.ToJsonString(Readable) + "\n";

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray Texts(IEnumerable<string> texts) => Array(texts.Select(text => (JsonNode?)text));

    public static JsonNode? Of(LocalDate? day) => day is { } value ? Days.Write(value) : null;

    /// <summary>What every answer says of itself.</summary>
    public static JsonObject Asked(Ledger ledger) =>
        new()
        {
            ["pack"] = ledger.Pack.Id,
            ["knownOn"] = Of(ledger.KnownOn),
            ["verifiedThrough"] = Of(ledger.Pack.VerifiedThrough),
            ["ledger"] = ledger.Hash,
        };

    public static JsonObject Of(Headline headline) =>
        new()
        {
            ["into"] = headline.Into.Id.Code,
            ["from"] = headline.From.Id.Code,
            ["at"] = headline.When.ToString(),
            ["knownOn"] = Of(headline.Ledger.KnownOn),
            ["layers"] = Array(headline.Layers.Select(Of)),
            ["total"] = headline.Total.Fraction,
            ["arithmetic"] = headline.Arithmetic,
            ["stillApplied"] = Array(headline.StillApplied.Select(Of)),
            ["suspended"] = Array(
                headline.Held.Select(held =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["measure"] = held.Measure.Id,
                            ["rate"] = held.Measure.Rate!.Value.Fraction,
                            ["returns"] = held.Returns?.Written,
                        }
                )
            ),
            ["exceptions"] = Texts(headline.Exceptions.Select(measure => measure.Id)),
            ["notCounted"] = Array(headline.NotCounted.Select(left => Of(left.Left, left.Tiers))),
            ["changedWithinDay"] = Array(headline.WithinDay.Select(Of)),
        };

    static JsonNode Of(NotCounted left, ImmutableArray<Rate> tiers) =>
        new JsonObject
        {
            ["programme"] = left.Programme,
            ["text"] = left.Text,
            ["rates"] = Array(tiers.Select(tier => (JsonNode?)tier.Fraction)),
            ["cite"] = Texts(left.Cite),
        };

    static JsonNode Of(HeadlineStep step) =>
        new JsonObject
        {
            ["at"] = step.At.Written,
            ["total"] = step.Headline.Total.Fraction,
            ["arithmetic"] = step.Headline.Arithmetic,
        };

    static JsonNode Of(HeadlineLayer layer) =>
        new JsonObject
        {
            ["programme"] = layer.Layer.Programme,
            ["measure"] = layer.Measure.Id,
            ["rate"] = layer.Rate.Fraction,
            ["from"] = layer.From?.Written,
            ["until"] = layer.Until?.Written,
            ["appliedUntil"] = layer.AppliedUntil?.Written,
            ["source"] = layer.Measure.Instrument.Law,
            ["cite"] = Texts(layer.Measure.Cite),
        };

    public static JsonObject Of(ConflictState state)
    {
        JsonObject json = Asked(state.Ledger);
        json["on"] = state.When.ToString();
        json["changedWithinDay"] = Array(
            state
                .WithinDay()
                .Select(change =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = change.State.Measure.Id,
                            ["at"] = change.At.Written,
                            ["what"] = change.What,
                        }
                )
        );
        json["inForce"] = Measures(state, Phase.InForce);
        json["suspended"] = Measures(state, Phase.Suspended);
        json["pending"] = Measures(state, Phase.Pending);
        json["announced"] = Measures(state, Phase.Announced);
        json["void"] = Measures(state, Phase.Void);
        json["lapsed"] = Measures(state, Phase.Lapsed);
        json["neverInForce"] = Measures(state, Phase.NeverInForce);
        json["commitments"] = Array(state.Promises.Select(Of));
        json["controls"] = Array(
            state
                .Measures.Where(m =>
                    Kinds.IsControl(m.Measure.Kind) && m.Phase is Phase.InForce or Phase.Suspended or Phase.Pending
                )
                .Select(Of)
        );
        json["answers"] = Array(
            state.Answers.Select(pair =>
                (JsonNode)new JsonObject { ["measure"] = pair.Answer.Id, ["answers"] = pair.To.Id }
            )
        );
        json["lastMove"] = state.LastMove is { } move ? Of(move) : null;
        return json;
    }

    static JsonArray Measures(ConflictState state, Phase phase) => Array(state.In(phase).Select(Of));

    public static JsonNode Of(MeasureState state)
    {
        Measure measure = state.Measure;
        return new JsonObject
        {
            ["id"] = measure.Id,
            ["by"] = measure.By.Code,
            ["against"] = Texts(measure.Against.Select(party => party.Code)),
            ["kind"] = Words.MeasureKinds.Word(measure.Kind),
            ["programme"] = measure.Layer.Programme,
            ["title"] = measure.Title,
            ["phase"] = Words.Phases.Word(state.Phase),
            ["rate"] = measure.Charge switch
            {
                Charge.AdValorem a => a.Rate.Fraction,
                Charge.Specific s => s.ToString(),
                _ => null,
            },
            ["announced"] = measure.Announced.Written,
            ["from"] = state.Standing.Begins?.Written,
            ["until"] = state.Standing.Ends?.At.Written,
            ["appliedUntil"] = state.Standing.Ends?.AppliedUntil?.Written,
            ["endedBy"] = state.Standing.Ends?.By,
            ["returns"] = state.Returns?.Written,
            ["source"] = measure.Instrument.Law,
            ["cite"] = Texts(measure.Cite),
            ["confidence"] = Words.Confidences.Word(measure.Confidence),
        };
    }

    public static JsonNode Of(PromiseState promise)
    {
        Commitment c = promise.Commitment;
        var claims = new JsonObject();
        foreach (var side in c.Claims.GroupBy(claim => claim.By))
            claims[side.Key] = string.Join(" ", side.Select(claim => $"{Days.Write(claim.Known)}: {claim.Text}"));
        foreach (PartyId party in c.By.Concat(c.To))
            claims.TryAdd(party.Code, null);
        return new JsonObject
        {
            ["id"] = c.Id,
            ["agreement"] = c.Agreement.Name,
            ["by"] = Texts(c.By.Select(p => p.Code)),
            ["to"] = Texts(c.To.Select(p => p.Code)),
            ["clause"] = c.Clause,
            ["obligation"] = c.Obligation,
            ["due"] = Of(c.Due),
            ["status"] = Words.Statuses.Word(promise.Status.Status),
            ["since"] = Of(promise.Status.Since),
            ["evidence"] = promise.Status.Evidence,
            ["claims"] = claims,
            ["cite"] = Texts(promise.Status.Cite),
        };
    }

    public static JsonArray Of(ImmutableArray<ScheduledChange> calendar) =>
        Array(
            calendar.Select(change =>
                (JsonNode)
                    new JsonObject
                    {
                        ["at"] = change.At.Written,
                        ["what"] = change.Kind.ToString().ToLowerInvariant(),
                        ["id"] = change.Id,
                        ["text"] = change.Text,
                        ["by"] = change.By?.Code,
                        ["daysLeft"] = change.DaysLeft,
                        ["before"] = change.Before?.Fraction,
                        ["after"] = change.After?.Fraction,
                        ["beforeText"] = change.BeforeText,
                        ["afterText"] = change.AfterText,
                        ["source"] = change.Cite.IsEmpty ? null : change.Cite[0],
                        ["cite"] = Texts(change.Cite),
                    }
            )
        );

    public static JsonNode Of(Forecast forecast) =>
        new JsonObject
        {
            ["id"] = forecast.Id,
            ["by"] = forecast.Speaker,
            ["side"] = forecast.Side,
            ["subject"] = forecast.Subject,
            ["made"] = Of(forecast.Made),
            ["question"] = forecast.Question,
            ["from"] = Of(forecast.Made),
            ["until"] = Of(forecast.Until),
            ["probability"] = forecast.Probability,
            ["words"] = forecast.Words,
            ["outcome"] = forecast.Resolution is { } r ? Words.Outcomes.Word(r.Outcome) : null,
            ["resolved"] = Of(forecast.Resolution?.On),
            ["cite"] = Texts(forecast.Cite),
        };

    public static JsonObject Of(TrackRecord track) =>
        new()
        {
            ["count"] = track.Resolved.Length,
            ["hits"] = track.Hits,
            ["rate"] = track.Rate,
            ["low"] = track.Low,
            ["high"] = track.High,
            ["brier"] = track.Brier,
            ["scored"] = track.Scored,
            ["open"] = track.Open.Length,
            ["made"] = track.Made,
        };
}
