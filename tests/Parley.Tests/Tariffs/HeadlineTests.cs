using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of headline duties, over random instants, days of knowing and orders of the record.</summary>
public class HeadlineTests
{
    static readonly Instant First = Instant.FromUtc(2018, 1, 1, 0, 0), Last = Instant.FromUtc(2027, 1, 1, 0, 0);

    static readonly Gen<Instant> Instants = Gen.Long[First.ToUnixTimeSeconds() / 60, Last.ToUnixTimeSeconds() / 60].Select(minute => Instant.FromUnixTimeSeconds(minute * 60));

    static readonly Gen<LocalDate> Known = Gen.Int[0, 3_339].Select(days => Shipped.Ledger.Pack.From.PlusDays(days));

    static readonly Gen<(PartyId Into, PartyId From)> Sides = Gen.Bool.Select(us => us ? (Shipped.Us, Shipped.Cn) : (Shipped.Cn, Shipped.Us));

    static Headline Ask(Ledger ledger, (PartyId Into, PartyId From) side, Instant at) => Headline.Of(ledger, side.Into, side.From, new When.Exactly(at, "t"));

    [Fact]
    public void The_total_is_the_sum_of_its_layers() => Gen.Select(Instants, Known, Sides).Sample((at, known, side) =>
    {
        Headline headline = Ask(Shipped.Ledger.AsKnownOn(known), side, at);
        return headline.Total.Fraction == headline.Layers.Sum(layer => layer.Rate.Fraction);
    });

    [Fact]
    public void The_order_of_measures_is_idle() => Gen.Select(Instants, Sides, Gen.Int).Sample((at, side, seed) =>
    {
        ImmutableArray<Measure> shuffled = [.. Shipped.Ledger.Measures.OrderBy(m => HashCode.Combine(m.Id, seed))];
        return Ask(With(shuffled), side, at).Arithmetic == Ask(Shipped.Ledger, side, at).Arithmetic;
    }, iter: 200);

    [Fact]
    public void A_measure_out_of_force_changes_nothing() => Gen.Select(Instants, Sides, Gen.Int[0, 127]).Sample((at, side, which) =>
    {
        Measure measure = Shipped.Ledger.Measures[which];
        Party by = Shipped.Ledger.Pack.Party(measure.By);
        Phase phase = Shipped.Ledger.Standings[which].At(at, at.InZone(by.Zone).Date);
        bool idle = phase is Phase.Announced or Phase.Pending && measure.Ties.Replaces.IsEmpty && measure.Ties.Ends.IsEmpty && measure.Ties.Suspends.IsEmpty;
        return !idle || Ask(With(Shipped.Ledger.Measures.RemoveAt(which)), side, at).Total == Ask(Shipped.Ledger, side, at).Total;
    }, iter: 500);

    /// <summary>Two ways to one number: the last step at or before an instant, and the question at that instant.</summary>
    [Fact]
    public void The_history_says_what_the_question_says() => Gen.Select(Instants, Known, Sides).Sample((at, known, side) =>
    {
        Ledger ledger = Shipped.Ledger.AsKnownOn(known);
        HeadlineStep? step = HeadlineHistory.Of(ledger, side.Into, side.From).LastOrDefault(s => s.At.At <= at);
        return (step?.Headline.Arithmetic ?? "no layer in force = 0%") == Ask(ledger, side, at).Arithmetic;
    }, iter: 300);

    [Fact]
    public void A_day_is_answered_at_its_close_in_the_importers_capital()
    {
        Assert.Equal("104%", Headline.Of(Shipped.Ledger, Shipped.Us, Shipped.Cn, Shipped.When("2025-04-09")).Total.ToString());
        Assert.Equal("84%", Headline.Of(Shipped.Ledger, Shipped.Cn, Shipped.Us, Shipped.When("2025-04-11")).Total.ToString());
        Assert.Equal("125%", Headline.Of(Shipped.Ledger, Shipped.Cn, Shipped.Us, Shipped.When("2025-04-12")).Total.ToString());
    }

    [Fact]
    public void The_two_capitals_live_in_different_hours()
    {
        When noon = Shipped.When("2025-05-14T00:01-04:00"), before = Shipped.When("2025-05-14T12:00+08:00");
        Assert.Equal("10%", Headline.Of(Shipped.Ledger, Shipped.Cn, Shipped.Us, noon).Total.ToString());
        Assert.Equal("145%", Headline.Of(Shipped.Ledger, Shipped.Us, Shipped.Cn, before).Total.ToString());
    }

    static Ledger With(ImmutableArray<Measure> measures)
    {
        Ledger l = Shipped.Ledger;
        return new(l.Pack, l.Sources, measures, l.Commitments, l.Events, l.Statements, l.Figures, l.Hash);
    }
}
