using System.Text;
using Parley.IO.Packs;
using static Parley.IO.Packs.FaultKind;
using static Parley.Tests.Packs.Mistake;

namespace Parley.Tests.Packs;

/// <summary>Every kind of fault, each in the ways in which a person would make it.</summary>
static class Mistakes
{
    const string Pack = "pack.yaml",
        Sources = "sources.yaml",
        Herring = "measures/2021-01-11-xn-case-herring.yaml",
        Wine = "measures/2021-02-15-xn-order-2.yaml",
        Salmon = "measures/2021-02-24-xs-decree-8.yaml",
        Surcharge = "measures/2021-03-01-xn-order-4.yaml",
        Counter = "measures/2021-03-10-xs-decree-11.yaml",
        Raised = "measures/2021-04-26-xn-order-9.yaml",
        Threat = "measures/2021-06-07-xn-threat.yaml",
        Glass = "measures/2021-06-15-xn-finding-3.yaml",
        Cut = "measures/2021-07-20-xn-order-15.yaml",
        Visas = "measures/2022-01-10-xn-order-1.yaml",
        Quota = "measures/2022-04-04-xs-circular-9.yaml",
        Accord = "commitments/2021-07-20-skerry-accord.yaml",
        Events = "events/2021.yaml",
        Words = "statements/2021.yaml",
        Later = "statements/2022.yaml",
        Calls = "forecasts/premier-call.yaml",
        Goods = "trade/goods.csv";

    public static IEnumerable<Mistake> All() =>
        [
            .. Files(),
            .. Strays(),
            .. Text(),
            .. Keys(),
            .. Times(),
            .. Numbers(),
            .. Names(),
            .. Ids(),
            .. Law(),
            .. LawMistakes.All(),
        ];

    static IEnumerable<Mistake> Files() =>
        [
            new(
                Unreadable,
                "A folder that is not there",
                () => PackLoader.LoadFolder(SecondPack.Folder + "/no-such-folder")
            ),
            new(
                Unreadable,
                "A file in place of a folder",
                () => PackLoader.LoadFolder(SecondPack.Folder + "/pack.yaml")
            ),
            new(Unreadable, "An empty path", () => PackLoader.LoadFolder("")),
            new(
                Unreadable,
                "A file in another encoding",
                () =>
                    Elsewhere(folder =>
                        File.WriteAllBytes(
                            Path.Combine(folder, "pack.yaml"),
                            Encoding.Latin1.GetBytes("title: Nordhávn")
                        )
                    )
            ),
            new(
                Unreadable,
                "A link to a file that is gone",
                () =>
                    Elsewhere(folder =>
                        File.CreateSymbolicLink(Path.Combine(folder, "pack.yaml"), Path.Combine(folder, "gone.yaml"))
                    )
            ),
        ];

    static IEnumerable<Mistake> Strays() =>
        [
            new(MissingFile, "A folder with nothing in it", () => Elsewhere(_ => { })),
            Drop(MissingFile, Pack),
            Drop(MissingFile, Sources),
            Write(UnexpectedFile, "notes/2021.yaml", "is there", "- note\n"),
            Write(UnexpectedFile, "measure/2021.yaml", "is there", "- note\n"),
            Write(UnexpectedFile, "pack.yml", "is there", "id: again\n"),
            Write(UnexpectedFile, "measures/list.csv", "is there", "id\n"),
            Write(UnexpectedFile, "trade/goods.yaml", "is there", "- id\n"),
            Write(WrongColumns, Goods, "has another header", "id,series,value\nTR-1,xs_to_xn,1\n"),
            Write(WrongColumns, Goods, "is empty", ""),
            Replace(
                WrongColumns,
                Goods,
                "\"first vintage, before the surcharge\"",
                "first vintage, before the surcharge"
            ),
        ];

