using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>What-if files over the shipped law: what they do, and what they are refused for.</summary>
public class WhatIfFileTests
{
    const string Name = "folder/if.yaml";

    static LoadedWhatIf Read(string text) => WhatIfFile.Read(Name, text, Shipped.Ledger, Shipped.Law);

    static SupposedLaw Good(string text)
    {
        LoadedWhatIf loaded = Read(text);
        Assert.True(loaded.Faults.IsEmpty, string.Join("\n", loaded.Faults));
        return loaded.Whole;
    }

    static Fault Wrong(string text)
    {
        LoadedWhatIf loaded = Read(text);
        Assert.Null(loaded.Supposed);
        return Assert.Single(loaded.Faults);
    }

    static string Owed(SupposedLaw supposed, string into, string from, string code, string at, DutyLaw? law = null)
    {
        var desk = new DutyDesk(law ?? supposed.Law, Shipped.Schedules);
        var question = new DutyQuestion(
            new(into),
            from,
            code,
            Shipped.When(at),
            Told.Nothing with
            {
                Claims = [Told.Everything],
            },
            Consignment.Untold
        );
        return Assert.IsType<DutyReply.Answered>(desk.Ask(question)).Answer.Total.Expression;
    }

    [Fact]
    public void Title_alone_is_a_what_if_that_does_nothing() => Assert.Empty(Good("title: nothing").Touched);

    [Theory]
    [InlineData("change: [{id: us-9903.88.03, from: 2026-12-01, rate: 30%}]", 1)]
    [InlineData("change: [{id: 9903.88.03, from: 2026-12-01, rate: 30%}]", 1)]
    [InlineData("change: [{id: US-301-L3-25, from: 2026-12-01, rate: 30%}]", 2)]
    [InlineData("suspend: [{id: US-301-L3-25, from: 2026-12-01}]", 2)]
    [InlineData("extend: [{id: US-301-EXCL-178, until: 2027-01-10}]", 2)]
    [InlineData("suspend: [{id: us-301-chassis-over-list-3, from: 2026-11-10, until: 2027-01-10}]", 1)]
    public void A_target_is_a_provision_a_heading_a_measure_or_an_interaction(string edit, int touched) =>
        Assert.Equal(touched, Good($"title: t\n{edit}\n").Touched.Length);

    [Fact]
    public void A_suspended_layer_charges_nothing_in_its_window_and_what_yielded_to_it_charges()
    {
        SupposedLaw supposed = Good(
            "title: no metals\nsuspend: [{id: s232-metals, from: 2026-11-10, until: 2027-01-10}]"
        );
        Assert.Equal("75%", Owed(supposed, "US", "CN", "7318.15.20", "2026-11-09"));
        Assert.Equal("37.5%", Owed(supposed, "US", "CN", "7318.15.20", "2026-11-10"));
        Assert.Equal("75%", Owed(supposed, "US", "CN", "7318.15.20", "2027-01-10"));
    }

    [Fact]
    public void What_has_ended_can_be_extended_with_its_exemptions_and_interactions()
    {
        SupposedLaw supposed = Good("title: 122 goes on\nextend: [{id: s122, until: 2026-12-20}]");
        Assert.Contains(supposed.Touched, touched => touched.Id == "us-122-yields-to-232");
        Assert.DoesNotContain(supposed.Touched, touched => touched.Id == "us-9903.03.02");
        Assert.Equal("22.5%", Owed(supposed, "US", "CN", "headline", "2026-12-01"));
        Assert.Equal("12.5%", Owed(supposed, "US", "CN", "headline", "2026-12-20"));
    }

    [Fact]
    public void The_truce_can_be_extended_on_both_sides()
    {
        string text = File.ReadAllText(Repository.At("docs", "examples", "what-if-truce-extended.yaml"));
        SupposedLaw supposed = Good(text);
        foreach (
            (string at, string cn, string cranes) in new[]
            {
                ("2026-11-09", "10%", "37.5%"),
                ("2026-11-10", "10%", "37.5%"),
                ("2027-01-09", "10%", "37.5%"),
                ("2027-01-10", "34%", "137.5%"),
            }
        )
        {
            Assert.Equal(cn, Owed(supposed, "CN", "US", "headline", at));
            Assert.Equal(cranes, Owed(supposed, "US", "CN", "8426.19.0000", at));
        }
        Assert.Equal("34%", Owed(supposed, "CN", "US", "headline", "2026-11-10", Shipped.Law));
        Assert.Equal("0%", Owed(supposed, "US", "CN", "8486.10.0000", "2026-11-10"));
        Assert.Equal("25%", Owed(supposed, "US", "CN", "8486.10.0000", "2027-01-10"));
    }

    [Fact]
    public void A_new_list_takes_in_and_leaves_out_by_the_longest_prefix()
    {
        SupposedLaw supposed = Good(
            """
            title: toys
            lists:
              - {id: toys, by: US, title: Toys, codes: ["95", "-9503.00", {code: "9503000013", from: 2026-12-01}]}
            add:
              - id: toys-10
                by: US
                title: Toys
                layer: s301-ip
                origins: [CN]
                products: [toys]
                steps: [{from: 2026-11-20, rate: 10%}, {from: 2026-12-24, rate: off}]
            """
        );
        decimal More(string code, string at) =>
            decimal.Parse(Owed(supposed, "US", "CN", code, at).TrimEnd('%'))
            - decimal.Parse(Owed(supposed, "US", "CN", code, at, Shipped.Law).TrimEnd('%'));
        Assert.Equal(0, More("9504.40.0000", "2026-11-19"));
        Assert.Equal(10, More("9504.40.0000", "2026-11-20"));
        Assert.Equal(0, More("9503.00.0011", "2026-11-20"));
        Assert.Equal(0, More("9503.00.0013", "2026-11-20"));
        Assert.Equal(10, More("9503.00.0013", "2026-12-01"));
        Assert.Equal(0, More("9504.40.0000", "2026-12-24"));
    }

