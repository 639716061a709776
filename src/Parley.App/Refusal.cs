namespace Parley.App;

/// <summary>
/// Why the program ends without an answer: one of the exit codes of the manual, and one clear message.
/// </summary>
sealed class Refusal(int code, string message) : Exception(message)
{
    /// <summary>The record, a data file or a place to write has faults.</summary>
    public const int Faults = 1;

    /// <summary>The question is malformed.</summary>
    public const int Malformed = 2;

    /// <summary>The question has no answer here.</summary>
    public const int NoAnswer = 3;

    public int Code { get; } = code;

    public static Refusal Ask(string message) => new(Malformed, message);

    public static Refusal None(string message) => new(NoAnswer, message);
}
