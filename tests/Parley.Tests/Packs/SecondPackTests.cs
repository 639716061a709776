using NodaTime;
using Parley.Briefing;
using Parley.Record;
using Parley.Tariffs;
using Parley.Tests.Record;

namespace Parley.Tests.Packs;

/// <summary>Another conflict, invented, runs through every verb: nothing in the code knows a country or a statute.</summary>
public class SecondPackTests
{
    static Ledger Ledger => SecondPack.Ledger;

    static IEnumerable<LocalDate> Days()
    {
        for (LocalDate day = Ledger.Pack.From; day <= Ledger.Pack.VerifiedThrough; day = day.PlusDays(1))
            yield return day;
    }

    static string Middle =>
        Parley.Record.Days.Write(
            Ledger.Pack.From.PlusDays(Period.DaysBetween(Ledger.Pack.From, Ledger.Pack.VerifiedThrough) / 2)
        );

    public static TheoryData<string> Commands() =>
        [
            $"brief {Middle}",
            $"brief {Middle} --format md",
            $"brief {Middle} --format html",
            $"brief {Middle} --json",
            $"brief {Middle} --known-on latest",
            $"state {Middle}",
            $"state {Middle} --json",
            $"state {Middle} --csv",
            "calendar",
            $"calendar --from {Middle} --known-on {Middle} --json",
            $"tariff headline --into XN --from XS --at {Middle}",
            $"tariff headline --into XS --at {Middle} --json",
            "tariff headline --into XN --history",
            "tariff headline --into XS --history --csv",
            "measures",
            "commitments --csv",
            "events --json",
            "statements",
            "forecasts",
            "forecasts --score",
            "forecasts list --score --json",
            "series",
            "sources",
        ];

    [Theory, MemberData(nameof(Commands))]
    public void It_runs_through_every_verb(string line)
    {
        Answered answered = Cli.RunLine($"parley {line} --record \"{SecondPack.Folder}\"");
        Assert.True(answered.Code == 0, answered.Error);
        Assert.NotEmpty(answered.Out);
        Assert.DoesNotContain("China", answered.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_entry_of_it_can_be_shown()
    {
        IEnumerable<(string Verb, string Id)> all =
        [
            .. Ledger.Measures.Select(e => ("measures", e.Id)),
            .. Ledger.Commitments.Select(e => ("commitments", e.Id)),
            .. Ledger.Events.Select(e => ("events", e.Id)),
            .. Ledger.Statements.Select(e => ("statements", e.Id)),
            .. Ledger.Forecasts.Select(e => ("forecasts", e.Id)),
            .. Ledger.Figures.Select(e => ("series", e.Id)),
            .. Ledger.Sources.Select(e => ("sources", e.Id)),
        ];
        Assert.All(all, one => Assert.Equal(0, Cli.Run(one.Verb, "show", one.Id, "--record", SecondPack.Folder).Code));
    }

    [Fact]
    public void It_has_no_faults() => Assert.Equal(0, Cli.Run("record", "check", SecondPack.Folder).Code);

    [Theory]
    [InlineData("second-pack-brief", "brief")]
    [InlineData("second-pack-state", "state")]
    public void Its_answers_are_their_pictures(string picture, string verb)
    {
        Answered answered = Cli.Run(verb, Middle, "--record", SecondPack.Folder);
        Picture.Check(picture, answered.Out.Replace(Ledger.Hash[..12], "(hash)", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_duty_steps_are_those_of_a_picture() =>
        Picture.Check(
            "second-pack-headlines",
            Cli.Run("tariff", "headline", "--into", "XN", "--history", "--csv", "--record", SecondPack.Folder).Out
                + Cli.Run("tariff", "headline", "--into", "XS", "--history", "--csv", "--record", SecondPack.Folder).Out
        );

    [Fact]
    public void Each_step_holds_from_its_minute_and_not_before() =>
        Assert.All(
            Ledger.Pack.Parties,
            into =>
            {
                PartyId from = Ledger.Pack.Against(into).Id;
                foreach (HeadlineStep step in HeadlineHistory.Of(Ledger, into.Id, from))
                {
                    Instant at = step.At.At;
                    Headline on = Headline.Of(Ledger, into.Id, from, new When.Exactly(at, ""));
                    Headline before = Headline.Of(
                        Ledger,
                        into.Id,
                        from,
                        new When.Exactly(at - Duration.FromMinutes(1), "")
                    );
                    Assert.Equal(step.Headline.Arithmetic, on.Arithmetic);
                    Assert.NotEqual(
                        (on.Arithmetic, on.StillApplied.Length),
                        (before.Arithmetic, before.StillApplied.Length)
                    );
                }
            }
        );

    [Fact]
    public void On_every_day_of_coverage_it_tells_nothing_of_later_days() =>
        Assert.DoesNotContain(
            Days(),
            day => Brief.Of(Ledger.AsKnownOn(day), day).ToJson() != Brief.Of(Cutter.Cut(Ledger, day), day).ToJson()
        );
}
