using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>How what two laws charge on the same goods differs.</summary>
/// <param name="Differs">True if some duty is charged by one and not, or not alike, by the other.</param>
/// <param name="Points">By how much the second is higher; null where that is no share of value.</param>
/// <param name="Rivals">Provisions that both claim the goods under the second law, where no rule decides.</param>
readonly record struct StackDifference(bool Differs, Rate? Points, ImmutableArray<string> Rivals)
{
    public static readonly StackDifference None = new(false, Rate.Free, []);

    /// <summary>
    /// What both charge alike is left out first, so that it need not be a share of value; so is a base duty that is one
    /// and the same.
    /// </summary>
    /// <param name="sameBase">True if both charge the same base duty, known or not.</param>
    public static StackDifference Of(
        StackOutcome before,
        StackOutcome after,
        Rate? baseBefore,
        Rate? baseAfter,
        bool sameBase
    )
    {
        List<Portion> gone = [.. before.Portions.Where(portion => portion.Charges)],
            come = [];
        foreach (Portion portion in after.Portions.Where(portion => portion.Charges))
        {
            int alike = gone.FindIndex(old => Alike(old, portion, sameBase));
            if (alike >= 0)
                gone.RemoveAt(alike);
            else
                come.Add(portion);
        }
        if (sameBase && gone.Count + come.Count == 0)
            return None with { Rivals = after.Rivals };
        Rate? points = Sum(come, baseAfter) - Sum(gone, baseBefore);
        if (!sameBase)
            points += baseAfter - baseBefore;
        return new(points != Rate.Free, points, after.Rivals);
    }

    static bool Alike(Portion a, Portion b, bool sameBase) =>
        a.Provision.Id == b.Provision.Id
        && a.Step.Levy == b.Step.Levy
        && a.Factor == b.Factor
        && (sameBase || a.Step.Levy is not Levy.TopsUpTo);

    static Rate? Sum(List<Portion> portions, Rate? baseRate) =>
        portions.Aggregate((Rate?)Rate.Free, (sum, portion) => sum + portion.Net(baseRate));
}
