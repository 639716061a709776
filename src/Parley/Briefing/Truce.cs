using System.Collections.Immutable;
using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>The truce: its clocks, what each side owes, how it stands, and the rival claims side by side.</summary>
static class Truce
{
    public static Section Of(Brief brief) => new("truce", "The truce and what each side owes",
    [
        Clocks(brief.Pack, brief.Clocks),
        .. Agreements(brief), Claims(brief),
    ]);

    public static Block.Table Clocks(Pack pack, ImmutableArray<TruceClock> clocks) =>
        new("Clocks", ["agreement", "returns", "days left", "what returns"], [.. clocks.Select(clock => Clock(pack, clock))]);

    static Row Clock(Pack pack, TruceClock clock)
    {
        Party by = pack.Party(clock.Held[0].Measure.By);
        string what = string.Join("; ", clock.Held.Select(held => $"{held.Measure.Id} ({Phrases.Sentence(held.Measure.Scope)})"));
        return new(Basis.Computed, [clock.Agreement.Name, Phrases.At(clock.Returns, by), clock.DaysLeft.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{by.Name}: {what}"],
            Phrases.Cites([clock.Agreement.Cite, .. clock.Held.Select(held => held.Measure.Cite)]));
    }

    /// <summary>The latest agreements, their commitments with status; older ones only where something is still open or disputed.</summary>
    static IEnumerable<Block> Agreements(Brief brief)
    {
        var agreements = brief.State.Promises.GroupBy(promise => promise.Commitment.Agreement)
            .OrderByDescending(group => group.Key.Agreed).ToArray();
        for (int i = 0; i < agreements.Length; i++)
        {
            bool recent = i < 2;
            Row[] rows = [.. agreements[i].Where(promise => recent || Open(promise)).Select(promise => Row(promise, brief.Day))];
            if (rows.Length > 0)
                yield return new Block.Table($"{agreements[i].Key.Name}, {Days.Write(agreements[i].Key.Agreed)}", ["who", "clause", "due", "status", "evidence"], [.. rows]);
        }
    }

    static bool Open(PromiseState promise) => promise.Status.Status is not (CommitmentStatus.Kept or CommitmentStatus.MostlyKept);

    static Row Row(PromiseState promise, LocalDate day)
    {
        Commitment c = promise.Commitment;
        string who = string.Join(", ", c.By.Select(party => party.Code));
        string due = c.Due is { } date ? Days.Write(date) + (date >= day ? $" ({Phrases.Signed(Period.DaysBetween(day, date))})" : "") : "none set";
        return new(Basis.Promise, [who, $"{c.Clause}: {Phrases.Sentence(c.Obligation)}", due, $"{Words.Statuses.Word(promise.Status.Status)} since {Days.Write(promise.Status.Since)}", promise.Status.Evidence],
            Phrases.Cites([c.Cite, promise.Status.Cite]), c.Id);
    }

    /// <summary>Each side's last accounts of commitments that are not simply kept, two a side.</summary>
    static Block.Lines Claims(Brief brief) => new("Rival claims",
    [
        .. from promise in brief.State.Promises
           where Open(promise) && promise.Commitment.Claims.Length > 0
           orderby promise.Commitment.Agreement.Agreed descending
           from claim in promise.Commitment.Claims.GroupBy(claim => claim.By).SelectMany(side => side.TakeLast(2))
           orderby promise.Commitment.Agreement.Agreed descending, promise.Commitment.Id, claim.Known
           select new Line(Basis.Claim, $"{promise.Commitment.Id}, {Days.Write(claim.Known)}: {claim.Text}", claim.Cite, promise.Commitment.Id, claim.By),
    ]);
}
