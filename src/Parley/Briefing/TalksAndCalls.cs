using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>Talks and leader calls: what took place, what was foretold, and who foretold it well.</summary>
static class TalksAndCalls
{
    const int MostEvents = 10;

    public static Section Of(Brief brief)
    {
        HashSet<string> topics =
        [
            .. brief.Pack.Topics.Where(topic => topic.Section == TopicSection.Talks).Select(topic => topic.Id),
        ];
        Forecast[] forecasts =
        [
            .. brief.Ledger.Forecasts.Where(f => topics.Contains(f.Subject) && f.Made <= brief.Day),
        ];
        return new(
            "talks",
            "Talks and leader calls",
            [
                new Block.Lines("What took place", [.. Events(brief, topics)]),
                new Block.Lines("What was foretold", [.. Subjects(brief, forecasts)]),
                Speakers(brief, forecasts),
                Open(brief, forecasts),
            ]
        );
    }

    static IEnumerable<Line> Events(Brief brief, HashSet<string> topics) =>
        brief
            .Ledger.Events.Where(e =>
                e.Topics.Any(topics.Contains)
                && e.Type is EventType.Call or EventType.Talks or EventType.Summit or EventType.Agreement
                && e.Date.First <= brief.Day
            )
            .TakeLast(MostEvents)
            .Select(e => new Line(Basis.Event, Phrases.Event(e), e.Cite, e.Id));

    static IEnumerable<Line> Subjects(Brief brief, Forecast[] forecasts) =>
        from topic in brief.Pack.Topics
        let about = forecasts.Where(f => f.Subject == topic.Id).ToArray()
        where about.Length > 0
        let track = TrackRecord.Of(about, brief.Day)
        select new Line(Basis.Computed, Phrases.Track(track, topic.Foretold ?? topic.Title), Cites(track));

    static Block.Table Speakers(Brief brief, Forecast[] forecasts) =>
        new(
            "Track record by speaker",
            ["speaker", "side", "made", "resolved", "in time", "90% interval", "open"],
            [
                .. forecasts
                    .GroupBy(f => (f.Speaker, f.Side))
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key.Speaker, StringComparer.Ordinal)
                    .Select(group => Speaker(brief, group.Key, TrackRecord.Of(group, brief.Day))),
            ]
        );

    static Row Speaker(Brief brief, (string Name, string Side) who, TrackRecord track) =>
        new(
            Basis.Computed,
            [
                who.Name,
                who.Side,
                Text(track.Made),
                Text(track.Resolved.Length),
                Text(track.Hits),
                track.Low is null
                    ? "none yet"
                    : $"{Phrases.Percent(track.Low.Value)} to {Phrases.Percent(track.High!.Value)}",
                Text(track.Open.Length),
            ],
            Cites(track)
        );

    static Block.Table Open(Brief brief, Forecast[] forecasts) =>
        new(
            "Open forecasts",
            ["made", "by", "question", "window to", "likelihood"],
            [
                .. TrackRecord
                    .Of(forecasts, brief.Day)
                    .Open.Select(f => new Row(
                        Basis.Claim,
                        [
                            Days.Write(f.Made),
                            f.Speaker,
                            f.Question,
                            f.Until is { } until ? Days.Write(until) : "none set",
                            Likelihood(f),
                        ],
                        f.Cite,
                        f.Id
                    )),
            ]
        );

    static string Likelihood(Forecast forecast) =>
        forecast.Words ?? (forecast.Probability is { } p ? new Rate(p).ToString() : "none stated");

    static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The sources of the forecasts behind a track record.</summary>
    public static ImmutableArray<string> Cites(TrackRecord track) =>
        Phrases.Cites(track.Resolved.Concat(track.Open).Select(forecast => forecast.Cite));
}
