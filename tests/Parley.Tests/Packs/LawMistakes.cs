using static Parley.IO.Packs.FaultKind;
using static Parley.Tests.Packs.Mistake;

namespace Parley.Tests.Packs;

/// <summary>Every way in which the law of duties can be written wrong, as a person would do it.</summary>
static class LawMistakes
{
    const string North = "provisions/xn.yaml",
        South = "provisions/xs.yaml",
        Rules = "interactions/all.yaml",
        Register = "lists/xn.yaml",
        Wine = "lists/wine.csv",
        Glass = "lists/glass.csv",
        Medicines = "lists/medicines.csv",
        Origins = "origins.csv",
        Groups = "origins.yaml",
        Letters = "preferences.yaml";

    public static IEnumerable<Mistake> All() =>
        [.. Names(), .. Tables(), .. Rates(), .. Times(), .. Doubles(), .. Sense(), .. Files(), .. Keys()];

    static IEnumerable<Mistake> Names() =>
        [
            Replace(UnknownReference, North, "origins: [ALL, -xn-pact]", "origins: [ALL, -xn-pakt]"),
            Replace(UnknownReference, South, "origins: [XN, XM]", "origins: [XN, XO]"),
            Replace(UnknownReference, North, "products: [wine]", "products: [vine]"),
            Replace(UnknownReference, North, "conditions: [xn-at-sea]", "conditions: [at-sea]"),
            Replace(UnknownReference, North, "measure: XN-WINE-20", "measure: XN-WINE-2"),
            Replace(UnknownReference, North, "exempts: [xn-sur]", "exempts: [xn-surch]"),
            Replace(UnknownReference, North, "    claim: own", "    claim: Q"),
            Replace(UnknownReference, Rules, "if: [xn-glass-floor]", "if: [xn-glass-flor]"),
            Replace(UnknownReference, Rules, "on: [xs-counter]", "on: [xs-count]"),
            Replace(UnknownReference, Rules, "on: [xs-counter]", "on: [xn-surcharge]"),
            Replace(
                UnknownReference,
                South,
                "products: [salmon]\n    law: \"Bulletin 2021, number 8\"",
                "products: [wine]\n    law: \"Bulletin 2021, number 8\""
            ),
            Replace(UnknownReference, Groups, "members: [XV, ", "members: [XW, "),
            Replace(UnknownReference, Groups, "countries: origins.csv", "countries: countries.csv"),
            Replace(UnknownReference, Letters, "origins: [xn-pact]", "origins: [pact]"),
            Replace(UnknownLayer, South, "layer: xs-stamp", "layer: xs-stamps"),
            Replace(UnknownLayer, South, "layer: xs-stamp", "layer: xn-levy"),
            Replace(UnknownParty, Rules, "    by: XS", "    by: XZ"),
            Replace(UnknownSource, Register, "cite: [nordhavn-post-2021]", "cite: [nordhavn-post-2012]"),
            Replace(UnknownWord, Rules, "then: rest", "then: half"),
            Replace(UnknownWord, North, "at sea\", default: not-met", "at sea\", default: no"),
            Replace(UnknownWord, North, "remote: true", "remote: very"),
            Replace(UncitedEntry, Rules, "    cite: [southreach-bulletin]\n", ""),
        ];

    static IEnumerable<Mistake> Tables() =>
        [
            Replace(WrongShape, Wine, "220820,,,", "2208.20,,,"),
            Replace(WrongShape, Wine, "220820,,,", "2,,,"),
            Replace(WrongShape, Wine, "220820,,,", "22082000001,,,"),
            Replace(WrongShape, Wine, "220820,,,", ",,,"),
            Replace(WrongColumns, Wine, "220820,,,", "220820,,"),
            Replace(WrongColumns, Wine, "code,from,until,known", "code,from,to,known"),
            Write(WrongColumns, Wine, "is empty", ""),
            Replace(WrongColumns, Origins, "code,name", "country,name"),
            Replace(WrongColumns, Origins, "XM,Midholm", "XM"),
            Replace(NotADate, Medicines, "2021-09-01", "1 September 2021"),
            Replace(NotADate, Medicines, "2021-08-20", "2021-08"),
            Replace(EndsBeforeItBegins, Medicines, "2021-09-01,,", "2021-09-01,2021-08-01,"),
        ];

