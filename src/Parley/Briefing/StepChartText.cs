using System.Text;
using NodaTime;
using Parley.Record;

namespace Parley.Briefing;

/// <summary>
/// A ladder as text: one block of bars a side; a bar is a slice of time, its height the highest rate in it.
/// </summary>
static class StepChartText
{
    const string Bars = " ▁▂▃▄▅▆▇█";
    const int Rows = 5;
    static readonly decimal[] Steps = [0.01m, 0.02m, 0.04m, 0.05m, 0.1m, 0.2m, 0.3m, 0.4m, 0.5m, 1m, 2m, 5m, 10m];

    public static string Of(StepChart chart, int width)
    {
        var page = new StringBuilder();
        int columns = Math.Clamp(width - 14, 20, 96);
        int days = Period.DaysBetween(chart.First, chart.Last) + 1;
        decimal highest = chart.Series.SelectMany(s => s.Points).Select(p => p.Rate.Fraction).DefaultIfEmpty(0m).Max();
        decimal top = Rows * Steps.FirstOrDefault(step => step * Rows >= highest, highest / Rows);
        page.Append(chart.Title).Append('\n');
        foreach (StepSeries series in chart.Series)
            Series(page, chart, series, columns, days, top);
        Axis(page, chart, columns, days);
        return page.ToString();
    }

    static void Series(StringBuilder page, StepChart chart, StepSeries series, int columns, int days, decimal top)
    {
        page.Append('\n').Append(series.Name).Append('\n');
        decimal[] heights =
        [
            .. Enumerable
                .Range(0, columns)
                .Select(c => Highest(series, Day(chart, c, columns, days), Day(chart, c + 1, columns, days))),
        ];
        for (int row = Rows - 1; row >= 0; row--)
        {
            decimal level = top * (row + 1) / Rows;
            page.Append(new Rate(level).ToString().PadLeft(8)).Append(" │");
            foreach (decimal height in heights)
                page.Append(Bar(height, top, row));
            page.Append('\n');
        }
    }

    /// <summary>The bar in one row of one column; a rate above zero always shows.</summary>
    static char Bar(decimal height, decimal top, int row)
    {
        if (top == 0)
            return ' ';
        int eighths = (int)Math.Round(height / top * Rows * 8, MidpointRounding.AwayFromZero);
        if (height > 0 && eighths == 0)
            eighths = 1;
        return Bars[Math.Clamp(eighths - row * 8, 0, 8)];
    }

    static LocalDate Day(StepChart chart, int column, int columns, int days) =>
        chart.First.PlusDays(column * days / columns);

    static decimal Highest(StepSeries series, LocalDate from, LocalDate to)
    {
        decimal highest = 0,
            before = 0;
        foreach (StepPoint point in series.Points)
        {
            if (point.Day <= from)
                before = point.Rate.Fraction;
            else if (point.Day < to)
                highest = Math.Max(highest, point.Rate.Fraction);
        }
        return Math.Max(highest, before);
    }

    static void Axis(StringBuilder page, StepChart chart, int columns, int days)
    {
        int today = Math.Clamp(Period.DaysBetween(chart.First, chart.Today) * columns / days, 0, columns - 1);
        page.Append(' ', 9).Append('└');
        for (int c = 0; c < columns; c++)
            page.Append(c == today ? '┴' : '─');
        page.Append('\n');
        string first = Days.Write(chart.First),
            last = Days.Write(chart.Last),
            mark = $"^ {Days.Write(chart.Today)}";
        page.Append(' ', 10)
            .Append(first)
            .Append(' ', Math.Max(1, columns - first.Length - last.Length))
            .Append(last)
            .Append('\n');
        page.Append(' ', 10 + Math.Min(today, columns - mark.Length)).Append(mark);
        page.Append(chart.Last > chart.Today ? "; what follows is scheduled by the law as known" : "").Append('\n');
    }
}
