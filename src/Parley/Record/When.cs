using NodaTime;

namespace Parley.Record;

/// <summary>The time that a question is about: a bare day, or an instant.</summary>
public abstract record When
{
    private When() { }

    /// <summary>A bare day: asked at its close in the capital of the party whose law is asked about.</summary>
    public sealed record Day(LocalDate Date) : When
    {
        public override string ToString() => Days.Write(Date);
    }

    /// <summary>An instant, with the text in which it was asked.</summary>
    public sealed record Exactly(Instant At, string Written) : When
    {
        public override string ToString() => Written;
    }

    /// <summary>
    /// The instant at which <paramref name="party"/>'s law is read. The close of a day is its last nanosecond.
    /// </summary>
    public Instant InstantFor(Party party) =>
        this switch
        {
            Day day => party.SpanOf(day.Date).End - Duration.Epsilon,
            Exactly exactly => exactly.At,
            _ => throw new InvalidOperationException($"{this} is neither a day nor an instant."),
        };

    /// <summary>The day of the question in <paramref name="party"/>'s capital.</summary>
    public LocalDate DayFor(Party party) =>
        this switch
        {
            Day day => day.Date,
            Exactly exactly => exactly.At.InZone(party.Zone).Date,
            _ => throw new InvalidOperationException($"{this} is neither a day nor an instant."),
        };
}