    static IEnumerable<Mistake> Text() =>
        [
            Replace(Syntax, Surcharge, "against: [XS]", "against: [XS"),
            Replace(Syntax, Surcharge, "title: Import surcharge", "title: Import surcharge: the first"),
            Replace(Syntax, Surcharge, "    rate: 5%", "\trate: 5%"),
            Replace(Syntax, Surcharge, "    rate: 5%", "   rate: 5%"),
            Replace(Syntax, Surcharge, "    rate: 5%", "    rate: 5%\n    rate: 6%"),
            Replace(Syntax, Surcharge, "scope: All", "scope: \"All"),
            Replace(Syntax, Surcharge, "rate: 5%", "rate: &five 5%"),
            Replace(Syntax, Surcharge, "rate: 5%", "rate: *five"),
            Replace(Syntax, Surcharge, "rate: 5%", "rate: !percent 5"),
            Replace(Syntax, Surcharge, "scope: All", "scope: All\0"),
            Write(Syntax, Glass, "is thirty brackets", new string('[', 30) + new string(']', 30)),
            Replace(Syntax, Goods, "in the tables\"", "in the tables"),
            Write(WrongShape, Glass, "is empty", "# to be written\n"),
            Write(
                WrongShape,
                Glass,
                "is two documents",
                "instrument: Finding 3/2021\n---\ninstrument: Finding 4/2021\n"
            ),
            Write(WrongShape, Glass, "is a list", "- instrument: Finding 3/2021\n"),
            Write(WrongShape, "events/2023.yaml", "is a mapping", "id: EV-2023-01-24\n"),
            Replace(WrongShape, Pack, "scale:", "scale: none\nscales:"),
            Replace(WrongShape, Pack, "  - {id: surcharge, title: The surcharge, section: duties}", "  - surcharge"),
            Replace(WrongShape, Surcharge, "rate: 5%", "rate: [5%]"),
            Replace(WrongShape, Surcharge, "rate: 5%", "[rate, of]: 5%\n    rate: 5%"),
            Replace(
                WrongShape,
                Herring,
                "{known: 2021-12-20, until: 2021-12-20, text: Closed without a finding, cite: [northmark-gazette]}",
                "Closed"
            ),
            Replace(WrongShape, Surcharge, "against: [XS]", "against: XS"),
            Replace(WrongShape, Surcharge, "against: [XS]", "against: [[XS]]"),
            Replace(WrongShape, Herring, "    changes:\n      - {", "    changes: {"),
            Replace(WrongShape, Surcharge, "topics: [surcharge]", "topics:\n      surcharge: true"),
        ];

    static IEnumerable<Mistake> Keys() =>
        [
            Replace(UnknownKey, Wine, "codes:", "code:"),
            Replace(UnknownKey, Surcharge, "    move: escalates", "    move: escalates\n    colour: red"),
            Replace(UnknownKey, Surcharge, "    move: escalates", "    moves: escalates"),
            Replace(UnknownKey, Pack, "layers:", "layer:"),
            Replace(UnknownKey, Threat, "withdrawn: true", "withdrawn: true, retracted: true"),
            Replace(MissingKey, Surcharge, "law: Gazette 2021, page 31\n", ""),
            Replace(MissingKey, Surcharge, "    kind: tariff\n", ""),
            Replace(MissingKey, Calls, "      resolved: 2022-01-31\n", ""),
            Replace(EmptyText, Surcharge, "scope: All products of Southreach", "scope:"),
            Replace(EmptyText, Wine, "codes: Northmark tariff, chapter 22", "codes: \"  \""),
            Replace(EmptyText, Surcharge, "against: [XS]", "against: [XS, \"\"]"),
            Replace(EmptyText, Goods, "TR-02,xs_to_xn,year", "TR-02,xs_to_xn,"),
            Replace(UncitedEntry, Surcharge, "    cite: [northmark-gazette]\n", ""),
            Replace(UncitedEntry, Surcharge, "cite: [northmark-gazette]", "cite: []"),
            Replace(UncitedEntry, Goods, "high,xn-statistics\nTR-05", "high,;\nTR-05"),
        ];

