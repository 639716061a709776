using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>One row of a panel: numbers of origins, moments, base duty and layers.</summary>
/// <param name="Until">Excluded.</param>
public readonly record struct PanelRow(int Origins, int From, int Until, int Base, int Layers);

/// <summary>
/// Every line of a schedule, of every origin, over all breakpoints of the law, nothing claimed and nothing told.
/// Origins of a line with one history are one set; a row begins where its base duty or what is charged on top
/// changes.
/// </summary>
/// <remarks>
/// Made in three steps: <see cref="Lay"/>, then <see cref="Compute"/> for each number under <see cref="Faces"/>, on
/// as many threads as there are, then <see cref="Number"/>. Then it is immutable. Tested: rows cover time without
/// gap or overlap; cells are what asking gives; the order of computing is idle.
/// </remarks>
public sealed class DutyPanel
{
    readonly PanelAxes axes;
    readonly ImmutableArray<int> classes;
    readonly PanelFace[] faces;
    readonly int[] faceOf;
    readonly ConcurrentDictionary<int, PanelLayers> ofStack = new();
    readonly ConcurrentDictionary<PanelLayers, PanelLayers> all = new();
    ImmutableArray<PanelLayers> layers = [];
    ImmutableArray<ImmutableArray<string>> sets = [];

    DutyPanel(PanelAxes axes)
    {
        this.axes = axes;
        classes = [.. axes.Lines.Select(line => line.ProductClass).Distinct().Order()];
        faces = new PanelFace[classes.Length];
        faceOf = [.. axes.Lines.Select(line => classes.BinarySearch(line.ProductClass))];
    }

    /// <summary>How many faces there are to compute: classes of products that some line has.</summary>
    public int Faces => faces.Length;

    public int Lines => axes.Lines.Length;

    /// <summary>In order; the last is the end, <see cref="Instant.MaxValue"/> where none is set.</summary>
    public ImmutableArray<Instant> Moments => axes.Moments;

    /// <summary>Base duties by number.</summary>
    public ImmutableArray<PanelBase> Bases => axes.Bases;

    /// <summary>Classes of origins: those of a class meet the same law in every line.</summary>
    public int OriginClasses => axes.Origins.Length;

    /// <summary>Sets of origins by number; members in ordinal order.</summary>
    public ImmutableArray<ImmutableArray<string>> Origins => sets;

    /// <summary>What is charged on top of the base duty, by number.</summary>
    public ImmutableArray<PanelLayers> Layers => layers;

    public string Code(int line) => axes.Lines[line].Code;

    /// <param name="until">Null for all that the law schedules.</param>
    public static DutyPanel Lay(DutyDesk desk, Schedule schedule, Instant from, Instant? until) =>
        new(PanelAxes.Of(desk, schedule, schedule.Head.Importer, from, until));

    /// <summary>
    /// Finds what one class of products meets. Safe on several threads at once, for different numbers.
    /// </summary>
    public void Compute(int face) => faces[face] = PanelFace.Of(axes, classes[face], Layer);

    PanelLayers Layer(int stack)
    {
        if (ofStack.TryGetValue(stack, out PanelLayers? known))
            return known;
        PanelLayers found = PanelLayers.Of(axes.Engine.Stack(stack));
        return ofStack[stack] = all.GetOrAdd(found, found);
    }

    /// <summary>Numbers sets of origins and layers in the order in which faces have them.</summary>
    public void Number()
    {
        var setNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var layerNumbers = new Dictionary<PanelLayers, int>(ReferenceEqualityComparer.Instance);
        var members = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (PanelFace face in faces)
        {
            foreach (PanelSet set in face.Sets)
            {
                string key = string.Join(' ', set.Classes);
                if (setNumbers.TryAdd(key, members.Count))
                    members.Add([
                        .. set.Classes.SelectMany(one => axes.Origins[one].Members).Order(StringComparer.Ordinal),
                    ]);
                set.Number = setNumbers[key];
                for (int run = 0; run < set.Found.Length; run++)
                {
                    layerNumbers.TryAdd(set.Found[run], layerNumbers.Count);
                    set.Layers[run] = layerNumbers[set.Found[run]];
                }
                set.Found = [];
            }
        }
        sets = members.DrainToImmutable();
        layers = [.. layerNumbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        ofStack.Clear();
        all.Clear();
    }

    /// <summary>The rows of a line, set after set, in order of time; what was in the list is gone.</summary>
    public void Rows(int line, List<PanelRow> rows)
    {
        rows.Clear();
        PanelFace face = faces[faceOf[line]];
        ReadOnlySpan<PanelSpan> spans = axes.Lines[line].Spans.AsSpan();
        foreach (PanelSet set in face.Sets)
        {
            foreach (ref readonly PanelSpan span in spans)
                Rows(set, span, rows);
        }
    }

    /// <summary>The rows of one set while the base duties of a line are what they are.</summary>
    static void Rows(PanelSet set, in PanelSpan span, List<PanelRow> rows)
    {
        int at = span.From,
            run = set.RunAt(at);
        while (at < span.Until)
        {
            int next = Math.Min(span.Until, run + 1 < set.From.Length ? set.From[run + 1] : span.Until);
            if (span.General == span.Other)
            {
                Add(rows, new(set.Number, at, next, span.General, set.Layers[run]));
            }
            else
            {
                for (int part = at; part < next; )
                {
                    (bool other, int end) = set.OtherAt(part, next);
                    Add(rows, new(set.Number, part, end, other ? span.Other : span.General, set.Layers[run]));
                    part = end;
                }
            }
            (at, run) = (next, run + 1);
        }
    }

    /// <summary>Goes on with the row before where it says the same.</summary>
    static void Add(List<PanelRow> rows, PanelRow row)
    {
        if (
            rows.Count > 0
            && rows[^1] is var last
            && last.Until == row.From
            && (last.Origins, last.Base, last.Layers) == (row.Origins, row.Base, row.Layers)
        )
            rows[^1] = last with { Until = row.Until };
        else
            rows.Add(row);
    }
}
