using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Trade in one line of a schedule.</summary>
/// <param name="Code">Digits, in the nomenclature of the year of the trade.</param>
/// <param name="Usd">Customs value in USD; not negative.</param>
public readonly record struct LineWeight(string Code, decimal Usd);

/// <summary>Trade of one origin into one importer, line by line: what an average duty is weighted with.</summary>
/// <param name="CodesOf">The day in whose codes the trade is told.</param>
/// <param name="Rows">In order of code; no code twice.</param>
public sealed record LineWeights(
    string Id,
    PartyId Into,
    string From,
    string Title,
    string Source,
    LocalDate CodesOf,
    ImmutableArray<LineWeight> Rows
)
{
    /// <summary>The value of all lines.</summary>
    public decimal Usd { get; } = Rows.Sum(row => row.Usd);
}

/// <summary>Trade of an origin or a bloc into an importer, all lines together.</summary>
public readonly record struct OriginTrade(string Origin, decimal Usd, int Lines);

/// <summary>Trade of many origins into one importer, without lines.</summary>
public sealed record TradeTotals(
    string Id,
    PartyId Into,
    string Title,
    string Source,
    ImmutableArray<OriginTrade> Rows
);
