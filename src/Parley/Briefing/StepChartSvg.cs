using System.Globalization;
using System.Text;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>
/// A ladder as SVG inside a page: its labels are text, its colours come from the page's style, so it can be selected,
/// printed,
/// and follows light and dark.
/// </summary>
static class StepChartSvg
{
    const int Width = 760,
        Height = 280,
        Left = 52,
        Right = 16,
        Top = 18,
        Bottom = 26,
        Label = 34;

    public static string Of(StepChart chart)
    {
        var svg = new StringBuilder();
        decimal highest = chart.Series.SelectMany(s => s.Points).Select(p => p.Rate.Fraction).DefaultIfEmpty(0m).Max();
        decimal step = Step(highest),
            top = Math.Max(step, Math.Ceiling(highest / step) * step);
        svg.Append(
            $"<svg class=\"ladder\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" "
                + $"aria-label=\"{HtmlPage.Escape(chart.Title)}\">\n"
        );
        Grid(svg, chart, top, step);
        for (int i = 0; i < chart.Series.Length; i++)
            Series(svg, chart, chart.Series[i], i, top);
        Today(svg, chart);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    static decimal Step(decimal highest) =>
        highest switch
        {
            > 1m => 0.5m,
            > 0.5m => 0.25m,
            > 0.2m => 0.1m,
            > 0.1m => 0.05m,
            _ => 0.02m,
        };

    static void Grid(StringBuilder svg, StepChart chart, decimal top, decimal step)
    {
        for (decimal level = 0; level <= top; level += step)
        {
            string y = Y(level, top);
            svg.Append($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y}\" x2=\"{Width - Right}\" y2=\"{y}\"/>");
            svg.Append(
                $"<text class=\"tick\" x=\"{Left - 6}\" y=\"{y}\" dy=\"0.35em\" "
                    + $"text-anchor=\"end\">{new Rate(level)}</text>\n"
            );
        }
        int months = (chart.Last.Year - chart.First.Year) * 12 + chart.Last.Month - chart.First.Month;
        int every = Math.Max(1, (months + 7) / 8);
        LocalDate month = new(chart.First.Year, chart.First.Month, 1);
        for (int m = 0; month.PlusMonths(m) <= chart.Last; m += every)
        {
            LocalDate day = month.PlusMonths(m);
            if (day < chart.First)
                continue;
            string x = X(chart, day);
            svg.Append(
                $"<line class=\"grid\" x1=\"{x}\" y1=\"{Height - Bottom}\" x2=\"{x}\" y2=\"{Height - Bottom + 4}\"/>"
            );
            string label = day.ToString(
                m <= 1 || day.Month <= every ? "MMM yyyy" : "MMM",
                CultureInfo.InvariantCulture
            );
            svg.Append(
                $"<text class=\"tick\" x=\"{x}\" y=\"{Height - Bottom + 17}\" text-anchor=\"middle\">{label}</text>\n"
            );
        }
    }

    static void Series(StringBuilder svg, StepChart chart, StepSeries series, int index, decimal top)
    {
        var past = new StringBuilder($"M{X(chart, chart.First)} {Y(0, top)}");
        var next = new StringBuilder();
        decimal now = 0;
        bool ahead = false;
        foreach (StepPoint point in series.Points)
        {
            string x = X(chart, point.Day < chart.First ? chart.First : point.Day);
            if (point.Day > chart.Today && !ahead)
            {
                past.Append($"H{X(chart, chart.Today)}");
                next.Append($"M{X(chart, chart.Today)} {Y(now, top)}");
                ahead = true;
            }
            (ahead ? next : past).Append($"H{x}V{Y(point.Rate.Fraction, top)}");
            now = point.Rate.Fraction;
        }
        (ahead ? next : past).Append($"H{X(chart, chart.Last)}");
        svg.Append($"<path class=\"side{index}\" d=\"{past}\"/>\n");
        if (ahead)
            svg.Append($"<path class=\"side{index} ahead\" d=\"{next}\"/>\n");
        Labels(svg, chart, series, index, top);
    }

    /// <summary>The rate beside each step that stands long enough to have room for it.</summary>
    static void Labels(StringBuilder svg, StepChart chart, StepSeries series, int index, decimal top)
    {
        double lastX = -100;
        for (int i = 0; i < series.Points.Length; i++)
        {
            StepPoint point = series.Points[i];
            if (point.Day < chart.First)
                continue;
            bool peak =
                i + 1 == series.Points.Length
                || series.Points[i + 1].Rate < point.Rate
                || Period.DaysBetween(point.Day, series.Points[i + 1].Day) > 20;
            double x = Position(chart, point.Day);
            if (!peak || x - lastX < 28)
                continue;
            int dy = index == 0 ? -5 : 13;
            svg.Append(
                $"<text class=\"value side{index}\" x=\"{Number(x + 2)}\" y=\"{Y(point.Rate.Fraction, top)}\" "
                    + $"dy=\"{dy}\">{point.Rate}</text>\n"
            );
            lastX = x;
        }
    }

    static void Today(StringBuilder svg, StepChart chart)
    {
        string x = X(chart, chart.Today);
        double at = Position(chart, chart.Today);
        string anchor =
            at < Left + Label ? "start"
            : at > Width - Right - Label ? "end"
            : "middle";
        svg.Append($"<line class=\"today\" x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Height - Bottom}\"/>");
        svg.Append($"<text class=\"tick\" x=\"{x}\" y=\"{Top - 6}\" text-anchor=\"{anchor}\">");
        svg.Append($"{Days.Write(chart.Today)}</text>\n");
    }

    static double Position(StepChart chart, LocalDate day)
    {
        double days = Math.Max(1, Period.DaysBetween(chart.First, chart.Last));
        return Left + (Width - Left - Right) * (Period.DaysBetween(chart.First, day) / days);
    }

    static string X(StepChart chart, LocalDate day) => Number(Position(chart, day));

    static string Y(decimal rate, decimal top) => Number((double)(Top + (Height - Top - Bottom) * (1 - rate / top)));

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
