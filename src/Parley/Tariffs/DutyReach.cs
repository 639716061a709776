using NodaTime;

namespace Parley.Tariffs;

/// <summary>Which provisions reach a code, by looking it up in their lists.</summary>
public static class DutyReach
{
    /// <summary>
    /// For a code of 2 to 10 digits at an instant: true of a provision if its lists have the code. A code shorter than
    /// ten digits is judged by prefixes no longer than itself.
    /// </summary>
    public static Func<Provision, bool> Of(DutyLaw law, string code, Instant at)
    {
        if (!CodeRange.TryRead(code, out CodeRange range))
            throw new ArgumentException($"\"{code}\" is no code of 2 to 10 digits.", nameof(code));
        return provision => Reaches(law, provision.Products, range, at);
    }

    /// <summary>For goods that are on no list: true of a provision on all goods.</summary>
    public static bool Unlisted(Provision provision) => provision.Products.Plus.Contains(Signed.Everything);

    static bool Reaches(DutyLaw law, Signed products, CodeRange code, Instant at) =>
        products.Plus.Any(list => list == Signed.Everything || law.Members(list).Has(code, at))
        && !products.Minus.Any(list => law.Members(list).Has(code, at));
}
