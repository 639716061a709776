using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>
/// The quotient of all origins by the scopes that reach them: origins that every provision treats alike at all times
/// are one class.
/// </summary>
sealed class OriginAxis
{
    readonly FrozenDictionary<string, int> classes;
    readonly ImmutableArray<Instant> starts;
    readonly bool[] reached;
    readonly int scopes;

    OriginAxis(FrozenDictionary<string, int> classes, ImmutableArray<Instant> starts, bool[] reached, int scopes)
    {
        (this.classes, this.starts, this.reached, this.scopes) = (classes, starts, reached, scopes);
        Representatives =
        [
            .. classes
                .OrderBy(c => c.Key, StringComparer.Ordinal)
                .DistinctBy(c => c.Value)
                .OrderBy(c => c.Value)
                .Select(c => c.Key),
        ];
    }

    /// <summary>One origin of each class, in order of class.</summary>
    public ImmutableArray<string> Representatives { get; }

    /// <summary>Every origin with its class.</summary>
    public IEnumerable<KeyValuePair<string, int>> All => classes;

    /// <summary>First instants of spans in which no group changes.</summary>
    public ImmutableArray<Instant> Starts => starts;

    /// <summary>-1 for an origin that the law does not have.</summary>
    public int ClassOf(string origin) => classes.TryGetValue(origin, out int found) ? found : -1;

    public int EpochAt(Instant at)
    {
        int epoch = 0;
        while (epoch + 1 < starts.Length && starts[epoch + 1] <= at)
            epoch++;
        return epoch;
    }

    public bool Reaches(int scope, int epoch, int originClass) =>
        reached[(originClass * starts.Length + epoch) * scopes + scope];

    public static OriginAxis Of(DutyLaw law, IReadOnlyList<Signed> scopes)
    {
        ImmutableArray<Instant> starts =
        [
            Instant.MinValue,
            .. law
                .Groups.SelectMany(group => group.Members)
                .SelectMany(member => new[] { member.From, member.Until })
                .OfType<Record.Moment>()
                .Select(moment => moment.At)
                .Distinct()
                .Order(),
        ];
        int width = starts.Length * scopes.Count;
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var reached = new List<bool>();
        char[] signature = new char[width];
        foreach (Origin origin in law.Origins)
        {
            for (int epoch = 0; epoch < starts.Length; epoch++)
            {
                for (int scope = 0; scope < scopes.Count; scope++)
                    signature[epoch * scopes.Count + scope] = law.Reaches(scopes[scope], origin.Code, starts[epoch])
                        ? '1'
                        : '0';
            }
            string key = new(signature);
            if (!known.TryGetValue(key, out int found))
            {
                known.Add(key, found = known.Count);
                reached.AddRange(key.Select(one => one == '1'));
            }
            classes.Add(origin.Code, found);
        }
        return new(classes.ToFrozenDictionary(StringComparer.Ordinal), starts, [.. reached], scopes.Count);
    }
}