    static IEnumerable<Mistake> Rates() =>
        [
            Replace(MissingUnit, North, "rate: 20%", "rate: 20"),
            Replace(MissingUnit, North, "rate: 20%", "rate: 0.2"),
            Replace(NotANumber, North, "rate: 20%", "rate: twenty percent"),
            Replace(NotANumber, North, "rate: 20%", "rate: -20%"),
            Replace(NotANumber, North, "rate: 20%", "rate: on"),
            Replace(NotANumber, North, "rate: total 12%", "rate: total 12"),
            Replace(NotANumber, North, "rate: on, measure: XN-EXC-MED}", "rate: 5%, measure: XN-EXC-MED}"),
            Replace(Incomplete, North, "rate: 20%", "rate: unknown"),
        ];

    static IEnumerable<Mistake> Times() =>
        [
            Replace(EndsBeforeItBegins, North, "until: 2026-06-16", "until: 2020-06-16"),
            Replace(EndsBeforeItBegins, Rules, "until: 2022-07-01T00:00+02:00", "until: 2022-01-01T00:00+01:00"),
            Replace(NotADate, North, "known: 2021-02-15", "known: February 2021"),
            Replace(WrongOffset, Groups, "from: 2022-01-01T00:00+01:00", "from: 2022-01-01"),
            Replace(EndsBeforeItBegins, Groups, "until: 2022-06-01T00:00", "until: 2021-06-01T00:00"),
            Replace(WrongOffset, North, "2021-10-01T00:00+02:00", "2021-10-01T00:00+01:00"),
            Replace(NoSuchDate, Rules, "from: 2022-03-01T00:01+01:00", "from: 2022-02-29T00:01+01:00"),
            Replace(OutOfOrder, North, "known: 2021-04-12", "known: 2021-04-30"),
        ];

    static IEnumerable<Mistake> Doubles() =>
        [
            Replace(DuplicateId, North, "id: xn-harbours", "id: xn-sur"),
            Replace(DuplicateId, South, "id: xs-stamps", "id: xn-sur"),
            Replace(DuplicateId, Rules, "id: xn-surcharge-off", "id: xn-surcharge-on-the-rest"),
            Replace(DuplicateId, Register, "{id: glass,", "{id: wine,"),
            Replace(DuplicateId, Origins, "XM,Midholm", "XM,Midholm\nXM,Midholm"),
            Replace(DuplicateId, Groups, "id: xn-denied", "id: xn-pact"),
            Replace(DuplicateId, North, "{id: xn-own-steel,", "{id: xn-at-sea,"),
            Append(
                DuplicateId,
                Letters,
                "  - {letter: P, by: XN, title: Pact of Bergby, origins: [XV], law: Pact Act}"
            ),
        ];

    static IEnumerable<Mistake> Sense() =>
        [
            Replace(Overlap, North, "known: 2021-04-12", "known: 2021-04-26"),
            Replace(Incomplete, North, "origins: [ALL, -xn-pact]", "origins: [-xn-pact]"),
            Replace(Incomplete, North, "products: [wine]", "products: [-wine]"),
            Append(
                Cycle,
                Rules,
                "  - {id: xn-steel-yields, by: XN, known: 2022-06-20, from: 2022-07-01T00:00+02:00, if: [xn-surcharge], then: off,"
                    + " on: [xn-steel], law: Gazette, cite: [northmark-gazette], text: The other way round}"
            ),
        ];

    static IEnumerable<Mistake> Files() =>
        [
            Drop(MissingFile, Glass),
            Write(UnexpectedFile, "lists/vodka.csv", "is there", "code,from,until,known\n2208,,,\n"),
            Write(UnexpectedFile, "provisions/xn.csv", "is there", "code\n"),
            Write(UnexpectedFile, "schedules/chapter-01.csv", "is there", "code\n"),
            Write(UnexpectedFile, "provision/xn.yaml", "is there", "by: XN\n"),
            Write(UnexpectedFile, "origin.yaml", "is there", "groups: []\n"),
            Write(WrongShape, North, "is empty", "# to be written\n"),
            Write(WrongShape, Rules, "is a list", "- id: xn-rule\n"),
            Replace(Syntax, Register, "{id: wine,", "{id: wine"),
        ];

    static IEnumerable<Mistake> Keys() =>
        [
            Replace(UnknownKey, Rules, "then: rest", "than: rest"),
            Replace(UnknownKey, North, "    content: steel", "    contents: steel"),
            Replace(
                MissingKey,
                Rules,
                "    text: The surcharge is on what the duty on steel leaves of the value\n",
                ""
            ),
            Replace(MissingKey, North, "    layer: xn-dumping\n    origins: [XS, XM]", "    origins: [XS, XM]"),
            Replace(MissingKey, North, "{known: 2021-06-15, from: 2021-06-16, until", "{known: 2021-06-15, until"),
            Replace(MissingKey, North, "known: 2021-02-15, ", ""),
            Replace(EmptyText, South, "title: Duty on salmon", "title:"),
        ];
}
