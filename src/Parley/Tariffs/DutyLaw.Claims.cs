using System.Collections.Frozen;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What an importer can claim: letters of preferences, headings, and ids of provisions and measures.</summary>
public sealed partial class DutyLaw
{
    FrozenSet<string>? claims;

    FrozenSet<string> ClaimWords =>
        claims ??= Preferences
            .Select(preference => preference.Letter)
            .Concat(Provisions.SelectMany(Names))
            .Append(Told.Everything)
            .ToFrozenSet(StringComparer.Ordinal);

    static IEnumerable<string> Names(Provision provision) =>
        provision.Steps.Select(step => step.Measure).Append(provision.Heading).Append(provision.Id).OfType<string>();

    /// <summary>True of a word that can be claimed on some product at some time.</summary>
    internal bool CanClaim(string word) => ClaimWords.Contains(word);

    /// <summary>Why a word cannot be claimed, and what was meant.</summary>
    internal string NoClaim(string word)
    {
        string? near = Spelling.Nearest(word, ClaimWords);
        return $"\"{word}\" cannot be claimed: it is no letter of a preference, no heading and no id of a measure."
            + (near is null ? "" : $" Did you mean {near}?");
    }
}
