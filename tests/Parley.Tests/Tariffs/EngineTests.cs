using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>Truths of the duty engine over invented laws.</summary>
public class EngineTests
{
    static readonly Gen<(string Code, string Origin, int Hour)> Asked = Gen.Select(
        RandomLaw.Code,
        Gen.OneOf(Gen.Const("BB"), Gen.Const("CC"), Gen.Const("DD"), Gen.Const("EE")),
        Gen.Int[0, 24 * 60]
    );

    static Instant At(int hour) => RandomLaw.Day(0) + Duration.FromHours(hour);

    static Stack Plain(DutyLaw law, string code, string origin, Instant at) =>
        Stack.Of(law, RandomLaw.Into, origin, DutyReach.Of(law, code, at), at);

    static Stack Compiled(DutyEngine engine, string code, string origin, Instant at)
    {
        Assert.True(CodeRange.TryRead(code, out CodeRange range));
        return engine.Stack(engine.StackAt(engine.TurnAt(at), engine.ProductClass(range), engine.OriginClass(origin)));
    }

    static string Text(Stack stack) =>
        string.Join("; ", stack.Hits.Select(hit => $"{hit.Provision.Id} {hit.Step.Levy} {hit.Step.From}"));

    [Fact]
    public void The_compiled_tables_find_what_going_through_the_law_finds() =>
        Gen.Select(RandomLaw.Law, Asked.Array[1, 20])
            .Sample(
                (law, all) =>
                {
                    DutyEngine engine = DutyEngine.Compile(law, RandomLaw.Into);
                    foreach ((string code, string origin, int hour) in all)
                    {
                        Stack plain = Plain(law, code, origin, At(hour)),
                            compiled = Compiled(engine, code, origin, At(hour));
                        Assert.Equal(Text(plain), Text(compiled));
                        Rate? rate = plain.Plain.Added(new(0.05m));
                        Assert.Equal(rate, compiled.Plain.Added(new(0.05m)));
                    }
                },
                iter: 2_000
            );

    [Fact]
    public void The_kernel_adds_up_to_what_going_through_the_rules_does() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 15], Gen.Bool)
            .Sample(
                (law, asked, way, claims) =>
                {
                    Stack stack = Plain(law, asked.Code, asked.Origin, At(asked.Hour));
                    Told told = claims ? Told.Nothing.WithClaims("*") : Told.Nothing;
                    (string[] facts, string[] contents) = stack.Untold(told);
                    StackKernel? kernel = StackKernel.Of(stack, law, told, facts, contents);
                    Assert.NotNull(kernel);
                    ulong against = (ulong)way & 3,
                        empty = (ulong)way >> 2;
                    Assert.Equal(
                        stack.Added(told, facts, against, contents, empty, new(0.05m)),
                        kernel.Added(against, empty, 0.05m)
                    );
                },
                iter: 3_000
            );

    [Fact]
    public void The_law_at_an_instant_answers_for_it_as_the_whole_law_does() =>
        Gen.Select(RandomLaw.Law, Asked)
            .Sample(
                (law, asked) =>
                {
                    Instant at = At(asked.Hour);
                    DutyLaw only = LawAt.Of(law, RandomLaw.Into, asked.Origin, at);
                    DutyEngine engine = DutyEngine.Compile(only, RandomLaw.Into);
                    Assert.Equal(
                        Plain(law, asked.Code, asked.Origin, at).Plain.Added(new(0.05m)),
                        Compiled(engine, asked.Code, asked.Origin, at).Plain.Added(new(0.05m))
                    );
                },
                iter: 1_000
            );

    [Fact]
    public void The_law_cut_at_a_day_is_the_law_as_known_on_it() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 40], Gen.Int[0, 40])
            .Sample(
                (law, asked, a, b) =>
                {
                    (int first, int then) = (Math.Min(a, b), Math.Max(a, b));
                    DutyLaw once = law.AsKnownOn(RandomLaw.KnownDay(first));
                    DutyLaw twice = law.AsKnownOn(RandomLaw.KnownDay(then)).AsKnownOn(RandomLaw.KnownDay(first));
                    Assert.Equal(
                        Text(Plain(once, asked.Code, asked.Origin, At(asked.Hour))),
                        Text(Plain(twice, asked.Code, asked.Origin, At(asked.Hour)))
                    );
                    Assert.All(
                        once.Provisions.SelectMany(p => p.Steps),
                        s => Assert.True(s.Known <= RandomLaw.KnownDay(first))
                    );
                },
                iter: 1_000
            );

    [Fact]
    public void The_order_of_provisions_is_idle() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int)
            .Sample(
                (law, asked, seed) =>
                {
                    DutyLaw shuffled = With(law, [.. law.Provisions.OrderBy(p => HashCode.Combine(p.Id, seed))]);
                    Rate? Sum(DutyLaw l) => Plain(l, asked.Code, asked.Origin, At(asked.Hour)).Plain.Added(new(0.05m));
                    Assert.Equal(Sum(law), Sum(shuffled));
                },
                iter: 1_000
            );

    [Fact]
    public void A_provision_out_of_force_changes_nothing() =>
        Gen.Select(RandomLaw.Law, Asked, Gen.Int[0, 8])
            .Sample(
                (law, asked, which) =>
                {
                    Provision one = law.Provisions[which % law.Provisions.Length];
                    if (Stack.StepAt(one, At(asked.Hour)) is not (null or { Levy: Levy.Off }))
                        return;
                    DutyLaw without = With(law, law.Provisions.Remove(one));
                    Assert.Equal(
                        Text(Plain(law, asked.Code, asked.Origin, At(asked.Hour))),
                        Text(Plain(without, asked.Code, asked.Origin, At(asked.Hour)))
                    );
                },
                iter: 1_000
            );

    static DutyLaw With(DutyLaw law, ImmutableArray<Provision> provisions) =>
        new(
            law.Pack,
            provisions,
            law.Lists,
            law.Interactions,
            law.Origins,
            law.Groups,
            law.Preferences,
            law.Facts,
            law.Hash
        );
}
