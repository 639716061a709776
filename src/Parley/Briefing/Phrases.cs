using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>Entries of the record as sentences.</summary>
public static class Phrases
{
    /// <summary>
    /// A moment of a party's law: <c>2025-05-14 00:01 Washington</c>; a day or month as it is written.
    /// </summary>
    public static string At(Moment moment, Party party)
    {
        if (moment.Precision == Precision.Instant)
        {
            LocalDateTime local = moment.At.InZone(party.Zone).LocalDateTime;
            return $"{Days.Write(local.Date)} {Days.Clock(local.TimeOfDay)} {party.Capital}";
        }
        return moment.Precision == Precision.Month ? moment.Written + " (day not known)" : moment.Written;
    }

    /// <summary>An instant in a party's legal time: <c>2025-05-14 00:01 Washington</c>.</summary>
    public static string At(Instant at, Party party) => At(new Moment(at, "", Precision.Instant), party);

    /// <summary>What must be said of a time after the last day known; empty of others.</summary>
    public static string Beyond(Ledger ledger, Instant at, Party party) =>
        at.InZone(party.Zone).Date > ledger.LastDay
            ? $" This lies after {Days.Write(ledger.LastDay)}: it is what the law known then schedules."
            : "";

    /// <summary>A difference of two rates: <c>+24 points</c>.</summary>
    public static string Points(Rate? points) =>
        points is { } rate
            ? (rate.Fraction * 100m).ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture)
                + (Math.Abs(rate.Fraction) == 0.01m ? " point" : " points")
            : "no share of value";

    public static string Measure(MeasureState state, Pack pack)
    {
        Measure measure = state.Measure;
        string charge = measure.Charge is null ? "" : $"; {measure.Charge}";
        return $"{measure.Title}: {Sentence(measure.Scope)}{charge}; {Course(state, pack)}{Doubt(measure)} "
            + $"({measure.Instrument.Law})";
    }

    /// <summary>Where it stands, in words: since when, until when, when it returns.</summary>
    public static string Course(MeasureState state, Pack pack)
    {
        Party by = pack.Party(state.Measure.By);
        Standing s = state.Standing;
        string until = s.Ends is { } end ? $" until {At(end.At, by)}" : "";
        return state.Phase switch
        {
            Phase.InForce => $"in force since {At(s.Operates ?? s.Begins!, by)}{until}",
            Phase.Suspended => state.Returns is { } returns
                ? $"suspended, returns {At(returns, by)} unless extended"
                : "suspended, no end set",
            Phase.Pending => $"announced {state.Measure.Announced}, begins {At(s.Operates ?? s.Begins!, by)}",
            Phase.Announced => $"announced {state.Measure.Announced}, not adopted",
            Phase.Void => $"void in law since {At(s.Ends!.At, by)}, still applied until {At(s.Ends.AppliedUntil!, by)}",
            Phase.Lapsed => $"ended {At(s.Ends!.At, by)}",
            _ => $"announced {state.Measure.Announced}, never in force",
        };
    }

    public static string Statement(Statement statement)
    {
        string who = statement.Role is null ? statement.Speaker : $"{statement.Speaker} ({statement.Role})";
        string footing = Footing(statement);
        return $"{who}, {footing}, {statement.Venue}, {Days.Write(statement.Date)}: {Sentence(statement.Text)}";
    }

    public static string Footing(Statement statement) =>
        statement.Footing switch
        {
            Record.Footing.Named => "by name",
            Record.Footing.Institution => "for an institution",
            Record.Footing.UnnamedOfficial => "an official not named",
            _ => statement.Reason is null or "none given"
                ? "anonymous, no reason given"
                : $"anonymous, {statement.Reason}",
        };

    public static string Event(Happening happening)
    {
        string where = happening.Where is null ? "" : $", {happening.Where}";
        string time = happening.Time is null ? "" : $" ({happening.Time})";
        return $"{happening.Date}{time}{where}: {Sentence(happening.Summary)}";
    }

    public static string Track(TrackRecord track, string foretold)
    {
        string made = $"{Capital(foretold)}: foretold {Times(track.Made)}";
        if (track.Resolved.IsEmpty)
            return $"{made}; none resolved, {track.Open.Length} open.";
        string interval =
            $"{Percent(track.Rate!.Value)}; 90% interval {Percent(track.Low!.Value)} to "
            + $"{Percent(track.High!.Value)}, Jeffreys";
        string brier = track.Brier is { } score
            ? $" Brier score {score.ToString("0.00", CultureInfo.InvariantCulture)} on the {track.Scored} that "
                + $"stated a likelihood."
            : "";
        return $"{made}; {track.Resolved.Length} resolved, of which {track.Hits} came in time ({interval}); "
            + $"{track.Open.Length} open.{brier}";
    }

    /// <summary>A number as the record has it, with its unit in words.</summary>
    public static string Number(Figure figure)
    {
        string value = figure.Value.ToString("#,0.###", CultureInfo.InvariantCulture);
        return figure.Unit switch
        {
            "percent" => value + "%",
            "percent_yoy" => figure.Value.ToString("+0.##;-0.##", CultureInfo.InvariantCulture) + "% on the year",
            _ => value + " " + figure.Unit.Replace("usd_bn", "USD bn", StringComparison.Ordinal).Replace('_', ' '),
        };
    }

    public static string Percent(double fraction) => (fraction * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    public static string Signed(int count) => Count(count, "day");

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    static string Times(int count) => count == 1 ? "once" : $"{count} times";

    static string Doubt(Entry entry) => entry.Confidence == Confidence.Low ? "; confidence low" : "";

    /// <summary>Without a full stop at its end, so that a sentence can go on.</summary>
    public static string Sentence(string text) => text.TrimEnd('.', ' ');

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The sources of several things, each once.</summary>
    public static ImmutableArray<string> Cites(IEnumerable<ImmutableArray<string>> cites) =>
        [.. cites.SelectMany(c => c).Distinct()];
}
