using System.Collections.Immutable;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What is owed on a code, from an origin, into a party, at a time, by what an importer tells?</summary>
/// <param name="Code">As written, with or without dots; <see cref="Headline"/> for goods on no list.</param>
/// <param name="Goods">Value and quantities, as far as they are told.</param>
public sealed record DutyQuestion(PartyId Into, string From, string Code, When When, Told Told, Consignment Goods)
{
    /// <summary>Goods that are on no product list, and of which no base rate is asked.</summary>
    public const string Headline = "headline";
}

/// <summary>An answer, or why there is none.</summary>
public abstract record DutyReply
{
    private DutyReply() { }

    public sealed record Answered(DutyAnswer Answer) : DutyReply;

    /// <param name="Malformed">The question itself is wrong; otherwise it has no answer here.</param>
    public sealed record Refused(string Reason, bool Malformed) : DutyReply;
}

/// <summary>The duty of the schedule itself, before any measure.</summary>
/// <param name="Programme">The name of its column.</param>
/// <param name="Duty">Null where it is not held.</param>
/// <param name="Line">Null for a headline, and for a code that the schedule does not have.</param>
/// <param name="Note">What an answer must say of it: coverage, a preference, a renumbering.</param>
public sealed record BaseDuty(string Programme, DutyExpression? Duty, ScheduleLine? Line, string Source, string? Note)
{
    public Rate? Share => Duty?.Share;

    /// <summary>The duty as printed.</summary>
    public string Words => Duty?.ToString() ?? "not known";
}

/// <summary>What is owed in one way of claiming and telling.</summary>
/// <param name="Rate">As a share of value; null where some of it is specific or not known.</param>
/// <param name="Expression">In words: <c>1.4¢/kg + 25%</c>.</param>
/// <param name="Usd">To the cent, the sum of the layers' amounts; null where not all is told.</param>
/// <param name="Low">
/// With <paramref name="High"/>: the bounds where a fact or a share is not told; equal where none is.
/// </param>
public sealed record DutyTotal(Rate? Rate, string Expression, decimal? Usd, Rate? Low, Rate? High)
{
    /// <summary>True if something that is not told decides.</summary>
    public bool Open => Low is not null && High is not null && Low.Value.CompareTo(High.Value) != 0;

    /// <summary>Duties that are no share of value, and the sum of those that are.</summary>
    public static string Joined(IEnumerable<string> words, Rate shares) =>
        string.Join(" + ", shares == Parley.Record.Rate.Free ? words : words.Append(shares.ToString()));
}

/// <summary>One layer of an answer.</summary>
/// <param name="Portion">Null for the base duty.</param>
/// <param name="Rate">Net, as a share of value; null where it is specific or not known.</param>
/// <param name="Expression">Net, in words.</param>
/// <param name="Usd">To the cent; null where not all is told.</param>
public sealed record DutyLayer(
    string Programme,
    string Title,
    Portion? Portion,
    Rate? Rate,
    string Expression,
    decimal? Usd
);

/// <summary>A programme or a provision that was looked at and charges nothing, with the rule that says so.</summary>
/// <param name="Portion">
/// Null where the programme is in force for the origin and has no heading for the product.
/// </param>
public sealed record Looked(string Programme, Portion? Portion, string Rule);

/// <summary>What is owed, layer by layer, and why. The total is the sum of the layers and nothing else.</summary>
/// <param name="Code">Digits; null for a headline.</param>
/// <param name="Layers">What charges something, the base duty first.</param>
/// <param name="Untold">What is not told and decides, in words.</param>
/// <param name="Deciding">The same by id, with the bounds that it spans.</param>
/// <param name="Claims">What could be claimed and is not: exclusions whose window, origin and code fit.</param>
/// <param name="Unclaimed">Nothing claimed, no shares: what the law says at the border.</param>
/// <param name="Claimable">With the claims that were made; without any, with all that fit.</param>
/// <param name="Effective">With the shares that were given; null without.</param>
public sealed record DutyAnswer(
    DutyLaw Law,
    Party Into,
    Origin From,
    string? Code,
    When When,
    NodaTime.Instant At,
    BaseDuty Base,
    ImmutableArray<DutyLayer> Layers,
    ImmutableArray<Looked> Looked,
    ImmutableArray<string> Untold,
    Spread Deciding,
    ImmutableArray<Hit> Claims,
    ImmutableArray<string> Notes,
    DutyTotal Total,
    DutyTotal Unclaimed,
    DutyTotal Claimable,
    DutyTotal? Effective,
    Stack Stack
);
