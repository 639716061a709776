using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Values that several files of the law share.</summary>
static class DutyFields
{
    public static Signed Origins(Fields f, DutyNames names) =>
        Signed(f, "origins", names, Tariffs.Signed.Everywhere, DutyNames.Origin, DutyNames.Group);

    public static Signed Products(Fields f, DutyNames names) =>
        Signed(f, "products", names, Tariffs.Signed.Everything, DutyNames.List);

    /// <summary>Names with signs, at least one of them without a minus.</summary>
    static Signed Signed(Fields f, string key, DutyNames names, string all, params string[] kinds)
    {
        Spot spot = f.SpotOf(key);
        var plus = ImmutableArray.CreateBuilder<string>();
        var minus = ImmutableArray.CreateBuilder<string>();
        foreach ((string text, Spot at) in f.List(key, required: true))
        {
            bool less = text.StartsWith('-');
            string name = less ? text[1..] : text;
            if (name != all)
                names.Name(name, at, kinds);
            (less ? minus : plus).Add(name);
        }
        if (plus.Count == 0 && minus.Count > 0)
        {
            f.Loading.Fault(
                FaultKind.Incomplete,
                spot,
                $"{key} only leaves out; nothing is taken in.",
                $"Write {all} first, or what it takes in."
            );
        }
        return new(plus.DrainToImmutable(), minus.DrainToImmutable());
    }

    /// <summary>True if both are given and the end is not after the beginning; a fault then.</summary>
    public static void InOrder(Fields f, Spot spot, Record.Moment? from, Record.Moment? until)
    {
        if (from is not null && until is not null && until.At <= from.At)
        {
            f.Loading.Fault(
                FaultKind.EndsBeforeItBegins,
                spot,
                $"until {until} is not after from {from}.",
                "Write the first moment at which it no longer applies."
            );
        }
    }
}
