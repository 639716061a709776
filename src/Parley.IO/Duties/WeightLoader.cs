using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>The trade of a pack as it was read: whole, or every fault.</summary>
public sealed record LoadedWeights(
    ImmutableArray<LineWeights> Lines,
    ImmutableArray<TradeTotals> Totals,
    ImmutableArray<Fault> Faults
);

/// <summary>
/// Reads trade by line: the register <c>weights/*.yaml</c> of a pack with its tables, or one table of an asker's own.
/// </summary>
public static class WeightLoader
{
    const string Folder = "weights/",
        Manual = "docs/reference/tariff-average.md";

    /// <summary>Columns of a table of lines.</summary>
    public const string Header = "code,value_usd";

    const string TotalsHeader = "origin,value_usd,lines";

    /// <param name="ledger">Of the same pack, without faults.</param>
    public static LoadedWeights Load(PackText text, Ledger ledger)
    {
        Loading loading = DutyLoader.Seeded(text, ledger);
        var tables = text
            .Files.Where(file => In(file.Path, ".csv"))
            .ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<LineWeights>();
        var totals = ImmutableArray.CreateBuilder<TradeTotals>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string path, string content) in text.Files.Where(file => In(file.Path, ".yaml")))
        {
            if (PackLoader.ParseOne(path, content, loading) is not { } root)
                continue;
            Fields fields = Fields.Of(loading, path, root);
            foreach (Fields item in fields.Items("weights"))
                lines.Add(Lines(item, tables, named));
            foreach (Fields item in fields.Items("totals"))
                totals.Add(Totals(item, tables, named));
            fields.Close();
        }
        foreach (string stray in tables.Keys.Where(table => !named.Contains(table)).Order(StringComparer.Ordinal))
        {
            loading.Fault(
                FaultKind.UnexpectedFile,
                new(stray, 0, 0),
                "No register names this table, and a table that nothing reads says nothing.",
                "Name it as the table of an entry in a YAML file of this folder."
            );
        }
        return new(lines.DrainToImmutable(), totals.DrainToImmutable(), [.. loading.Faults.Select(OnItsPage)]);
    }

    /// <summary>A table of an asker's own: its rows, or every fault.</summary>
    /// <param name="name">What faults print before the line.</param>
    public static (ImmutableArray<LineWeight> Rows, ImmutableArray<Fault> Faults) Read(string name, string text)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        ImmutableArray<LineWeight> rows = WeightTable.Read(
            text,
            (kind, line, found, write) => faults.Add(OnItsPage(new(kind, name, line, 0, found, write)))
        );
        return (rows, faults.DrainToImmutable());
    }

    static LineWeights Lines(Fields f, Dictionary<string, string> tables, HashSet<string> named)
    {
        (string path, string? text) = Table(f, tables, named);
        string id = f.Text("id");
        PartyId into = f.Party("into");
        string from = f.Text("from");
        var weights = new LineWeights(
            id,
            into,
            from,
            f.Text("title"),
            f.Text("source"),
            f.Day("codes"),
            text is null ? [] : WeightTable.Read(text, Faults(f, path))
        );
        f.TextOrNull("note");
        f.Close();
        return weights;
    }

    static TradeTotals Totals(Fields f, Dictionary<string, string> tables, HashSet<string> named)
    {
        (string path, string? text) = Table(f, tables, named);
        var totals = new TradeTotals(
            f.Text("id"),
            f.Party("into"),
            f.Text("title"),
            f.Text("source"),
            text is null ? [] : WeightTable.ReadTotals(text, TotalsHeader, Faults(f, path))
        );
        f.TextOrNull("note");
        f.Close();
        return totals;
    }

    static (string Path, string? Text) Table(Fields f, Dictionary<string, string> tables, HashSet<string> named)
    {
        Spot spot = f.SpotOf("table");
        string path = Folder + f.Text("table");
        named.Add(path);
        if (!tables.TryGetValue(path, out string? text))
            f.Loading.Fault(
                FaultKind.MissingFile,
                spot,
                $"There is no table {path}.",
                $"Write it with the header {Header}, or {TotalsHeader} for totals."
            );
        return (path, text);
    }

    static WeightTable.Faulty Faults(Fields f, string path) =>
        (kind, line, found, write) => f.Loading.Fault(kind, new(path, line, 0), found, write);

    static Fault OnItsPage(Fault fault) => fault with { Page = Manual };

    static bool In(string path, string ending) =>
        path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal);
}
