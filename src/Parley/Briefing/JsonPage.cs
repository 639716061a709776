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
            Block.Lines lines => Of(lines),
            Block.Table table => Of(table),
            Block.Chart chart => Of(chart.Steps),
            _ => throw new InvalidOperationException($"No JSON for {block}."),
        };

    static JsonObject Of(Block.Lines lines) =>
        new()
        {
            ["type"] = "lines",
            ["title"] = lines.Title,
            ["lines"] = Json.Array(lines.All.Select(Of)),
        };

    static JsonNode Of(Line line) =>
        new JsonObject
        {
            ["basis"] = Names.Of(line.Basis),
            ["by"] = line.By,
            ["text"] = line.Text,
            ["id"] = line.Id,
            ["cite"] = Json.Texts(line.Cite),
        };

    static JsonObject Of(Block.Table table) =>
        new()
        {
            ["type"] = "table",
            ["title"] = table.Title,
            ["columns"] = Json.Texts(table.Columns),
            ["rows"] = Json.Array(table.Rows.Select(Of)),
        };

    static JsonNode Of(Row row) =>
        new JsonObject
        {
            ["basis"] = Names.Of(row.Basis),
            ["cells"] = Json.Texts(row.Cells),
            ["id"] = row.Id,
            ["cite"] = Json.Texts(row.Cite),
        };

    static JsonObject Of(StepChart chart) =>
        new()
        {
            ["type"] = "chart",
            ["title"] = chart.Title,
            ["first"] = Json.Of(chart.First),
            ["last"] = Json.Of(chart.Last),
            ["today"] = Json.Of(chart.Today),
            ["series"] = Json.Array(chart.Series.Select(Of)),
        };

    static JsonNode Of(StepSeries series) =>
        new JsonObject { ["name"] = series.Name, ["points"] = Json.Array(series.Points.Select(Of)) };

    static JsonNode Of(StepPoint point) =>
        new JsonObject { ["day"] = Json.Of(point.Day), ["rate"] = point.Rate.Fraction };
}
