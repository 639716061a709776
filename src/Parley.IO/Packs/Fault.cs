namespace Parley.IO.Packs;

/// <summary>What can be wrong with a pack.</summary>
public enum FaultKind
{
    Unreadable,
    Syntax,
    WrongShape,
    UnknownKey,
    MissingKey,
    EmptyText,
    NotADate,
    NoSuchDate,
    WrongOffset,
    MissingUnit,
    NotANumber,
    UnknownWord,
    UnknownParty,
    UnknownLayer,
    UnknownTopic,
    UnknownSeries,
    UnknownZone,
    BadId,
    DuplicateId,
    UncitedEntry,
    UnknownSource,
    UnknownReference,
    EndsBeforeItBegins,
    OutOfOrder,
    Overlap,
    Cycle,
    AnswersTheFuture,
    Incomplete,
    WrongCount,
    MissingFile,
    UnexpectedFile,
    WrongColumns,
}

/// <summary>One thing that is wrong with a pack: where, what was found, why it is wrong, and what to write.</summary>
/// <param name="Line">From 1; 0 where the fault is the whole file's.</param>
/// <param name="Column">From 1; 0 where the fault is the whole line's.</param>
/// <param name="Found">What is there, and why it is wrong: whole sentences.</param>
/// <param name="Write">What to write instead: a whole sentence.</param>
public sealed record Fault(FaultKind Kind, string File, int Line, int Column, string Found, string Write)
{
    /// <summary>Where an editor can jump to: <c>file:line:column</c>.</summary>
    public string Where =>
        Line == 0 ? File
        : Column == 0 ? $"{File}:{Line}"
        : $"{File}:{Line}:{Column}";

    /// <summary>The page of the manual that has the rules of the file.</summary>
    public string Page { get; init; } = Record;

    /// <summary>The part of the manual that has the rule.</summary>
    public string Manual => Page == Record ? Record + Part : Page;

    const string Record = "docs/reference/record.md";

    /// <summary>
    /// The part about the file: the last folder of its path, or the file itself; null for the ledger's files.
    /// </summary>
    string? LawPart =>
        File.Split('/') switch
        {
            [.., "provisions", _] => "#provisions",
            [.., "lists", _] => "#lists",
            [.., "interactions", _] => "#interactions",
            [.., "origins.csv" or "origins.yaml"] => "#origins",
            [.., "preferences.yaml"] => "#preferences",
            _ => null,
        };

    string Part =>
        Kind switch
        {
            FaultKind.NotADate or FaultKind.NoSuchDate or FaultKind.WrongOffset or FaultKind.OutOfOrder =>
                "#time-and-knowledge",
            FaultKind.UnknownSource or FaultKind.UncitedEntry => "#sourcesyaml",
            FaultKind.UnknownParty or FaultKind.UnknownLayer or FaultKind.UnknownZone => "#packyaml",
            _ when LawPart is { } part => part,
            FaultKind.MissingUnit or FaultKind.NotANumber or FaultKind.BadId or FaultKind.DuplicateId => "#values",
            FaultKind.Overlap or FaultKind.Cycle or FaultKind.AnswersTheFuture => "#measures",
            FaultKind.WrongCount or FaultKind.UnknownTopic or FaultKind.UnknownSeries => "#packyaml",
            FaultKind.WrongColumns => "#trade",
            _ => "",
        };

    public override string ToString() => $"{Where}\n  {Found}\n  {Write}  See {Manual}";
}
