using NodaTime;
using Parley.Record;

namespace Parley.Tests.Record;

/// <summary>States, promises and track records on days of which the truth is known.</summary>
public class StateTests
{
    static ConflictState On(string when, string? known = null)
    {
        Ledger ledger = known is null ? Shipped.Ledger : Shipped.Ledger.AsKnownOn(((When.Day)Shipped.When(known)).Date);
        return ledger.At(Shipped.When(when));
    }

    static Phase PhaseOf(string id, string when, string? known = null) => On(when, known).Measures.First(m => m.Measure.Id == id).Phase;

    [Theory]
    [InlineData("CN-2025-4-34", "2025-04-05", Phase.Pending)]
    [InlineData("CN-2025-4-34", "2025-04-09", Phase.NeverInForce)]
    [InlineData("CN-2025-4-34", "2025-06-03", Phase.NeverInForce)]
    [InlineData("CN-2025-5-84", "2025-04-10T12:00+08:00", Phase.Pending)]
    [InlineData("CN-2025-5-84", "2025-04-10T12:01+08:00", Phase.InForce)]
    [InlineData("CN-2025-5-84", "2025-04-12", Phase.Lapsed)]
    [InlineData("US-IEEPA-R-34-SUSP", "2025-06-03", Phase.Suspended)]
    [InlineData("US-IEEPA-R-34-SUSP", "2026-03-01", Phase.NeverInForce)]
    [InlineData("US-IEEPA-R-10B", "2026-02-21", Phase.Void)]
    [InlineData("US-IEEPA-R-10B", "2026-02-24", Phase.Lapsed)]
    [InlineData("CN-EC-46", "2025-11-08", Phase.InForce)]
    [InlineData("CN-EC-46", "2025-11-09", Phase.Suspended)]
    [InlineData("CN-EC-57", "2025-10-20", Phase.Pending)]
    [InlineData("CN-EC-57", "2025-12-01", Phase.Suspended)]
    [InlineData("CN-UEL-0409", "2025-06-03", Phase.Suspended)]
    [InlineData("CN-UEL-0409", "2025-08-12", Phase.Lapsed)]
    [InlineData("US-301-L4B", "2019-11-01", Phase.Pending)]
    [InlineData("US-301-L4B", "2020-01-01", Phase.Suspended)]
    [InlineData("US-IEEPA-100-THREAT", "2025-10-20", Phase.Announced)]
    [InlineData("US-IEEPA-100-THREAT", "2025-12-01", Phase.NeverInForce)]
    [InlineData("US-PORTFEE", "2025-10-20", Phase.InForce)]
    [InlineData("US-PORTFEE", "2026-06-01", Phase.Suspended)]
    [InlineData("US-IEEPA-R-EXEMPT-ELEC", "2025-04-06", Phase.InForce)]
    public void A_measure_is_in_its_phase(string id, string when, Phase phase) => Assert.Equal(phase, PhaseOf(id, when));

    [Fact]
    public void What_is_suspended_says_when_it_returns_as_then_known()
    {
        MeasureState controls = On("2025-12-01").Measures.First(m => m.Measure.Id == "CN-EC-57");
        Assert.Equal("2026-11-10", controls.Returns!.Written);
        MeasureState points = On("2025-06-03", "2025-06-03").Measures.First(m => m.Measure.Id == "US-IEEPA-R-34-SUSP");
        Assert.Equal("2025-08-12T00:01-04:00", points.Returns!.Written);
    }

    [Fact]
    public void A_letter_is_not_known_before_it_is_made_public()
    {
        Assert.DoesNotContain(On("2025-04-12", "2025-04-12").Measures, m => m.Measure.Id == "US-EC-H20");
        Assert.Contains(On("2025-04-12").Measures, m => m.Measure.Id == "US-EC-H20" && m.Phase == Phase.InForce);
    }

    [Theory]
    [InlineData("CM-GVA-CN2", "2025-05-20", CommitmentStatus.Partly)]
    [InlineData("CM-GVA-CN2", "2025-06-03", CommitmentStatus.Disputed)]
    [InlineData("CM-GVA-US1", "2025-05-13", CommitmentStatus.NotDue)]
    [InlineData("CM-GVA-US1", "2025-05-14", CommitmentStatus.Kept)]
    [InlineData("CM-P1-BUY", "2021-06-01", CommitmentStatus.NotDue)]
    [InlineData("CM-P1-BUY", "2022-02-08", CommitmentStatus.NotKept)]
    [InlineData("CM-KL-CN-SOY1", "2026-01-05", CommitmentStatus.Late)]
    public void A_promise_stands_as_the_evidence_of_the_day_shows(string id, string day, CommitmentStatus status) =>
        Assert.Equal(status, On(day, day).Promises.First(p => p.Commitment.Id == id).Status.Status);

    [Fact]
    public void By_3_June_2025_a_leader_call_had_been_foretold_twelve_times_and_never_came_in_time()
    {
        LocalDate day = new(2025, 6, 3);
        TrackRecord track = TrackRecord.Of(Shipped.Ledger.AsKnownOn(day).Forecasts.Where(f => f.Subject == "leader-call"), day);
        Assert.Equal((12, 6, 0, 6), (track.Made, track.Resolved.Length, track.Hits, track.Open.Length));
        Assert.Equal(0, track.Low);
        Assert.Equal(0.265, track.High!.Value, 0.002);
        Assert.Equal(Math.Pow(0.675, 2), track.Brier!.Value, 12);
    }

    [Fact]
    public void Two_days_later_the_call_resolves_what_was_open()
    {
        LocalDate day = new(2025, 6, 5);
        TrackRecord track = TrackRecord.Of(Shipped.Ledger.AsKnownOn(day).Forecasts.Where(f => f.Subject == "leader-call"), day);
        Assert.Equal((12, 12, 6, 0), (track.Made, track.Resolved.Length, track.Hits, track.Open.Length));
    }

    [Fact]
    public void The_chain_of_retaliation_of_April_2025_is_whole()
    {
        HashSet<(string, string)> chain = [.. On("2025-04-12").Answers.Select(pair => (pair.Answer.Id, pair.To.Id))];
        Assert.Superset(
            new HashSet<(string, string)> { ("CN-2025-4-34", "US-IEEPA-R-34"), ("US-IEEPA-R-84", "CN-2025-4-34"), ("CN-2025-5-84", "US-IEEPA-R-84"), ("US-IEEPA-R-125", "CN-2025-5-84"), ("CN-2025-6-125", "US-IEEPA-R-125") },
            chain);
        Assert.Equal("CN-2025-6-125", On("2025-04-12").LastMoveOf(Shipped.Cn)!.Measure.Id);
    }
}
