namespace Parley.Record;

/// <summary>The closed words of the record, and the enums that they stand for.</summary>
public sealed class Vocabulary<T>
    where T : struct, Enum
{
    readonly char separator;
    EnumWords? made;

    internal Vocabulary(char separator) => this.separator = separator;

    EnumWords Made => made ??= new(typeof(T), separator);

    public IEnumerable<string> All => Made.Words;

    public string Word(T value) => Made.WordOf(value);

    public bool TryParse(string word, out T value)
    {
        object? found = Made.Find(word);
        value = found is null ? default : (T)found;
        return found is not null;
    }
}

/// <summary>
/// The words of one enum, made when they are first asked for. It is not generic: a dictionary by an enum is code of its
/// own for each enum, which is compiled at every start.
/// </summary>
sealed class EnumWords
{
    readonly Dictionary<string, object> values = new(StringComparer.Ordinal);
    readonly Dictionary<object, string> words = [];

    public EnumWords(Type type, char separator)
    {
        foreach (object value in Enum.GetValues(type))
        {
            string word = Separate(value.ToString()!, separator);
            values.Add(word, value);
            words.Add(value, word);
        }
    }

    public IEnumerable<string> Words => values.Keys;

    public string WordOf(object value) => words[value];

    public object? Find(string word) => values.GetValueOrDefault(word);

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
