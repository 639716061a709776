namespace Parley.Record;

/// <summary>The closed words of the record, and the enums that they stand for.</summary>
public sealed class Vocabulary<T>
    where T : struct, Enum
{
    readonly Dictionary<string, T> values = new(StringComparer.Ordinal);
    readonly Dictionary<T, string> words = [];

    internal Vocabulary(char separator)
    {
        foreach (T value in Enum.GetValues<T>())
        {
            string word = Separate(value.ToString(), separator);
            values.Add(word, value);
            words.Add(value, word);
        }
    }

    public IEnumerable<string> All => values.Keys;

    public string Word(T value) => words[value];

    public bool TryParse(string word, out T value) => values.TryGetValue(word, out value);

    static string Separate(string name, char separator)
    {
        var word = new System.Text.StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append(separator);
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}

/// <summary>Every vocabulary of the record.</summary>
public static class Words
{
    public static readonly Vocabulary<MeasureKind> MeasureKinds = new('_');
    public static readonly Vocabulary<EventType> EventTypes = new('_');
    public static readonly Vocabulary<Move> Moves = new(' ');
    public static readonly Vocabulary<Goods> Goods = new(' ');
    public static readonly Vocabulary<CommitmentStatus> Statuses = new(' ');
    public static readonly Vocabulary<Footing> Footings = new('-');
    public static readonly Vocabulary<StatementKind> StatementKinds = new('_');
    public static readonly Vocabulary<Outcome> Outcomes = new(' ');
    public static readonly Vocabulary<Confidence> Confidences = new(' ');
    public static readonly Vocabulary<SourceKind> SourceKinds = new('-');
    public static readonly Vocabulary<TopicSection> Sections = new(' ');
    public static readonly Vocabulary<Phase> Phases = new(' ');
}
