using System.Globalization;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.Briefing;

/// <summary>Numbers of averages in words.</summary>
public static class AverageWords
{
    /// <summary>To a hundredth of a per cent; a dash where there is none.</summary>
    public static string Percent(Rate? rate) =>
        rate is { } share ? (share.Fraction * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%" : "-";

    internal static Rate Rounded(Rate rate) => new(Math.Round(rate.Fraction, 4));

    /// <summary>In dollars, thousands apart.</summary>
    public static string Usd(decimal usd) => "$" + usd.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>How a code of the weights finds its line.</summary>
    public static string Match(WeightMatch match) =>
        match switch
        {
            WeightMatch.Itself => "the schedule has it",
            WeightMatch.Renumbered => "renumbered to one line",
            WeightMatch.Several => "renumbered to several lines, or covers several: their mean",
            WeightMatch.Article => "its suffix is gone: by the article",
            WeightMatch.OtherTime => "in the schedule at another time only: by that line",
            _ => "no line: in no sum",
        };
}