    static IEnumerable<Mistake> Times() =>
        [
            Replace(NotADate, Surcharge, "announced: 2021-03-01", "announced: 1 March 2021"),
            Replace(NotADate, Surcharge, "2021-03-15T00:00+01:00", "2021-03-15 00:00"),
            Replace(NotADate, Accord, "agreed: 2021-07-20", "agreed: 2021-07"),
            Replace(NotADate, Goods, "2021-03-31", "31.3.2021"),
            Replace(NoSuchDate, Surcharge, "announced: 2021-03-01", "announced: 2021-02-29"),
            Replace(NoSuchDate, Surcharge, "2021-03-15T00:00+01:00", "2021-03-14T24:00+01:00"),
            Replace(NoSuchDate, Surcharge, "2021-03-15T00:00+01:00", "9999-12-31T23:59+01:00"),
            Replace(NoSuchDate, Goods, "2021-03-31", "2021-03-32"),
            Replace(WrongOffset, Surcharge, "2021-03-15T00:00+01:00", "2021-03-15T00:00+02:00"),
            Replace(WrongOffset, Counter, "2021-03-16T00:00-03:00", "2021-03-16T00:00-04:00"),
            Replace(EndsBeforeItBegins, Visas, "until: 2022-07-17", "until: 2022-01-17"),
            Replace(EndsBeforeItBegins, Cut, "held_until: 2021-11-01T00:01+01:00", "held_until: 2021-07-01"),
            Replace(EndsBeforeItBegins, Pack, "verified_through: 2023-06-30", "verified_through: 2020-06-30"),
            Replace(
                OutOfOrder,
                Herring,
                "- {known: 2021-12-20,",
                "- {known: 2021-12-31, until: 2021-12-31, text: Longer, cite: [northmark-gazette]}\n      - {known: 2021-12-20,"
            ),
            Replace(OutOfOrder, Quota, "    known: 2022-04-19\n    from", "    known: 2022-04-01\n    from"),
            Replace(OutOfOrder, Later, "known: 2022-01-12", "known: 2022-01-10"),
            Replace(
                OutOfOrder,
                "commitments/2022-09-05-puerto-claro-minutes.yaml",
                "known: 2022-09-20",
                "known: 2022-09-06"
            ),
            Replace(OutOfOrder, Accord, "since: 2021-12-20", "since: 2021-09-30"),
            Replace(OutOfOrder, Accord, "since: 2021-10-01", "since: 2021-07-01"),
            Replace(OutOfOrder, Accord, "known: 2022-01-14", "known: 2021-12-14"),
            Replace(OutOfOrder, Calls, "resolved: 2021-10-05", "resolved: 2021-08-31"),
        ];

    static IEnumerable<Mistake> Numbers() =>
        [
            Replace(MissingUnit, Surcharge, "rate: 5%", "rate: 5"),
            Replace(MissingUnit, Surcharge, "rate: 5%", "rate: 0.05"),
            Replace(MissingUnit, Calls, "probability: 80%", "probability: 80"),
            Replace(NotANumber, Surcharge, "rate: 5%", "rate: five percent"),
            Replace(NotANumber, Surcharge, "rate: 5%", "rate: -5%"),
            Replace(NotANumber, Surcharge, "rate: 5%", "rate: 5 kroner/kg"),
            Replace(NotANumber, Surcharge, "rate: 5%", "rate: 79228162514264337593543950335"),
            Replace(NotANumber, Calls, "probability: 80%", "probability: 120%"),
            Replace(NotANumber, Pack, "sources: 17", "sources: many"),
            Replace(NotANumber, Goods, "18.4", "18.4 bn"),
            Replace(WrongCount, Pack, "measures: 41", "measures: 42"),
            Drop(WrongCount, Herring),
        ];

