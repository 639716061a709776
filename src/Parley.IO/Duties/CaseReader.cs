using System.Collections.Immutable;
using NodaTime;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>Turns one row of a file of cases into a question, or into one sentence that says what is wrong.</summary>
static class CaseReader
{
    const int Columns = 10;

    public static (DutyQuestion? Question, LocalDate? Known, string? Wrong) Read(CsvRows row)
    {
        if (row.Count != Columns)
            return (null, null, $"This row has {row.Count} fields, and the header has {Columns}: {CaseFile.Header}.");
        if (row.Unclosed)
            return (null, null, "A quote is opened in this row and never closed.");
        (When? when, string? wrong) = WhenOf(row[4].Trim().ToString());
        if (when is null)
            return (null, null, wrong);
        LocalDate? known = null;
        string knownOn = row[5].Trim().ToString();
        if (knownOn.Length > 0 && knownOn != "latest")
        {
            if (Times.Day(knownOn, out LocalDate day) != Times.Reading.Good)
                return (null, null, $"known_on \"{knownOn}\" is not a day. Write 2025-06-03.");
            known = day;
        }
        (Consignment? goods, string refusal) = Goods(row);
        if (goods is null)
            return (null, null, refusal);
        ImmutableArray<string> claims = Claims(row[9]);
        Told told = claims.IsEmpty ? Told.Nothing : Told.Nothing.WithClaims(claims);
        return (
            new(new(row[1].Trim().ToString()), row[2].Trim().ToString(), row[3].Trim().ToString(), when, told, goods),
            known,
            null
        );
    }

    static ImmutableArray<string> Claims(ReadOnlySpan<char> text) =>
        text.IsWhiteSpace()
            ? []
            : [.. text.ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static (When? When, string? Wrong) WhenOf(string text)
    {
        if (text.Length == 0)
            return (null, "The time is missing. Write a day, 2025-06-03, or an instant, 2025-04-10T12:01+08:00.");
        if (text.Length <= 10)
        {
            Times.Reading reading = Times.Day(text, out LocalDate day);
            return reading == Times.Reading.Good
                ? (new When.Day(day), null)
                : (
                    null,
                    $"\"{text}\" is {(reading == Times.Reading.NoSuchDate ? "no such day" : "not a day")}. "
                        + "Write 2025-06-03."
                );
        }
        return Times.Instant(text, out Instant at, out _) == Times.Reading.Good
            ? (new When.Exactly(at, text), null)
            : (null, $"\"{text}\" is neither a day nor an instant. Write 2025-06-03, or 2025-04-10T12:01+08:00.");
    }

    /// <summary>A quantity needs its unit, and a unit a quantity.</summary>
    static (Consignment? Goods, string Refusal) Goods(CsvRows row)
    {
        string value = row[6].Trim().ToString(),
            quantity = row[7].Trim().ToString(),
            unit = row[8].Trim().ToString();
        Consignment goods = Consignment.Untold;
        if (quantity.Length > 0 || unit.Length > 0)
        {
            if (Quantities.Read($"{quantity} {unit}".Trim(), out string refusal) is not { } told)
                return (null, refusal);
            goods = told;
        }
        if (value.Length == 0)
            return (goods, "");
        return Quantities.ReadValue(value, out string wrong) is { } usd
            ? (goods with { ValueUsd = usd }, "")
            : (null, wrong);
    }
}
