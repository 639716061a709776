using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Parley.Record;

namespace Parley.Tests.Record;

/// <summary>
/// Cuts a ledger to a day in a way of its own, to check the core's: it knows no entry by name. Whatever has a day of knowing after
/// the cut goes, wherever in the record it stands; ids that no longer name anything go from every list; an outcome told later goes.
/// </summary>
sealed class Cutter
{
    readonly LocalDate day;
    readonly HashSet<string> gone;

    Cutter(Ledger whole, LocalDate day)
    {
        this.day = day;
        IEnumerable<Entry> all = [.. whole.Measures, .. whole.Commitments, .. whole.Events, .. whole.Statements, .. whole.Figures];
        gone = [.. all.Where(entry => entry.Known > day).Select(entry => entry.Id)];
    }

    public static Ledger Cut(Ledger whole, LocalDate day)
    {
        var cutter = new Cutter(whole, day);
        return new(
            (Pack)cutter.Object(whole.Pack)!, whole.Sources, cutter.List(whole.Measures), cutter.List(whole.Commitments), cutter.List(whole.Events),
            cutter.List(whole.Statements), cutter.List(whole.Figures), whole.Hash, day);
    }

    ImmutableArray<T> List<T>(ImmutableArray<T> all) => [.. all.Where(Stays).Select(one => (T)Object(one)!)];

    bool Stays<T>(T one) => one switch
    {
        string id => !gone.Contains(id),
        _ => one!.GetType().GetProperty("Known")?.GetValue(one) is not LocalDate known || known <= day,
    };

    /// <summary>The same object where nothing in it changes, else a new one made by its constructor.</summary>
    object? Object(object? value)
    {
        if (value is Resolution { On: var on } && on > day)
            return null;
        Type? type = value?.GetType();
        if (type is null || type.Namespace != typeof(Ledger).Namespace || type.IsEnum || type.IsValueType)
            return value;
        ParameterInfo[] parameters = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();
        object?[] now = new object?[parameters.Length];
        bool changed = false;
        for (int i = 0; i < parameters.Length; i++)
        {
            object? before = type.GetProperty(parameters[i].Name!)!.GetValue(value);
            now[i] = Value(before, parameters[i].ParameterType);
            changed |= !Equals(before, now[i]);
        }
        return changed ? Activator.CreateInstance(type, now) : value;
    }

    object? Value(object? before, Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ImmutableArray<>))
            return Object(before);
        MethodInfo list = typeof(Cutter).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Instance)!;
        object cut = list.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [before])!;
        bool same = ((IEnumerable)before!).Cast<object>().SequenceEqual(((IEnumerable)cut).Cast<object>(), ReferenceEqualityComparer.Instance);
        return same ? before : cut;
    }
}
