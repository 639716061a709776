using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>Origins whose history in a class of products is one.</summary>
/// <param name="classes">Numbers of classes of origins.</param>
/// <param name="from">Numbers of the moments at which a run of layers begins; the first is 0.</param>
/// <param name="other">Numbers of the moments between which the ordinary base duty is denied.</param>
sealed class PanelSet(
    ImmutableArray<int> classes,
    int[] from,
    PanelLayers[] found,
    ImmutableArray<(int From, int Until)> other
)
{
    public ImmutableArray<int> Classes => classes;

    public int[] From => from;

    /// <summary>Layers of each run; let go once they have numbers.</summary>
    public PanelLayers[] Found { get; set; } = found;

    /// <summary>Numbers of the layers of each run.</summary>
    public int[] Layers { get; } = new int[from.Length];

    public int Number { get; set; }

    public int RunAt(int moment)
    {
        int found = Array.BinarySearch(from, moment);
        return found < 0 ? ~found - 1 : found;
    }

    /// <summary>Whether the ordinary base duty is denied at a moment, and until when at most that is so.</summary>
    public (bool Other, int Until) OtherAt(int moment, int most)
    {
        foreach ((int begin, int end) in other)
        {
            if (moment < begin)
                return (false, Math.Min(begin, most));
            if (moment < end)
                return (true, Math.Min(end, most));
        }
        return (false, most);
    }
}

/// <summary>What a class of products meets: sets of origins with their runs, in order of their first class.</summary>
sealed record PanelFace(ImmutableArray<PanelSet> Sets)
{
    public static PanelFace Of(PanelAxes axes, int productClass, Func<int, PanelLayers> layers)
    {
        var histories = new Dictionary<int, (int[] From, PanelLayers[] Layers)>();
        var sets = new Dictionary<History, List<int>>();
        var order = new List<History>();
        for (int origin = 0; origin < axes.Origins.Length; origin++)
        {
            PanelOrigins its = axes.Origins[origin];
            if (!histories.TryGetValue(its.EngineClass, out var runs))
                histories.Add(its.EngineClass, runs = Runs(axes, productClass, its.EngineClass, layers));
            var history = new History(runs.From, runs.Layers, Other(axes, its));
            if (!sets.TryGetValue(history, out List<int>? members))
            {
                sets.Add(history, members = []);
                order.Add(history);
            }
            members.Add(origin);
        }
        return new([.. order.Select(one => new PanelSet([.. sets[one]], one.From, one.Layers, one.Other))]);
    }

    /// <summary>Runs of equal layers over the moments of the panel.</summary>
    static (int[], PanelLayers[]) Runs(PanelAxes axes, int productClass, int originClass, Func<int, PanelLayers> layers)
    {
        var from = new List<int>();
        var found = new List<PanelLayers>();
        int stack = -1;
        foreach ((int moment, int turn) in axes.LawOf(originClass))
        {
            int its = axes.Engine.StackAt(turn, productClass, originClass);
            if (its == stack)
                continue;
            stack = its;
            PanelLayers charged = layers(its);
            if (found.Count > 0 && ReferenceEquals(found[^1], charged))
                continue;
            from.Add(moment);
            found.Add(charged);
        }
        return ([.. from], [.. found]);
    }

    static ImmutableArray<(int, int)> Other(PanelAxes axes, PanelOrigins origins) =>
        [
            .. origins
                .Other.Select(span => (At(axes.Moments, span.From), At(axes.Moments, span.Until)))
                .Where(span => span.Item1 < span.Item2),
        ];

    static int At(ImmutableArray<Instant> moments, Instant at)
    {
        int found = moments.BinarySearch(at);
        return Math.Min(found < 0 ? ~found : found, moments.Length - 1);
    }

    /// <summary>Equal by content; layers are one object where they are equal.</summary>
    readonly record struct History(int[] From, PanelLayers[] Layers, ImmutableArray<(int From, int Until)> Other)
    {
        public bool Equals(History other) =>
            From.AsSpan().SequenceEqual(other.From)
            && Layers.AsSpan().SequenceEqual(other.Layers)
            && Other.AsSpan().SequenceEqual(other.Other.AsSpan());

        public override int GetHashCode()
        {
            HashCode hash = new();
            foreach (int moment in From)
                hash.Add(moment);
            foreach (PanelLayers layers in Layers)
                hash.Add(layers.GetHashCode());
            return hash.ToHashCode();
        }
    }
}
