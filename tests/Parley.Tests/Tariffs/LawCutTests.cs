using System.Collections.Concurrent;
using NodaTime;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using Parley.Tests.Packs;

namespace Parley.Tests.Tariffs;

/// <summary>The law as known on a day is what its text says once all that came later is struck out of it.</summary>
public class LawCutTests
{
    const int Cuts = 24,
        Questions = 200;

    [Fact]
    public void The_whole_law_as_known_on_a_day_answers_as_the_text_cut_to_that_day()
    {
        var random = new Random(20_250_402);
        LocalDate[] known = [.. Known(Shipped.Law)];
        LocalDate[] days =
        [
            .. Enumerable.Range(0, Cuts).Select(_ => known[random.Next(known.Length)].PlusDays(random.Next(3) - 1)),
        ];
        var asked = Enumerable.Range(0, Cuts).Select(_ => Ask(Shipped.Law, random).ToArray()).ToArray();
        var wrong = new ConcurrentBag<string>();
        Parallel.For(
            0,
            Cuts,
            i =>
            {
                foreach (string one in Different(Shipped.Text, Shipped.Ledger, Shipped.Law, days[i], asked[i]))
                    wrong.Add(one);
            }
        );
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(20)));
    }

    [Fact]
    public void So_does_the_law_of_another_conflict()
    {
        var random = new Random(1);
        Assert.Empty(
            Known(SecondPack.Law)
                .SelectMany(day =>
                    Different(SecondPack.Text, SecondPack.Ledger, SecondPack.Law, day, Ask(SecondPack.Law, random))
                )
        );
    }

    [Fact]
    public void The_cut_takes_something_away_so_the_tests_above_can_fail()
    {
        LocalDate day = new(2025, 4, 1);
        DutyLaw cut = DutyLoader.Load(TextCut.OfLaw(Shipped.Text, day), Shipped.Ledger).Whole;
        Assert.True(cut.Provisions.Length < Shipped.Law.Provisions.Length - 100);
        Assert.True(cut.Lists.Sum(list => list.Rows.Length) < Shipped.Law.Lists.Sum(list => list.Rows.Length));
        Assert.True(cut.Interactions.Length < Shipped.Law.Interactions.Length);
    }

    sealed record Question(PartyId Into, string From, string Code, Instant At);

    static IEnumerable<string> Different(
        PackText text,
        Ledger ledger,
        DutyLaw whole,
        LocalDate day,
        IEnumerable<Question> questions
    )
    {
        LoadedLaw loaded = DutyLoader.Load(TextCut.OfLaw(text, day), ledger);
        if (loaded.Law is not { } cut)
            return loaded.Faults.Select(fault => $"{Parley.Record.Days.Write(day)}: {fault}");
        DutyLaw known = whole.AsKnownOn(day);
        return questions
            .Where(q => Charged(cut, q) != Charged(known, q))
            .Select(q =>
                $"{Parley.Record.Days.Write(day)} {q}: {Charged(known, q)}, and by the text {Charged(cut, q)}"
            );
    }

    /// <summary>What is charged and how much, unclaimed and with every claim.</summary>
    static string Charged(DutyLaw law, Question q)
    {
        Stack stack = Stack.Of(law, q.Into, q.From, DutyReach.Of(law, q.Code, q.At), q.At);
        StackOutcome plain = stack.Plain,
            claimed = stack.Under(Told.Nothing.WithClaims(Told.Everything));
        return Text(plain) + " | " + Text(claimed);
    }

    static string Text(StackOutcome outcome) =>
        string.Join(
            ", ",
            outcome.Portions.Where(p => p.Charges).Select(p => $"{p.Provision.Id} {p.Step.Levy} of {p.Factor:0.##}")
        );

    /// <summary>Days on which something of the law came out.</summary>
    static IEnumerable<LocalDate> Known(DutyLaw law) =>
        law
            .Provisions.SelectMany(p => p.Steps)
            .Select(step => step.Known)
            .Concat(law.Lists.SelectMany(list => list.Rows).Select(row => row.Known).OfType<LocalDate>())
            .Concat(law.Interactions.Select(interaction => interaction.Known))
            .Distinct()
            .Order();

    /// <summary>Codes that lists name, mostly of origins that provisions name, around the instants at which they begin.</summary>
    static IEnumerable<Question> Ask(DutyLaw law, Random random)
    {
        var turns = law.Pack.Parties.ToDictionary(
            party => party.Id,
            party =>
                law.Provisions.Where(p => p.By == party.Id).SelectMany(p => p.Steps).Select(s => s.From.At).ToArray()
        );
        ProductList[] lists = [.. law.Lists.Where(list => !list.Rows.IsEmpty)];
        for (int i = 0; i < Questions; i++)
        {
            ProductList list = lists[random.Next(lists.Length)];
            Instant[] begun = turns[list.By];
            Provision one = law.Provisions[random.Next(law.Provisions.Length)];
            string? named = one.Origins.Plus.FirstOrDefault(name => law.FindOrigin(name) is not null);
            string from = named ?? law.Origins[random.Next(law.Origins.Length)].Code;
            string code = list.Rows[random.Next(list.Rows.Length)].Prefix.First.ToString("D10", null);
            Instant at = begun[random.Next(begun.Length)] + Duration.FromMinutes(random.Next(-1, 200_000));
            yield return new(list.By, from, code, at);
        }
    }
}
