using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>What-ifs as JSON.</summary>
public static partial class Json
{
    public static JsonObject Of(Ledger ledger, AnswerDifference found)
    {
        JsonObject json = Supposed(ledger, found.Supposed, found.Before.Into);
        json["from"] = found.Before.From.Code;
        json["at"] = found.Before.When.ToString();
        json["code"] = found.Before.Code;
        json["points"] = found.Points?.Fraction;
        json["layers"] = Array(
            found.Layers.Select(layer =>
                (JsonNode)
                    new JsonObject
                    {
                        ["programme"] = layer.Programme,
                        ["name"] = layer.Name,
                        ["before"] = layer.Before?.Expression,
                        ["after"] = layer.After?.Expression,
                        ["points"] = layer.Points?.Fraction,
                        ["why"] = layer.Why,
                    }
            )
        );
        json["dates"] = Of(found.Spans, found.Before.Into);
        json["before"] = Of(ledger, found.Before);
        json["after"] = Of(ledger, found.After);
        return json;
    }

    /// <summary>Only when the two differ, for one code.</summary>
    public static JsonObject Of(
        Ledger ledger,
        SupposedLaw supposed,
        Party into,
        string code,
        ImmutableArray<DifferenceSpan> spans
    )
    {
        JsonObject json = Supposed(ledger, supposed, into);
        json["code"] = code;
        json["dates"] = Of(spans, into);
        return json;
    }

    static JsonArray Of(ImmutableArray<DifferenceSpan> spans, Party into) =>
        Array(
            spans.Select(span =>
                (JsonNode)
                    new JsonObject
                    {
                        ["from"] = Days.Write(span.From, into.Zone),
                        ["until"] = Written(span.Until, into),
                        ["before"] = span.Before,
                        ["after"] = span.After,
                        ["points"] = span.Points?.Fraction,
                    }
            )
        );

    static string? Written(Instant? at, Party into) => at is { } end ? Days.Write(end, into.Zone) : null;

    /// <summary>Only when the two differ, over all lines.</summary>
    public static JsonObject Of(
        Ledger ledger,
        SupposedLaw supposed,
        Party into,
        ImmutableArray<LawDifferenceSpan> spans
    )
    {
        JsonObject json = Supposed(ledger, supposed, into);
        json["dates"] = Array(
            spans.Select(span =>
                (JsonNode)
                    new JsonObject
                    {
                        ["from"] = Days.Write(span.From, into.Zone),
                        ["until"] = Written(span.Until, into),
                        ["changed"] = span.Changed,
                        ["least"] = span.Least?.Fraction,
                        ["most"] = span.Most?.Fraction,
                    }
            )
        );
        return json;
    }

    /// <param name="most">How many of the largest changes to give.</param>
    public static JsonObject Of(Ledger ledger, LawDifference found, int most)
    {
        JsonObject json = Supposed(ledger, found.Supposed, found.Into);
        json["at"] = found.When.ToString();
        json["lines"] = found.Lines;
        json["changed"] = found.Changed;
        json["origins"] = Array(found.Classes.Select(Of));
        json["chapters"] = Array(
            found.Chapters.Select(chapter =>
                (JsonNode)
                    new JsonObject
                    {
                        ["chapter"] = chapter.Chapter,
                        ["title"] = chapter.Title,
                        ["lines"] = chapter.Lines,
                        ["changed"] = chapter.Changed,
                        ["least"] = chapter.Least?.Fraction,
                        ["most"] = chapter.Most?.Fraction,
                    }
            )
        );
        json["largest"] = Array(found.Largest.Take(most).Select(change => Of(change)));
        json["rivals"] = Texts(found.Rivals);
        json["notes"] = Texts(found.Notes);
        return json;
    }

    static JsonNode Of(LineDifference change) =>
        new JsonObject
        {
            ["code"] = change.Line.Code,
            ["origin"] = change.From.First.Code,
            ["before"] = change.Before?.Fraction,
            ["after"] = change.After?.Fraction,
            ["points"] = change.Points?.Fraction,
            ["description"] = change.Line.Description,
        };

    static JsonNode Of(ClassDifference one) =>
        new JsonObject
        {
            ["origin"] = one.From.First.Code,
            ["members"] = Texts(one.From.Members),
            ["up"] = one.Up,
            ["down"] = one.Down,
            ["unmeasured"] = one.Unmeasured,
            ["meanBefore"] = one.MeanBefore?.Fraction,
            ["meanAfter"] = one.MeanAfter?.Fraction,
            ["weightedBefore"] = one.Weighted?.Before.Fraction,
            ["weightedAfter"] = one.Weighted?.After.Fraction,
            ["weightCovered"] = one.Weighted?.Covered.Fraction,
        };

    static JsonObject Supposed(Ledger ledger, SupposedLaw supposed, Party into)
    {
        JsonObject json = Asked(ledger);
        json["whatIf"] = new JsonObject
        {
            ["title"] = supposed.WhatIf.Title,
            ["hash"] = supposed.WhatIf.Hash,
            ["touched"] = Array(
                supposed.Touched.Select(touched =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["edit"] = touched.What,
                            ["id"] = touched.Id,
                            ["name"] = touched.Name,
                            ["title"] = touched.Title,
                            ["from"] = touched.From.Written,
                            ["until"] = touched.Until?.Written,
                            ["before"] = touched.Before,
                            ["after"] = touched.After,
                        }
                )
            ),
        };
        json["into"] = into.Id.Code;
        return json;
    }
}
