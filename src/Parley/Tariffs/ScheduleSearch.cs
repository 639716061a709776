using System.Collections.Immutable;
using NodaTime;

namespace Parley.Tariffs;

/// <summary>A line that a search found.</summary>
/// <param name="Score">Higher is nearer; comparable within one search only.</param>
public sealed record SearchHit(ScheduleLine Line, double Score);

/// <summary>
/// Ranked search by words over the lines of a schedule, each with the texts above it: BM25, where a word in a text
/// above counts for less than one in the line's own, and a line that has all words comes before one that has some.
/// </summary>
/// <remarks>
/// A text above lines is kept once, with the range of lines below it. A statistical line is found only by a word of its
/// own; by the words above it, its article is.
/// </remarks>
public sealed class ScheduleSearch
{
    /// <summary>How much repetition still counts, and how much the length of a text does.</summary>
    const double Saturation = 1.2,
        Length = 0.6;

    readonly Schedule schedule;
    readonly SearchWords words = new();
    readonly List<string> codes = [];
    readonly List<Text> texts = [];
    readonly List<List<(int Text, int Times)>> postings = [];
    readonly double[] lengths;
    readonly double meanLength;

    /// <summary>One text, and the lines that it speaks for: its own first, if it is a line's.</summary>
    readonly record struct Text(int First, int End, bool IsLine, double Above);

    ScheduleSearch(Schedule schedule)
    {
        this.schedule = schedule;
        List<ScheduleLine> newest = [];
        foreach (ScheduleLine span in schedule.Lines)
        {
            if (newest.Count > 0 && newest[^1].Code == span.Code)
                newest[^1] = span;
            else
                newest.Add(span);
        }
        codes.AddRange(newest.Select(line => line.Code));
        lengths = new double[codes.Count];
        for (int i = 0; i < codes.Count; i++)
            Add(newest[i].Description, new(i, EndUnder(codes[i], i), IsLine: true, 0.6));
        foreach (Heading heading in schedule.Headings)
        {
            int first = FirstUnder(heading.Code),
                end = EndUnder(heading.Code, first);
            if (end > first && newest[first].Description != heading.Text)
                Add(heading.Text, new(first, end, IsLine: false, heading.Code.Length > 2 ? 0.6 : 0.3));
        }
        meanLength = lengths.Length == 0 ? 1 : lengths.Average();
    }

    public static ScheduleSearch Of(Schedule schedule) => new(schedule);

    /// <summary>The lines nearest to the words, as they stand on a day, best first; equals by code.</summary>
    public ImmutableArray<SearchHit> Find(string question, LocalDate day, LocalDate? knownOn = null, int most = 20)
    {
        List<string> asked = SearchWords.Ask(question);
        var score = new double[codes.Count];
        var matched = new byte[codes.Count];
        var own = new bool[codes.Count];
        foreach (string word in asked)
            Weigh(word, score, matched, own);
        var order = new PriorityQueue<int, (double, int)>();
        for (int i = 0; i < score.Length; i++)
        {
            if (score[i] <= 0 || (!own[i] && codes[i].Length > Schedule.ArticleDigits && IsUnderArticle(i)))
                continue;
            double share = (double)matched[i] / asked.Count;
            score[i] *= share * share;
            order.Enqueue(i, (-score[i], i));
        }
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        while (hits.Count < most && order.TryDequeue(out int i, out _))
        {
            if (schedule.LineAt(codes[i], day, knownOn) is { } line)
                hits.Add(new(line, score[i]));
        }
        return hits.DrainToImmutable();
    }

    /// <summary>For each word asked that no line has: the nearest that some line has, where one is near.</summary>
    public ImmutableArray<string> Nearest(string question) =>
        [
            .. SearchWords
                .Ask(question)
                .Where(word => !words.Exact(word).Any() && !words.Longer(word).Any())
                .Select(words.Nearest)
                .OfType<string>(),
        ];

    /// <summary>Adds what one word says for each line: by itself or as the beginning of others, the greater.</summary>
    void Weigh(string word, double[] score, byte[] matched, bool[] own)
    {
        double[] exact = Said(words.Exact(word), own),
            begun = Said(words.Longer(word), own);
        for (int i = 0; i < score.Length; i++)
        {
            double most = Math.Max(exact[i], begun[i]);
            score[i] += most;
            if (most > 0)
                matched[i]++;
        }
    }

    /// <summary>What words that count as one say for each line.</summary>
    double[] Said(IEnumerable<(int Number, double Weight)> variants, bool[] own)
    {
        var said = new double[codes.Count];
        double heaviest = 0;
        foreach ((int number, double weight) in variants)
        {
            heaviest = Math.Max(heaviest, weight);
            foreach ((int text, int count) in postings[number])
            {
                Text place = texts[text];
                for (int i = place.First; i < place.End; i++)
                {
                    bool itself = place.IsLine && i == place.First;
                    said[i] += count * weight * (itself ? 1 : place.Above);
                    own[i] |= itself;
                }
            }
        }
        if (heaviest == 0)
            return said;
        int having = said.Count(times => times > 0);
        double rarity = heaviest * Math.Log(1 + (codes.Count - having + 0.5) / (having + 0.5));
        for (int i = 0; i < said.Length; i++)
        {
            double dulled = Saturation * (1 - Length + Length * lengths[i] / meanLength);
            said[i] *= rarity * (Saturation + 1) / (said[i] + dulled);
        }
        return said;
    }

    void Add(string text, Text place)
    {
        List<int> numbers = [];
        words.Read(text, numbers);
        while (postings.Count < words.Count)
            postings.Add([]);
        texts.Add(place);
        for (int i = place.First; i < place.End; i++)
            lengths[i] += numbers.Count * (place.IsLine && i == place.First ? 1 : place.Above);
        foreach (int number in numbers)
        {
            List<(int Text, int Times)> known = postings[number];
            if (known.Count > 0 && known[^1].Text == texts.Count - 1)
                known[^1] = (known[^1].Text, known[^1].Times + 1);
            else
                known.Add((texts.Count - 1, 1));
        }
    }

    int FirstUnder(string prefix)
    {
        int found = codes.BinarySearch(prefix, StringComparer.Ordinal);
        return found < 0 ? ~found : found;
    }

    int EndUnder(string prefix, int first)
    {
        while (first < codes.Count && codes[first].StartsWith(prefix, StringComparison.Ordinal))
            first++;
        return first;
    }

    bool IsUnderArticle(int line)
    {
        string article = codes[line][..Schedule.ArticleDigits];
        return codes.BinarySearch(article, StringComparer.Ordinal) >= 0;
    }
}