    [Theory]
    [InlineData("suspend: [{id: us-9903.88.30, from: 2026-12-01}]", "Did you mean us-9903.88.")]
    [InlineData("suspend: [{id: us-301-l3-25, from: 2026-12-01}]", "Did you mean US-301-L3-25?")]
    [InlineData("suspend: [{id: CN-EC-58, from: 2026-12-01}]", "no duty on goods carries it out")]
    [InlineData("change: [{id: s122, from: 2026-12-01, rate: 5%}]", "s122 is a layer, which has no rate of its own")]
    [InlineData("change: [{id: us-9903.88.03, from: 2026-12-01, rate: 30}]", "rate \"30\" has no unit")]
    [InlineData("change: [{id: us-9903.88.03, from: 2026-12-01, rate: on}]", "rate is \"on\"")]
    [InlineData("change: [{id: us-9903.88.69, from: 2026-12-01, rate: 5%}]", "an exemption charges nothing")]
    [InlineData("change: [{id: us-9903.88.03, rate: 30%}]", "The key from is missing")]
    [InlineData("change: [{id: us-9903.88.03, from: 2026-12-01, rate: 30%, unti: 2027-01-01}]", "Did you mean until?")]
    [InlineData("change: [{id: us-9903.88.03, from: 2026-12-01, until: 2026-11-01, rate: 5%}]", "is not after from")]
    [InlineData("suspend: [{id: us-9903.03.01, from: 2026-12-01}]", "Nothing of us-9903.03.01 is in force from")]
    [InlineData("extend: [{id: us-9903.88.03, until: 2027-01-10}]", "Nothing of us-9903.88.03 ends before")]
    [InlineData("extend: [{id: us-9903.88.69}]", "The key until is missing")]
    [InlineData("lists: [{id: a, by: US, title: A, codes: [\"123\"]}]", "is no code")]
    [InlineData(
        "lists: [{id: us-301-list-3, by: US, title: A, codes: [\"12\"]}]",
        "is already declared at record/lists"
    )]
    [InlineData("lists: [{id: a, by: FR, title: A, codes: [\"12\"]}]", "is not a party")]
    [InlineData("suspnd: [{id: s122, from: 2026-01-01}]", "Did you mean suspend?")]
    public void What_is_wrong_is_told_with_its_line_and_a_remedy(string text, string words)
    {
        LoadedWhatIf loaded = Read($"title: t\n{text}\n");
        Assert.Null(loaded.Supposed);
        Fault fault = loaded.Faults[0];
        Assert.Contains(words, fault.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"{Name}:2", fault.Where, StringComparison.Ordinal);
        Assert.Equal("docs/reference/what-if.md", fault.Manual);
    }

    [Fact]
    public void An_id_of_the_record_is_not_given_twice()
    {
        Fault fault = Wrong(
            """
            title: t
            add:
              - id: us-9903.88.03
                by: US
                title: Again
                layer: s301-ip
                origins: [CN]
                products: [all]
                steps: [{from: 2026-12-01, rate: 5%}]
            """
        );
        Assert.Contains("already used at record/provisions/us-301.yaml:", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        LoadedWhatIf loaded = Read("suspend: [{id: a, from: never}]\nadd: [{id: x}]\n");
        Assert.True(loaded.Faults.Length > 4, string.Join("\n", loaded.Faults));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("title: [")]
    [InlineData("title: t\nadd: 3\n")]
    [InlineData("title: t\nchange: [3]\n")]
    [InlineData("title: t\nlists: [{id: a, by: US, title: A, codes: {}}]\n")]
    [InlineData("title: t\nadd: [{id: a, by: US, title: A, layer: {}, origins: [CN], products: [all], steps: []}]\n")]
    public void What_is_no_such_file_is_faults_and_no_crash(string text) => Assert.NotEmpty(Read(text).Faults);

    [Fact]
    public void What_is_supposed_is_known_last_and_the_law_is_left_alone()
    {
        SupposedLaw supposed = Good("title: t\nchange: [{id: us-9903.88.03, from: 2026-12-01, rate: 33%}]");
        Assert.NotEqual(Shipped.Law.Hash, supposed.Law.Hash);
        Assert.Same(Shipped.Law, supposed.Actual);
        Provision law = Shipped.Law.Provisions.First(provision => provision.Id == "us-9903.88.03");
        Assert.DoesNotContain(law.Steps, step => step.Levy == new Levy.Adds(new(0.33m)));
    }

    [Fact]
    public void Only_what_was_known_is_edited()
    {
        DutyLaw then = Shipped.Law.AsKnownOn(new(2025, 6, 3));
        LoadedWhatIf late = WhatIfFile.Read(
            Name,
            "title: t\nsuspend: [{id: us-9903.03.01, from: 2025-07-01}]",
            Shipped.Ledger,
            then
        );
        Assert.Contains("of the law as known", Assert.Single(late.Faults).Found, StringComparison.Ordinal);
    }
}
