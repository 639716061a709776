using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.IO.Packs;

/// <summary>The record's own kinds of value: days, moments, charges, words, ids and citations.</summary>
sealed partial class Fields
{
    /// <summary>So few words are listed rather than guessed at, and so many are too many to list.</summary>
    const int Few = 6,
        Many = 40;

    public LocalDate Day(string key) => DayOrNull(key, required: true) ?? default;

    public LocalDate? DayOrNull(string key, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
            return null;
        Times.Reading reading = Times.Day(scalar.Text, out LocalDate day);
        return Good(reading, key, scalar, "a day, 2025-06-03") ? day : null;
    }

    /// <summary>The day from which something is known: its own day, unless <c>known</c> says a later one.</summary>
    public LocalDate KnownFrom(LocalDate own)
    {
        Spot spot = SpotOf("known");
        LocalDate known = DayOrNull("known") ?? own;
        if (known < own && known != default)
        {
            loading.Fault(
                FaultKind.OutOfOrder,
                spot,
                $"known is {known:uuuu-MM-dd}, before the day itself, {own:uuuu-MM-dd}.",
                "Write known only where it came out later."
            );
        }
        return known;
    }

    /// <summary>A day, or a month where the day is not known.</summary>
    public StatedDay Stated(string key)
    {
        if (Scalar(key, required: true) is not { } scalar)
            return default;
        Times.Reading reading = Times.Stated(scalar.Text, out StatedDay day);
        return Good(reading, key, scalar, "a day, 2025-06-03, or a month, 2025-06") ? day : default;
    }

    /// <param name="zone">Null if it is not known; then any offset is taken.</param>
    public Moment? MomentOrNull(string key, DateTimeZone? zone)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return null;
        Times.Reading reading = Times.Moment(scalar.Text, zone ?? DateTimeZone.Utc, out Moment? moment);
        if (reading == Times.Reading.WrongOffset && zone is null)
            return null;
        if (reading == Times.Reading.WrongOffset && zone is not null)
        {
            Times.Instant(scalar.Text, out Instant at, out _);
            loading.Fault(
                FaultKind.WrongOffset,
                scalar.Spot,
                $"{key} is {scalar.Text}, but legal time in {zone.Id} then was {Days.Write(at, zone)[^6..]}.",
                $"Write the hour of the instrument with that offset, or {Days.Write(at, zone)} if the instant is right."
            );
            return null;
        }
        return Good(reading, key, scalar, "a day, 2025-06-03, or an instant, 2025-05-14T00:01-04:00") ? moment : null;
    }

    /// <summary>An instant with any offset, or a day that begins in <paramref name="zone"/>.</summary>
    public Moment? MomentAnywhere(string key, DateTimeZone zone)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return null;
        if (scalar.Text.Length > 10 && Times.Instant(scalar.Text, out Instant at, out _) == Times.Reading.Good)
            return new(at, scalar.Text, Precision.Instant);
        Times.Reading reading = Times.Moment(scalar.Text, zone, out Moment? moment);
        return Good(reading, key, scalar, "a day, 2025-06-03, or an instant, 2025-05-14T00:01-04:00") ? moment : null;
    }

    /// <summary>The moment at which a held measure returns; <c>open</c> where it is held without an end.</summary>
    public Moment? HeldUntil(DateTimeZone? zone)
    {
        if (
            left.TryGetValue("held_until", out var found)
            && found.Value is YamlDotNet.RepresentationModel.YamlScalarNode { Value: "open" }
        )
        {
            Take("held_until", required: false);
            return Moment.Open;
        }
        return MomentOrNull("held_until", zone);
    }

    bool Good(Times.Reading reading, string key, (string Text, Spot Spot) scalar, string form)
    {
        if (reading == Times.Reading.NotADate)
        {
            loading.Fault(
                FaultKind.NotADate,
                scalar.Spot,
                $"{key} is \"{scalar.Text}\", which is not {form}.",
                "Write year, month, day, as digits; nothing else is guessed at."
            );
        }
        else if (reading == Times.Reading.NoSuchDate)
        {
            loading.Fault(
                FaultKind.NoSuchDate,
                scalar.Spot,
                $"{key} is {scalar.Text}, {Times.NoSuch(scalar.Text)}.",
                "Write the day as the source has it."
            );
        }
        return reading == Times.Reading.Good;
    }

    public Charge? ChargeOrNull(string key)
    {
        if (Scalar(key, required: false) is not { } scalar)
            return null;
        if (Charges.TryCharge(scalar.Text, out Charge? charge))
            return charge;
        bool number = Charges.TryNumber(scalar.Text, out decimal bare);
        loading.Fault(
            number ? FaultKind.MissingUnit : FaultKind.NotANumber,
            scalar.Spot,
            number
                ? $"{key} \"{scalar.Text}\" has no unit. {bare} could be {bare}% or {new Rate(bare)}, so a rate is "
                    + $"written with its sign."
                : $"{key} \"{scalar.Text}\" is no duty: neither a share of value with its sign, nor an amount of "
                    + $"money for each unit.",
            $"Write {(number ? scalar.Text : "25")}%, or for a specific duty 20 USD/kg."
        );
        return null;
    }

    public decimal? PercentOrNull(string key, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
            return null;
        if (Charges.TryPercent(scalar.Text, out decimal fraction) && fraction is >= 0 and <= 1)
            return fraction;
        bool number = Charges.TryNumber(scalar.Text, out _);
        loading.Fault(
            number ? FaultKind.MissingUnit : FaultKind.NotANumber,
            scalar.Spot,
            $"{key} \"{scalar.Text}\" is not a share between 0% and 100% with its sign.",
            "Write 55%."
        );
        return null;
    }

    public T Word<T>(string key, Vocabulary<T> words)
        where T : struct, Enum => Scalar(key, required: true) is { } scalar ? Known(key, scalar, words) : default;

    public T WordOr<T>(string key, Vocabulary<T> words, T otherwise)
        where T : struct, Enum => Scalar(key, required: false) is { } scalar ? Known(key, scalar, words) : otherwise;

    T Known<T>(string key, (string Text, Spot Spot) scalar, Vocabulary<T> words)
        where T : struct, Enum
    {
        if (words.TryParse(scalar.Text, out T value))
            return value;
        Unknown(
            FaultKind.UnknownWord,
            scalar,
            $"{key} is \"{scalar.Text}\", which is not a word that the record knows for it.",
            words.All
        );
        return default;
    }

    void Unknown(FaultKind kind, (string Text, Spot Spot) scalar, string found, IEnumerable<string> known)
    {
        string[] all = [.. known];
        string? near = all.Length <= Few ? null : Spelling.Nearest(scalar.Text, all);
        loading.Fault(
            kind,
            scalar.Spot,
            found,
            near is not null ? $"Did you mean {near}?"
                : all.Length <= Many ? $"Write one of: {string.Join(", ", all)}."
                : "Write one that is declared, or declare it."
        );
    }
}
