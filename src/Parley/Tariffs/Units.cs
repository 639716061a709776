using System.Collections.Frozen;
using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>
/// What a unit measures. Units turn into each other inside a kind and never across: kg says nothing of pieces.
/// </summary>
public enum UnitKind
{
    Weight,
    CleanWeight,
    Number,
    Pairs,
    Volume,
    Spirit,
    Area,
    Length,
    Jewels,
    Packs,
    GrossLines,
}

/// <summary>A unit of quantity in which a schedule charges or a consignment is told.</summary>
/// <param name="Name">As it stands after a number: <c>kg</c>, <c>doz.</c>.</param>
/// <param name="Size">In the smallest counting unit of its kind: kilograms, pieces, pairs, liters, square meters,
/// meters. Exact by definition of the unit.</param>
/// <param name="Per">As it stands after an amount of money: <c>/kg</c>, <c> each</c>.</param>
public sealed record Unit(string Name, UnitKind Kind, decimal Size, string Per)
{
    public override string ToString() => Name;
}

/// <summary>
/// Every unit of a customs schedule, with its spellings. Sizes are the legal definitions: the pound of 1959
/// (0.45359237 kg), the gallon of 231 cubic inches, the barrel of 42 gallons, the metric carat, the foot of 0.3048
/// m.
/// </summary>
public static class Units
{
    public static readonly Unit Kilogram = new("kg", UnitKind.Weight, 1m, "/kg");
    public static readonly Unit Each = new("each", UnitKind.Number, 1m, " each");
    public static readonly Unit Dozen = new("doz.", UnitKind.Number, 12m, "/doz.");
    public static readonly Unit Liter = new("liters", UnitKind.Volume, 1m, "/liter");
    public static readonly Unit ProofLiter = new("proof liters", UnitKind.Spirit, 1m, "/pf. liter");

    const decimal Gallon = 3.785411784m;

    static readonly (Unit Unit, string Spellings)[] Known =
    [
        (Kilogram, "kg|kgs|kilo|kilos|kilogram|kilograms"),
        (Of("g", UnitKind.Weight, 0.001m), "g|gram|grams"),
        (Of("t", UnitKind.Weight, 1000m), "t|tonne|tonnes|metric ton|metric tons"),
        (Of("lb", UnitKind.Weight, 0.45359237m), "lb|lbs|lb.|lbs.|pound|pounds"),
        (Of("carats", UnitKind.Weight, 0.0002m, "/carat"), "carat|carats|ct"),
        (Of("clean kg", UnitKind.CleanWeight, 1m), "clean kg|kg clean|cy kg"),
        (Each, "each|no|no.|pc|pcs|pcs.|piece|pieces|unit|units|item|items"),
        (Of("articles", UnitKind.Number, 1m, "/article"), "article|articles"),
        (Of("head", UnitKind.Number, 1m), "head"),
        (Dozen, "doz.|doz|dozen|dozens|dz|dz pcs"),
        (Of("hundred", UnitKind.Number, 100m), "hundred|hundreds|100"),
        (Of("gross", UnitKind.Number, 144m), "gross"),
        (Of("thousand", UnitKind.Number, 1000m, "/1000"), "thousand|thousands|1000|1,000|1,000 pins|1000 pins"),
        (Of("pairs", UnitKind.Pairs, 1m, "/pr."), "pr.|pr|prs|prs.|pair|pairs"),
        (Of("doz. pairs", UnitKind.Pairs, 12m), "doz. pairs|doz. pr.|doz. prs.|doz prs|dozen pairs"),
        (Liter, "liter|liters|litre|litres|l"),
        (Of("hl", UnitKind.Volume, 100m), "hl|hectoliter|hectoliters|hectolitre|hectolitres"),
        (Of("ml", UnitKind.Volume, 0.001m), "ml|milliliter|milliliters|millilitre|millilitres"),
        (Of("gal", UnitKind.Volume, Gallon), "gal|gal.|gallon|gallons"),
        (Of("bbl", UnitKind.Volume, 42m * Gallon), "bbl|bbl.|bbls|barrel|barrels"),
        (Of("m3", UnitKind.Volume, 1000m), "m3|m³|cubic meter|cubic meters|cubic metre|cubic metres"),
        (ProofLiter, "proof liters|proof liter|proof litre|proof litres|pf. liter|pf. liters|pf.liter|pf.liters"),
        (Of("proof gal", UnitKind.Spirit, Gallon), "proof gal|proof gallon|proof gallons|pf. gal|pf.gal"),
        (Of("m2", UnitKind.Area, 1m), "m2|m²|sq m|square meter|square meters|square metre|square metres"),
        (Of("cm2", UnitKind.Area, 0.0001m), "cm2|cm²"),
        (Of("ft2", UnitKind.Area, 0.09290304m), "ft2|ft²|sq ft|square foot|square feet"),
        (Of("m", UnitKind.Length, 1m), "m|meter|meters|metre|metres|lin. m|linear m"),
        (Of("ft", UnitKind.Length, 0.3048m), "ft|foot|feet"),
        (Of("yd", UnitKind.Length, 0.9144m), "yd|yard|yards"),
        (Of("jewels", UnitKind.Jewels, 1m, "/jewel"), "jewel|jewels|jwls|jwls."),
        (Of("packs", UnitKind.Packs, 1m, "/pack"), "pack|packs"),
        (
            Of("gross lines", UnitKind.GrossLines, 1m, "/line/gross"),
            "gross lines|gross line|line/gross|line/ gross|gr.lines|gr. lines"
        ),
    ];

    static readonly FrozenDictionary<string, Unit> BySpelling = Known
        .SelectMany(known => known.Spellings.Split('|').Select(spelling => (spelling, known.Unit)))
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.Unit, StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> Spans =
        BySpelling.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The most words that one spelling has.</summary>
    internal const int MostWords = 2;

    public static ImmutableArray<Unit> All { get; } = [.. Known.Select(known => known.Unit)];

    /// <summary>The unit so spelt, capitals or not; null where there is none.</summary>
    public static Unit? Find(ReadOnlySpan<char> spelling) => Spans.TryGetValue(spelling, out Unit? unit) ? unit : null;

    /// <summary>The spelling nearest to one that is not known; null where none is near.</summary>
    public static string? Nearest(string spelling) => Spelling.Nearest(spelling, BySpelling.Keys.Order());

    /// <summary>The units that turn into this one, by name: kg, g, t, lb, carats.</summary>
    public static string LikeOf(Unit unit) =>
        string.Join(", ", All.Where(other => other.Kind == unit.Kind).Select(other => other.Name));

    /// <summary>What a quantity of this kind is called: the weight, the number.</summary>
    public static string Noun(UnitKind kind) =>
        kind switch
        {
            UnitKind.Weight => "weight",
            UnitKind.CleanWeight => "clean weight",
            UnitKind.Number => "number",
            UnitKind.Pairs => "number of pairs",
            UnitKind.Volume => "volume",
            UnitKind.Spirit => "volume of proof spirit",
            UnitKind.Area => "area",
            UnitKind.Length => "length",
            UnitKind.Jewels => "number of jewels",
            UnitKind.Packs => "number of packs",
            UnitKind.GrossLines => "number of gross lines",
            _ => throw new InvalidOperationException($"{kind} is no kind of unit."),
        };

    static Unit Of(string name, UnitKind kind, decimal size, string? per = null) =>
        new(name, kind, size, per ?? "/" + name);
}
