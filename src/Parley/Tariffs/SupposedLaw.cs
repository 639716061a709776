using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>A law with a what-if painted over it, beside the law as it is.</summary>
/// <param name="Actual">The law as it is.</param>
/// <param name="Law">The law as it is supposed to be.</param>
/// <param name="Touched">What the what-if did, in the order in which it was done.</param>
/// <param name="Idle">Edits that reach nothing, each with the reason.</param>
public sealed record SupposedLaw(
    WhatIf WhatIf,
    DutyLaw Actual,
    DutyLaw Law,
    ImmutableArray<Touched> Touched,
    ImmutableArray<(LawEdit Edit, string Reason)> Idle
)
{
    /// <summary>
    /// Adds first and edits then, so that an edit may name what is added. A target that the law does not have is idle.
    /// </summary>
    public static SupposedLaw Of(WhatIf whatIf, DutyLaw law)
    {
        var supposing = new Supposing(whatIf, law);
        foreach (LawEdit edit in whatIf.Edits)
            supposing.Edit(edit);
        return supposing.Law();
    }

    /// <summary>The first moment at which the two can differ; null where nothing was done.</summary>
    public Instant? Since => Touched.IsEmpty ? null : Touched.Min(touched => touched.From.At);

    /// <summary>True if something was done to a provision.</summary>
    internal bool Touches(string provision) => Touched.Any(touched => touched.Id == provision);
}
