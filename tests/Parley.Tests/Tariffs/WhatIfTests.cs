using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of what-ifs over invented laws.</summary>
public class WhatIfTests
{
    static readonly Gen<(string Code, string Origin, int Hour)> Asked = Gen.Select(
        RandomLaw.Code,
        Gen.OneOf(Gen.Const("BB"), Gen.Const("CC"), Gen.Const("DD"), Gen.Const("EE")),
        Gen.Int[0, 24 * 60]
    );

    static Instant At(int hour) => RandomLaw.Day(0) + Duration.FromHours(hour);

    static Moment Day(int day) => new(RandomLaw.Day(day), $"day {day}", Precision.Day);

    static Stack Meets(DutyLaw law, (string Code, string Origin, int Hour) asked) =>
        Stack.Of(law, RandomLaw.Into, asked.Origin, DutyReach.Of(law, asked.Code, At(asked.Hour)), At(asked.Hour));

    static Rate? Added(DutyLaw law, (string, string, int) asked) => Meets(law, asked).Plain.Added(new(0.05m));

    static string Text(Stack stack) =>
        string.Join("; ", stack.Hits.Select(hit => $"{hit.Provision.Id} {hit.Step.Levy}"));

    static SupposedLaw Under(DutyLaw law, params ImmutableArray<LawEdit> edits) =>
        SupposedLaw.Of(WhatIf.Nothing("if") with { Edits = edits }, law);

    static string Any(DutyLaw law, int which) => law.Provisions[which % law.Provisions.Length].Id;

    [Fact]
    public void An_empty_what_if_changes_nothing() =>
        Gen.Select(RandomLaw.Law, Asked)
            .Sample(
                (law, asked) =>
                {
                    SupposedLaw supposed = Under(law);
                    Assert.Empty(supposed.Touched);
                    Assert.Equal(Text(Meets(law, asked)), Text(Meets(supposed.Law, asked)));
                },
                iter: 500
            );

    [Fact]
    public void A_suspension_holds_in_its_window_and_changes_nothing_outside_it() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 8], Gen.Int[0, 40], Gen.Int[1, 20])
            .Sample(
                (law, asked, which, from, days) =>
                {
                    string id = Any(law, which);
                    DutyLaw supposed = Under(law, new LawEdit.Suspend(id, Day(from), Day(from + days), "place")).Law;
                    if (At(asked.Hour) >= Day(from).At && At(asked.Hour) < Day(from + days).At)
                        Assert.DoesNotContain(Meets(supposed, asked).Hits, hit => hit.Provision.Id == id);
                    else
                        Assert.Equal(Text(Meets(law, asked)), Text(Meets(supposed, asked)));
                },
                iter: 2_000
            );

    [Fact]
    public void A_duty_on_all_goods_that_no_rule_names_adds_exactly_its_rate() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 300], Gen.Int[0, 40])
            .Sample(
                (law, asked, percent, from) =>
                {
                    Provision added = law.Provisions[0] with
                    {
                        Id = "new",
                        Layer = new("new", RandomLaw.Into, "new", "new", "New"),
                        Origins = new([Signed.Everywhere], []),
                        Products = new([Signed.Everything], []),
                        Exempts = [],
                        Claim = null,
                        Conditions = [],
                        Content = null,
                        Steps =
                        [
                            new(
                                WhatIf.KnownFrom(law),
                                Day(from),
                                null,
                                new Levy.Adds(Rate.FromPercent(percent)),
                                null,
                                null,
                                [],
                                null
                            ),
                        ],
                    };
                    WhatIf whatIf = WhatIf.Nothing("if") with { Added = [added], Layers = [added.Layer] };
                    Rate? before = Added(law, asked),
                        after = Added(SupposedLaw.Of(whatIf, law).Law, asked);
                    Rate more = At(asked.Hour) >= Day(from).At ? Rate.FromPercent(percent) : Rate.Free;
                    Assert.Equal(before + more, after);
                },
                iter: 2_000
            );

    [Fact]
    public void A_change_to_the_rate_of_the_law_is_no_difference() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 8])
            .Sample(
                (law, asked, which) =>
                {
                    Provision one = law.Provisions[which % law.Provisions.Length];
                    if (Stack.StepAt(one, At(asked.Hour)) is not { } step)
                        return;
                    (Moment from, Moment? until) = Stack.SpanOf(one, At(asked.Hour));
                    DutyLaw supposed = Under(
                        law,
                        new LawEdit.Change(one.Id, from, until, step.Levy, null, "place")
                    ).Law;
                    Assert.Equal(Text(Meets(law, asked)), Text(Meets(supposed, asked)));
                },
                iter: 2_000
            );

    [Fact]
    public void What_is_extended_goes_on_as_it_was_before_its_end() =>
        Gen.Select(RandomLaw.Law, Gen.Int[0, 8], Gen.Int[1, 60])
            .Sample(
                (law, which, until) =>
                {
                    Provision one = law.Provisions[which % law.Provisions.Length];
                    SupposedLaw supposed = Under(law, new LawEdit.Extend(one.Id, Day(until), "place"));
                    if (supposed.Touched is not [{ } touched])
                    {
                        Assert.NotEmpty(supposed.Idle);
                        return;
                    }
                    Provision then = supposed.Law.Provisions.First(provision => provision.Id == one.Id);
                    Levy? before = Stack.StepAt(one, touched.From.At - Duration.Epsilon)?.Levy;
                    Assert.Equal(before, Stack.StepAt(then, touched.From.At)?.Levy);
                    Assert.Equal(before, Stack.StepAt(then, Day(until).At - Duration.Epsilon)?.Levy);
                    Assert.Equal(Stack.StepAt(one, Day(until).At)?.Levy, Stack.StepAt(then, Day(until).At)?.Levy);
                },
                iter: 2_000
            );

    [Fact]
    public void A_suspended_interaction_lets_both_charge() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 40], Gen.Int[1, 20])
            .Sample(
                (law, asked, from, days) =>
                {
                    LawEdit[] edits =
                    [
                        .. law.Interactions.Select(i => new LawEdit.Suspend(
                            i.Id,
                            Day(from),
                            Day(from + days),
                            "place"
                        )),
                    ];
                    Stack stack = Meets(Under(law, [.. edits]).Law, asked);
                    bool within = At(asked.Hour) >= Day(from).At && At(asked.Hour) < Day(from + days).At;
                    Assert.Equal(within ? 0 : Meets(law, asked).Interactions.Length, stack.Interactions.Length);
                },
                iter: 1_000
            );

    [Fact]
    public void A_name_that_the_law_does_not_have_is_idle_and_nothing_is_done()
    {
        DutyLaw law = Shipped.Law;
        SupposedLaw supposed = Under(law, new LawEdit.Suspend("nobody", Day(0), null, "place"));
        Assert.Empty(supposed.Touched);
        Assert.Contains("nobody", Assert.Single(supposed.Idle).Reason, StringComparison.Ordinal);
    }
}
