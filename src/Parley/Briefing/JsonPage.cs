using System.Text.Json.Nodes;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>A document as JSON: the same blocks, with the ids of entries and sources.</summary>
public static class JsonPage
{
    public static JsonObject Of(Document document) =>
        new()
        {
            ["title"] = document.Title,
            ["lead"] = document.Lead,
            ["sections"] = Json.Array(
                document.Sections.Select(section =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = section.Id,
                            ["title"] = section.Title,
                            ["blocks"] = Json.Array(section.Blocks.Select(Of)),
                        }
                )
            ),
            ["sources"] = Json.Array(
                document.Cited.Select(source =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = source.Id,
                            ["title"] = source.Title,
                            ["publisher"] = source.Publisher,
                            ["kind"] = Words.SourceKinds.Word(source.Kind),
                            ["date"] = source.Date,
                            ["address"] = source.Address,
                        }
                )
            ),
        };

    static JsonNode Of(Block block) =>
        block switch
        {
            Block.Lines lines => new JsonObject
            {
                ["type"] = "lines",
                ["title"] = lines.Title,
                ["lines"] = Json.Array(
                    lines.All.Select(line =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["basis"] = Names.Of(line.Basis),
                                ["by"] = line.By,
                                ["text"] = line.Text,
                                ["id"] = line.Id,
                                ["cite"] = Json.Texts(line.Cite),
                            }
                    )
                ),
            },
            Block.Table table => new JsonObject
            {
                ["type"] = "table",
                ["title"] = table.Title,
                ["columns"] = Json.Texts(table.Columns),
                ["rows"] = Json.Array(
                    table.Rows.Select(row =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["basis"] = Names.Of(row.Basis),
                                ["cells"] = Json.Texts(row.Cells),
                                ["id"] = row.Id,
                                ["cite"] = Json.Texts(row.Cite),
                            }
                    )
                ),
            },
            Block.Chart chart => new JsonObject
            {
                ["type"] = "chart",
                ["title"] = chart.Steps.Title,
                ["first"] = Json.Of(chart.Steps.First),
                ["last"] = Json.Of(chart.Steps.Last),
                ["today"] = Json.Of(chart.Steps.Today),
                ["series"] = Json.Array(
                    chart.Steps.Series.Select(series =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = series.Name,
                                ["points"] = Json.Array(
                                    series.Points.Select(p =>
                                        (JsonNode)
                                            new JsonObject { ["day"] = Json.Of(p.Day), ["rate"] = p.Rate.Fraction }
                                    )
                                ),
                            }
                    )
                ),
            },
            _ => throw new InvalidOperationException($"No JSON for {block}."),
        };
}
