using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Where the conflict stands on a day: what holds, what everything rests on, and what comes next.</summary>
public sealed class Brief
{
    readonly ImmutableArray<Headline> headlines;

    Brief(Ledger ledger, LocalDate day, ImmutableArray<DayDuties> goods)
    {
        (Ledger, Day, When) = (ledger, day, new When.Day(day));
        State = ledger.At(When);
        Pack pack = ledger.Pack;
        headlines = [.. pack.Parties.Select(into => Headline.Of(ledger, into.Id, pack.Against(into).Id, When))];
        Clocks = TruceClock.Of(State);
        Next = Calendar.Of(ledger, When);
        Goods = goods;
    }

    public Ledger Ledger { get; }

    public LocalDate Day { get; }

    public When When { get; }

    public ConflictState State { get; }

    /// <summary>Each side as importer, in the pack's order.</summary>
    public ImmutableArray<Headline> Headlines => headlines;

    public ImmutableArray<TruceClock> Clocks { get; }

    /// <summary>Duties over all goods, a side each; empty where the law of duties was not asked.</summary>
    public ImmutableArray<DayDuties> Goods { get; }

    public ImmutableArray<ScheduledChange> Next { get; }

    internal Pack Pack => Ledger.Pack;

    /// <summary>The answers behind the document.</summary>
    /// <param name="ledger">Cut to what may be known; by custom, to the day itself.</param>
    /// <param name="goods">Duties over all goods, by the law as known then; without, they are left out.</param>
    public static Brief Of(Ledger ledger, LocalDate day, ImmutableArray<DayDuties> goods = default) =>
        new(ledger, day, goods.IsDefault ? [] : goods);

    public Document Document() =>
        new(
            $"{Pack.Title}: where it stands on {Days.Write(Day)}",
            Lead(),
            [
                (
                    "Day",
                    $"{Days.Write(Day)}, at its close in {string.Join(" and in ", Pack.Parties.Select(p => p.Capital))}"
                ),
                ("Known on", Ledger.KnownOn is { } known ? Days.Write(known) : "all that the record holds"),
                (
                    "Record",
                    $"{Pack.Id}, {Days.Write(Pack.From)} to {Days.Write(Pack.VerifiedThrough)}, ledger "
                        + $"{Ledger.Hash[..12]}"
                ),
            ],
            [.. Sections().Where(section => !section.IsEmpty)],
            Ledger
        );

    IEnumerable<Section> Sections() =>
        [
            Summary.Of(this),
            Ladder.Of(this),
            Ladder.Lists(this),
            GoodsSection.Of(this),
            Truce.Of(this),
            TopicSections.Of(this, TopicSection.Controls, "controls", "Export controls"),
            TopicSections.Of(this, TopicSection.Irritants, "irritants", "Other irritants"),
            TopicSections.Of(this, TopicSection.Linked, "linked", "Linked issues"),
            TalksAndCalls.Of(this),
            Stake.Of(this),
            Board.Of(this),
            Recent.Of(this),
            Recent.Chain(this),
            Ahead.Of(this),
            Unknowns.Of(this),
        ];

    string Lead()
    {
        string rates = string.Join(", ", headlines.Select(h => $"{h.Total} from {h.From.Name} into {h.Into.Name}"));
        string clock = Clocks.IsEmpty
            ? "No truce clock is running."
            : $"{Phrases.Signed(Clocks[0].DaysLeft)} left on the clock of the {Clocks[0].Agreement.Name}.";
        return $"Duty on goods that are on no product list: {rates}. {clock}";
    }

    /// <summary>The briefing as data: the document, and the answers it is made of.</summary>
    public string ToJson()
    {
        var json = Json.Asked(Ledger);
        json["on"] = Days.Write(Day);
        var rates = new System.Text.Json.Nodes.JsonObject();
        foreach (Headline headline in headlines)
            rates[headline.Into.Id.Code] = Json.Of(headline);
        json["headlines"] = rates;
        json["clocks"] = Json.Array(
            Clocks.Select(clock =>
                (System.Text.Json.Nodes.JsonNode)
                    new System.Text.Json.Nodes.JsonObject
                    {
                        ["agreement"] = clock.Agreement.Name,
                        ["returns"] = clock.Returns.Written,
                        ["daysLeft"] = clock.DaysLeft,
                        ["measures"] = Json.Texts(clock.Held.Select(held => held.Measure.Id)),
                    }
            )
        );
        json["goods"] = Json.Array(Goods.Select(GoodsSection.Json));
        json["state"] = Json.Of(State);
        json["calendar"] = Json.Of(Next);
        json["document"] = JsonPage.Of(Document());
        return Json.Print(json);
    }
}