    static IEnumerable<Mistake> Names() =>
        [
            Replace(UnknownWord, Surcharge, "kind: tariff", "kind: tarif"),
            Replace(UnknownWord, Surcharge, "move: escalates", "move: sideways"),
            Replace(UnknownWord, Accord, "truce: true", "truce: yes"),
            Replace(UnknownWord, Calls, "words: very likely", "words: nearly certain"),
            Replace(UnknownWord, Goods, "surcharge\",high", "surcharge\",certain"),
            Replace(UnknownParty, Surcharge, "by: XN", "by: XZ"),
            Replace(UnknownParty, Surcharge, "by: XN", "by: Northmark"),
            Replace(UnknownParty, Surcharge, "against: [XS]", "against: [Southreach]"),
            Replace(UnknownParty, Later, "side: private", "side: industry"),
            Replace(UnknownLayer, Surcharge, "layer: xn-surcharge", "layer: xn-surchage"),
            Replace(UnknownLayer, Surcharge, "layer: xn-surcharge", "layer: emergency"),
            Replace(UnknownLayer, Surcharge, "layer: xn-surcharge", "layer: xs-counter"),
            Replace(UnknownTopic, Surcharge, "topics: [surcharge]", "topics: [surcharges]"),
            Replace(
                UnknownTopic,
                Calls,
                "subject: premier-call\n  forecasts:\n    - question: Do the prime ministers speak by 30 September 2021?",
                "subject: weather\n  forecasts:\n    - question: Do the prime ministers speak by 30 September 2021?"
            ),
            Replace(UnknownSeries, Goods, "TR-02,xs_to_xn", "TR-02,xs_to_xm"),
            Replace(UnknownZone, Pack, "Europe/Oslo", "Europe/Nordhavn"),
            Replace(UnknownSource, Surcharge, "cite: [northmark-gazette]", "cite: [northmark-gazete]"),
            Replace(UnknownSource, Goods, "xs-customs-tables;xn-statistics", "xs-customs-tables;hearsay"),
            Replace(UnknownReference, Counter, "answers: [XN-SUR-5]", "answers: [XN-SUR-50]"),
            Replace(UnknownReference, Counter, "answers: [XN-SUR-5]", "answers: [EV-2021-03-10]"),
            Replace(UnknownReference, Events, "related: [XS-CD-4]", "related: [THE-WEATHER-OF-MARCH]"),
        ];

    static IEnumerable<Mistake> Ids() =>
        [
            Replace(BadId, Wine, "id: XN-WINE-20", "id: XN WINE 20%"),
            Replace(DuplicateId, Wine, "id: XN-WINE-20", "id: XN-SUR-5"),
            Append(DuplicateId, Sources, "- {id: skerry-text, title: The same, publisher: Somebody, kind: press}"),
            Replace(DuplicateId, Pack, "{id: XM, name: Midholm}", "{id: XS, name: Midholm}"),
            Replace(DuplicateId, Pack, "{id: xn-levy, by: XN,", "{id: xn-surcharge, by: XN,"),
        ];

    static IEnumerable<Mistake> Law() =>
        [
            Replace(Overlap, Cut, "    replaces: [XN-SUR-15]\n", ""),
            Replace(Cycle, Surcharge, "    move: escalates", "    move: escalates\n    replaces: [XN-SUR-15]"),
            Replace(Cycle, Surcharge, "    move: escalates", "    move: escalates\n    amends: [XN-SUR-5]"),
            Replace(AnswersTheFuture, Salmon, "answers: [XN-WINE-20]", "answers: [XN-SUR-5]"),
            Replace(
                Incomplete,
                Pack,
                "  - {id: XS, name: Southreach, capital: Puerto Claro, zone: America/Santiago}\n",
                ""
            ),
            Replace(Incomplete, Wine, "    list: wine\n", ""),
            Replace(Incomplete, Surcharge, "goods: all", "goods: all\n    list: wine"),
            Replace(Incomplete, Surcharge, "    rate: 5%\n", ""),
            Replace(Incomplete, Glass, "    kind: anti_dumping", "    kind: tariff_suspended"),
            Replace(Incomplete, Threat, "withdrawn: true, ", ""),
            Replace(Incomplete, Later, "  reason: they may not speak to the press\n", ""),
            Replace(Incomplete, Words, "footing: unnamed-official", "footing: unnamed-official\n  reason: shy"),
        ];

    /// <summary>Loads a folder of its own, which is gone afterwards.</summary>
    static LoadedPack Elsewhere(Action<string> fill)
    {
        string folder = Directory.CreateTempSubdirectory("parley-").FullName;
        try
        {
            fill(folder);
            LoadedPack pack = PackLoader.LoadFolder(folder);
            return pack with
            {
                Faults = [.. pack.Faults.Select(f => f with { File = Short(f.File), Found = Short(f.Found) })],
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Short(string text) => text.Replace(folder, "DIR", StringComparison.Ordinal);
    }
}
