using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>The family of a duty, as tables of a schedule count it.</summary>
public enum DutyForm
{
    Free,
    AdValorem,
    Specific,
    Compound,
    Other,
}

/// <summary>
/// A duty as the schedule prints it, kept symbolic: a number comes of it only with a <see cref="Consignment"/>.
/// Money is in dollars, exact.
/// </summary>
/// <remarks>Tested: every text of the schedule round-trips; amounts by hand from its lines.</remarks>
public abstract record DutyExpression
{
    private DutyExpression() { }

    /// <summary>Free without a condition.</summary>
    public static readonly DutyExpression NoDuty = new Free(null);

    /// <summary>No duty.</summary>
    /// <param name="Terms">In words, on what terms: <c>under bond</c>; null if on none.</param>
    public sealed record Free(string? Terms) : DutyExpression;

    /// <summary>A share of customs value, or of the value of a part of the goods.</summary>
    /// <param name="Dividend">The rate, times <paramref name="Divisor"/>: 33 1/3% is 100% divided by 3, and so stays
    /// exact.</param>
    public sealed record AdValorem(Rate Dividend, int Divisor, Part? Part) : DutyExpression
    {
        public AdValorem(Rate rate)
            : this(rate, 1, null) { }

        /// <summary>
        /// That it is charged on all of the value: goods that are a set bear a duty on the entire set so.
        /// </summary>
        public bool IsOnAll => Part is null or { Key: "entire set" };

        public Rate Rate => Divisor == 1 ? Dividend : new(Dividend.Fraction / Divisor);
    }

    /// <summary>An amount of money for each unit, of the goods or of a part of them.</summary>
    /// <param name="Amount">Dollars a unit.</param>
    public sealed record Specific(decimal Amount, Unit Unit, Part? Part) : DutyExpression;

    /// <summary>Duties that are charged together: a compound duty.</summary>
    public sealed record Sum(ImmutableArray<DutyExpression> Terms) : DutyExpression
    {
        public bool Equals(Sum? other) => other is not null && Terms.SequenceEqual(other.Terms);

        public override int GetHashCode() => Hash(Terms);
    }

    /// <summary>The greater of two: a duty with a minimum.</summary>
    public sealed record Greatest(DutyExpression Duty, DutyExpression Minimum) : DutyExpression;

    /// <summary>The lesser of two: a duty with a maximum.</summary>
    public sealed record Least(DutyExpression Duty, DutyExpression Maximum) : DutyExpression;

    /// <summary>
    /// Sugar: an amount a unit, less so much for each degree under the hundredth, but not less than a floor.
    /// </summary>
    /// <param name="Full">Dollars a unit at <paramref name="Under"/> degrees.</param>
    /// <param name="Less">Dollars a unit for each degree under; fractions in proportion.</param>
    /// <param name="Floor">Dollars a unit.</param>
    public sealed record PerDegree(decimal Full, decimal Less, decimal Under, decimal Floor, Unit Unit)
        : DutyExpression;

    /// <summary>Duties that follow each other in time.</summary>
    public sealed record Staged(DutyExpression First, ImmutableArray<Stage> Stages) : DutyExpression
    {
        public bool Equals(Staged? other) =>
            other is not null && First == other.First && Stages.SequenceEqual(other.Stages);

        public override int GetHashCode() => HashCode.Combine(First, Hash(Stages));
    }

    /// <summary>A duty that the schedule tells in words only: <c>The rate applicable to ...</c>.</summary>
    public sealed record InWords(string Text) : DutyExpression
    {
        /// <summary>The first heading or subheading that the words name, digits only; null if they name none.</summary>
        public string? Heading => DutyText.HeadingIn(Text);
    }

    /// <summary>
    /// The share of customs value where the duty is nothing else; null where it is more, or on a part only.
    /// </summary>
    public Rate? Share =>
        this switch
        {
            Free => Rate.Free,
            AdValorem { IsOnAll: true } duty => duty.Rate,
            Sum sum => sum.Terms.Aggregate((Rate?)Rate.Free, (total, term) => total + term.Share),
            Greatest bound => Further(bound.Duty.Share, bound.Minimum.Share, 1),
            Least bound => Further(bound.Duty.Share, bound.Maximum.Share, -1),
            _ => null,
        };

