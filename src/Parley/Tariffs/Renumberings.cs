using System.Collections.Immutable;

namespace Parley.Tariffs;

/// <summary>Every renumbering, by its old code and by its new one.</summary>
sealed class Renumberings(ImmutableArray<Renumbering> all)
{
    readonly ILookup<string, Renumbering> byOld = all.ToLookup(move => move.Old, StringComparer.Ordinal);
    readonly ILookup<string, Renumbering> byNew = all.ToLookup(move => move.New, StringComparer.Ordinal);

    public ImmutableArray<Renumbering> All => all;

    /// <summary>
    /// What became of an old code by a day, or where a code comes from that is given after that day only.
    /// </summary>
    public ImmutableArray<Renumbering> Of(string code, bool givenUp, Sight sight) =>
        givenUp
            ? [.. byOld[code].Where(move => sight.Knows(move.Known) && move.Date <= sight.Day)]
            : [.. byNew[code].Where(move => sight.Knows(move.Known) && move.Date > sight.Day)];

    /// <summary>The next step from where a move has come to; always later, or always earlier, so it ends.</summary>
    public ImmutableArray<Renumbering> OnwardFrom(Renumbering move, bool givenUp, Sight sight) =>
        givenUp
            ? [.. Of(move.New, givenUp, sight).Where(next => next.Date > move.Date)]
            : [.. Of(move.Old, givenUp, sight).Where(next => next.Date < move.Date)];
}
