using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Parley.Briefing;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.Tests.Packs;

/// <summary>No answer as of a day needs what the text of the pack told later: the text is cut first, and then read.</summary>
public class TextCutTests
{
    /// <summary>Every third of the days of coverage that the pack names; the ledger's own cut is checked on all days.</summary>
    static IEnumerable<LocalDate> Days() =>
        SecondPack
            .Text.Files.SelectMany(file => Regex.Matches(file.Text, @"\d{4}-\d\d-\d\d"))
            .Select(match => LocalDatePattern.Iso.Parse(match.Value).Value)
            .Where(day => day >= SecondPack.Ledger.Pack.From && day <= SecondPack.Ledger.Pack.VerifiedThrough)
            .Distinct()
            .Order()
            .Where((_, index) => index % 3 == 0);

    [Fact]
    public void What_a_text_cut_to_a_day_tells_is_what_the_whole_tells_as_known_that_day()
    {
        Ledger whole = SecondPack.Ledger;
        var wrong = new ConcurrentBag<LocalDate>();
        Parallel.ForEach(
            Days(),
            day =>
            {
                Ledger c = PackLoader.Load(TextCut.Of(SecondPack.Text, day)).Whole;
                var cut = new Ledger(
                    c.Pack,
                    c.Sources,
                    c.Measures,
                    c.Commitments,
                    c.Events,
                    c.Statements,
                    c.Figures,
                    whole.Hash,
                    day
                );
                if (Told(cut, day) != Told(whole.AsKnownOn(day), day))
                    wrong.Add(day);
            }
        );
        Assert.Empty(wrong.Order());
    }

    [Fact]
    public void The_cut_is_to_the_entry_what_the_ledger_says_was_known()
    {
        LocalDate day = new(2022, 1, 20);
        Ledger cut = PackLoader.Load(TextCut.Of(SecondPack.Text, day)).Whole,
            known = SecondPack.Ledger.AsKnownOn(day);
        Assert.Equal(Ids(known), Ids(cut));
        Assert.True(Ids(cut).Count() < Ids(SecondPack.Ledger).Count());
        Assert.Null(cut.Forecasts.Single(f => f.Id == "FC-OFFICE-0110").Resolution);
        Assert.NotNull(SecondPack.Ledger.Forecasts.Single(f => f.Id == "FC-OFFICE-0110").Resolution);
    }

    /// <summary>The brief, and what it would not show of itself: outcomes and gaps of later days.</summary>
    static string Told(Ledger ledger, LocalDate day) =>
        Brief.Of(ledger, day).ToJson()
        + string.Concat(ledger.Statements.Select(statement => Json.Of(statement).ToJsonString()))
        + string.Concat(ledger.Pack.Gaps.Select(gap => gap.Text));

    static IEnumerable<string> Ids(Ledger l) =>
        ((IEnumerable<Entry>)[.. l.Measures, .. l.Commitments, .. l.Events, .. l.Statements, .. l.Figures]).Select(
            entry => entry.Id
        );
}