    /// <summary>
    /// As tables count it: a specific duty and a share of value together are compound; a share of the value of a
    /// part is other.
    /// </summary>
    public DutyForm Form =>
        this switch
        {
            Free => DutyForm.Free,
            AdValorem { IsOnAll: true } => DutyForm.AdValorem,
            Specific or PerDegree => DutyForm.Specific,
            Sum sum => sum.Terms.Select(term => term.Form).Aggregate(Together),
            _ => DutyForm.Other,
        };

    /// <summary>What is owed on a consignment, or between what bounds and what must be told to say it.</summary>
    public Owed Of(Consignment goods) => DutyAmounts.Of(this, goods);

    /// <summary>
    /// The duty as it stands on a day: the stage that has begun, for a staged one; itself, for any other.
    /// </summary>
    public DutyExpression On(LocalDate day) =>
        this is Staged staged ? staged.Stages.LastOrDefault(stage => stage.From <= day)?.Duty ?? staged.First : this;

    /// <summary>
    /// As the schedule prints it, in one spelling: <see cref="DutyText.Read"/> gives the same duty back.
    /// </summary>
    public sealed override string ToString() => DutyWords.Write(this);

    static DutyForm Together(DutyForm a, DutyForm b) =>
        a == b ? a
        : a == DutyForm.Other || b == DutyForm.Other ? DutyForm.Other
        : DutyForm.Compound;

    static Rate? Further(Rate? a, Rate? b, int sign) =>
        a is null || b is null ? null
        : a.Value.CompareTo(b.Value) * sign >= 0 ? a
        : b;

    static int Hash<T>(ImmutableArray<T> items)
    {
        HashCode hash = new();
        foreach (T item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}

/// <summary>One stage of a staged duty.</summary>
/// <param name="From">The first day on which it is charged.</param>
public sealed record Stage(LocalDate From, DutyExpression Duty);

/// <summary>A part of the goods, or a way to measure them, that alone bears a duty: <c>on the case</c>.</summary>
/// <param name="Words">As printed after the rate, with the word that joins them: <c>on copper content</c>.</param>
public sealed record Part(string Words)
{
    /// <summary>What two spellings of a part share: <c>on the value of the lead content</c> and <c>lead</c>.</summary>
    public string Key { get; } = KeyOf(Words);

    /// <summary>The part without the word that joins it to the rate: <c>copper content</c>.</summary>
    public string Name => Bare(Words).ToString();

    /// <summary>That the part cannot be more than the whole: a container, or another kind of value, may be.</summary>
    public bool LiesWithin =>
        !Words.Contains("container", StringComparison.OrdinalIgnoreCase)
        && !Words.StartsWith("of the ", StringComparison.OrdinalIgnoreCase);

    public bool Equals(Part? other) => other is not null && Words == other.Words;

    public override int GetHashCode() => Words.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    /// <summary>Small letters, without articles, without <c>value of</c>, <c>content</c> and <c>, if any</c>.</summary>
    public static string KeyOf(ReadOnlySpan<char> words)
    {
        ReadOnlySpan<char> key = Bare(words);
        key = Without(key, "value of ");
        key = Without(key, "the ");
        foreach (string end in (ReadOnlySpan<string>)[", if any", " content"])
            key = key.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? key[..^end.Length] : key;
        return key.ToString().ToLowerInvariant();
    }

    static ReadOnlySpan<char> Bare(ReadOnlySpan<char> words)
    {
        words = words.Trim(" ,");
        foreach (string joint in (ReadOnlySpan<string>)["on ", "upon ", "of "])
            words = Without(words, joint);
        return Without(words, "the ");
    }

    static ReadOnlySpan<char> Without(ReadOnlySpan<char> words, string start) =>
        words.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? words[start.Length..] : words;
}
