using NodaTime;
using Parley.Record;
using Parley.Tariffs;
using Parley.Tests.Packs;

namespace Parley.Tests.Tariffs;

/// <summary>
/// Two independent ways to one number: the headline by the record's measures, which follow from acts that replace one another,
/// and the duty on goods that are on no list by the law's provisions, which are painted steps. To the minute, without exceptions.
/// </summary>
public class HeadlineLawTests
{
    [Theory]
    [InlineData("US", "CN")]
    [InlineData("CN", "US")]
    public void The_headline_by_provisions_is_the_headline_by_measures(string into, string from) =>
        Same(Shipped.Ledger, Shipped.Law, new(into), new(from), null);

    [Theory]
    [InlineData("XN", "XS")]
    [InlineData("XS", "XN")]
    public void So_it_is_in_another_conflict(string into, string from) =>
        Same(SecondPack.Ledger, SecondPack.Law, new(into), new(from), null);

    [Theory]
    [InlineData("US", "CN")]
    [InlineData("CN", "US")]
    public void So_it_is_as_known_on_every_day_on_which_something_came_out(string into, string from) =>
        AsKnown(Shipped.Ledger, Shipped.Law, new(into), new(from));

    [Theory]
    [InlineData("XN", "XS")]
    [InlineData("XS", "XN")]
    public void And_in_another_conflict(string into, string from) =>
        AsKnown(SecondPack.Ledger, SecondPack.Law, new(into), new(from));

    /// <summary>Days around which some duty on all goods came out, by either way.</summary>
    static void AsKnown(Ledger ledger, DutyLaw law, PartyId into, PartyId from)
    {
        LocalDate[] days =
        [
            .. ledger
                .Measures.Where(m => m.By == into && m.Goods == Goods.All)
                .SelectMany(m => m.Changes.Select(change => change.Known).Prepend(m.Known))
                .Concat(OnAllGoods(law, into).SelectMany(p => p.Steps).Select(step => step.Known))
                .Distinct()
                .Order(),
        ];
        Assert.NotEmpty(days);
        foreach (LocalDate day in days.SelectMany(day => new[] { day.PlusDays(-1), day }).Distinct())
            Same(ledger.AsKnownOn(day), law.AsKnownOn(day), into, from, day);
    }

    static void Same(Ledger ledger, DutyLaw law, PartyId into, PartyId from, LocalDate? known)
    {
        string whenKnown = known is { } k ? $", as known on {Days.Write(k)}" : "";
        string[] wrong =
        [
            .. Instants(ledger, law, into, from)
                .Select(at => (At: at, Measures: ByMeasures(ledger, into, from, at), Law: ByLaw(law, into, from, at)))
                .Where(one => one.Measures != one.Law)
                .Select(one =>
                    $"{Days.Write(one.At, ledger.Pack.Party(into).Zone)}{whenKnown}: {one.Measures} by measures, {one.Law} by law"
                ),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    static string ByMeasures(Ledger ledger, PartyId into, PartyId from, Instant at) =>
        Headline.Of(ledger, into, from, new When.Exactly(at, "t")).Total.ToString();

    static string ByLaw(DutyLaw law, PartyId into, PartyId from, Instant at) =>
        Stack.Of(law, into, from.Code, DutyReach.Unlisted, at).Plain.Added(Rate.Free)?.ToString() ?? "not known";

    /// <summary>Every turn of either, and the minute before it.</summary>
    static IEnumerable<Instant> Instants(Ledger ledger, DutyLaw law, PartyId into, PartyId from)
    {
        Instant begins = ledger.Pack.Party(into).SpanOf(ledger.Pack.From).End;
        return HeadlineHistory
            .Of(ledger, into, from)
            .Select(step => step.At.At)
            .Concat(OnAllGoods(law, into).SelectMany(p => p.Steps).SelectMany(Turns))
            .Concat(law.Interactions.SelectMany(rule => new[] { rule.From.At, rule.Until?.At ?? Instant.MaxValue }))
            .Where(at => at > begins && at < Instant.MaxValue)
            .SelectMany(at => new[] { at - Duration.FromMinutes(1), at })
            .Distinct()
            .Order();
    }

    static IEnumerable<Provision> OnAllGoods(DutyLaw law, PartyId into) =>
        law.Provisions.Where(p => p.By == into && DutyReach.Unlisted(p));

    static IEnumerable<Instant> Turns(ProvisionStep step) => [step.From.At, step.Until?.At ?? Instant.MaxValue];
}
