using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Invented laws: lists with signs and windows, scopes with groups, exemptions, claims, floors and yields.</summary>
static class RandomLaw
{
    public static readonly PartyId Into = new("AA");
    public static readonly string[] Origins = ["BB", "CC", "DD", "EE"];
    static readonly LocalDate First = new(2020, 1, 1);
    static readonly Party Importer = new(Into, "Aaland", "Aa", DateTimeZone.Utc);
    static readonly Layer[] Layers =
    [
        .. Enumerable.Range(0, 4).Select(i => new Layer($"layer-{i}", Into, $"p{i}", $"p{i}", $"P{i}")),
    ];

    public static Instant Day(int day) => First.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    public static LocalDate KnownDay(int day) => First.PlusDays(day);

    static Gen<T> Any<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    static Moment At(int day) => new(Day(day), $"day {day}", Precision.Day);

    public static readonly Gen<string> Code = Gen.Int[0, 3]
        .Select(Gen.Int[0, 3], Gen.Int[0, 3], (a, b, c) => $"{a}1{b}0{c}00000");

    static readonly Gen<ListRow> Row = Gen.Select(
            Code,
            Any(2, 3, 4, 5, 10),
            Gen.Int[0, 9],
            Gen.Int[0, 30],
            Gen.Int[1, 30],
            Gen.Int[0, 40]
        )
        .Select(
            (code, digits, sign, from, days, known) =>
            {
                CodeRange.TryRead(code.AsSpan(0, digits), out CodeRange prefix);
                bool always = sign % 2 == 0;
                return new ListRow(
                    prefix,
                    sign > 2,
                    always ? Instant.MinValue : Day(from),
                    always ? Instant.MaxValue : Day(from + days),
                    sign == 5 ? KnownDay(known) : null
                );
            }
        );

    static readonly Gen<ProductList[]> Lists = Row.Array[0, 8]
        .Array[3]
        .Select(all =>
            all.Select(
                    (rows, i) =>
                        new ProductList(
                            $"list-{i}",
                            Into,
                            $"List {i}",
                            "law",
                            ["s"],
                            null,
                            [.. rows.OrderBy(r => r.Prefix).ThenBy(r => r.Known)]
                        )
                )
                .ToArray()
        );

    static readonly Gen<ProvisionStep> Step = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 20], Gen.Int[0, 9])
        .Select(
            (known, from, days, what) =>
                new ProvisionStep(
                    KnownDay(known),
                    At(from),
                    days == 0 ? null : At(from + days),
                    what switch
                    {
                        0 => new Levy.Off(),
                        1 => new Levy.TopsUpTo(new(0.15m)),
                        2 => new Levy.Adds(Rate.Free),
                        _ => new Levy.Adds(new(what / 100m)),
                    },
                    null,
                    null,
                    [],
                    null
                )
        );

    static readonly Gen<Signed> Scope = Any(
        new Signed(["ALL"], []),
        new Signed(["BB"], []),
        new Signed(["pact"], []),
        new Signed(["ALL"], ["pact"]),
        new Signed(["ALL"], ["CC"])
    );

    static readonly Gen<Signed> Goods = Any(
        new Signed(["all"], []),
        new Signed(["list-0"], []),
        new Signed(["all"], ["list-1"]),
        new Signed(["list-0", "list-2"], ["list-1"])
    );

    static readonly Gen<Provision[]> Provisions = Gen.Select(
            Step.Array[1, 4],
            Scope,
            Goods,
            Gen.Int[0, 11],
            Gen.Int[0, 3]
        )
        .Array[1, 9]
        .Select(all => all.Select((p, i) => Make(i, p.Item1, p.Item2, p.Item3, p.Item4, p.Item5)).ToArray());

    static Provision Make(int i, ProvisionStep[] steps, Signed origins, Signed products, int kind, int layer)
    {
        bool exemption = kind is 0 or 1;
        return new(
            $"p-{i}",
            Into,
            null,
            $"Provision {i}",
            Layers[layer],
            origins,
            products,
            null,
            exemption ? [$"layer-{(layer + 1) % 4}"] : [],
            kind is 1 or 2 ? Provision.ByOwnName : null,
            kind is 3 ? ["fact"] : [],
            kind is 4 ? "metal" : null,
            "law",
            ["s"],
            Confidence.High,
            null,
            [
                .. steps
                    .Select(s => exemption && s.Levy is not Levy.Off ? s with { Levy = new Levy.On() } : s)
                    .OrderBy(s => s.Known),
            ],
            "place"
        );
    }

    /// <summary>From lower layers to higher only, so that nothing yields to itself.</summary>
    static readonly Gen<Interaction[]> Yields = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool)
        .Array[0, 3]
        .Select(all =>
            all.Select(
                    (y, i) =>
                        new Interaction(
                            $"y-{i}",
                            Into,
                            KnownDay(y.Item2),
                            At(y.Item3),
                            null,
                            [$"layer-{y.Item1}"],
                            y.Item4 ? Yielding.Off : Yielding.Rest,
                            [$"layer-{y.Item1 + 1}"],
                            "law",
                            ["s"],
                            "text",
                            "place"
                        )
                )
                .ToArray()
        );

    public static readonly Gen<DutyLaw> Law = Gen.Select(Lists, Provisions, Yields)
        .Select(
            (lists, provisions, yields) =>
                new DutyLaw(
                    new("pack", "Pack", [Importer], [], First, First.PlusDays(100), [.. Layers], [], [], null, [], []),
                    [.. provisions],
                    [.. lists],
                    [.. yields],
                    [.. Origins.Select(code => new Origin(code, code))],
                    [new("pact", "Pact", [new("BB", null, null, null), new("DD", At(10), At(30), KnownDay(5))])],
                    [],
                    [new("fact", "A fact", false, false, null, "place")],
                    "hash"
                )
        );
}
