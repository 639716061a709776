using System.Collections.Immutable;
using NodaTime;

namespace Parley.Record;

/// <summary>On what footing words were given.</summary>
public enum Footing
{
    Named,
    Institution,
    UnnamedOfficial,
    Anonymous,
}

/// <summary>What a statement does.</summary>
public enum StatementKind
{
    Claim,
    Forecast,
    Accusation,
    Denial,
    Position,
    Threat,
    Opinion,
}

/// <summary>How a forecast came out. <c>Hit</c>: inside its window. <c>Late</c>: after it. <c>Miss</c>: not.</summary>
public enum Outcome
{
    Hit,
    Late,
    Miss,
}

/// <summary>Attributed words: who, when, on what footing, where printed.</summary>
/// <param name="Side">A party's id, or <c>private</c>, <c>press</c>, <c>unknown</c>.</param>
/// <param name="Reason">The reason for anonymity that the report gives; null unless anonymous.</param>
/// <param name="Text">A paraphrase in our own words.</param>
/// <param name="Subject">Id of a topic.</param>
/// <param name="Verdicts">What later came of a claim, each with its day.</param>
public sealed record Statement(
    string Id,
    LocalDate Known,
    Confidence Confidence,
    ImmutableArray<string> Cite,
    ImmutableArray<Note> Notes,
    ImmutableArray<string> Topics,
    string Place,
    LocalDate Date,
    string Speaker,
    string? Role,
    string Side,
    Footing Footing,
    string? Reason,
    string Venue,
    StatementKind Kind,
    string Text,
    string Subject,
    ImmutableArray<Verdict> Verdicts,
    ImmutableArray<Forecast> Forecasts,
    ImmutableArray<string> Related
) : Entry(Id, Known, Confidence, Cite, Notes, Topics, Place);

/// <summary>What came of a claim, as told on a day.</summary>
public sealed record Verdict(LocalDate Known, string Word, string Text, ImmutableArray<string> Cite);

/// <summary>A question that the future answers, put by a statement.</summary>
/// <param name="Id">The statement's id, with <c>:part</c> where it makes several.</param>
/// <param name="Until">Last day of the window; null where the words set none.</param>
/// <param name="Words">The stated likelihood, a word of the pack's scale.</param>
/// <param name="Probability">The number given, or the middle of the word's range; null if neither.</param>
/// <param name="Resolution">Null while open.</param>
/// <param name="Cite">The sources of the statement that makes it.</param>
public sealed record Forecast(
    string Id,
    LocalDate Made,
    string Speaker,
    string Side,
    string Subject,
    string Question,
    LocalDate? Until,
    string? Words,
    decimal? Probability,
    Resolution? Resolution,
    ImmutableArray<string> Cite
);

/// <summary>How and when a forecast was settled.</summary>
/// <param name="On">The day on which it could be told.</param>
public sealed record Resolution(Outcome Outcome, LocalDate On, ImmutableArray<string> Cite);
