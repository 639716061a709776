using System.Globalization;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Writes a duty as the schedule does, one spelling for each.</summary>
static class DutyWords
{
    public static string Write(DutyExpression duty) =>
        duty switch
        {
            DutyExpression.Free { Terms: null } => "Free",
            DutyExpression.Free free => "Free" + (free.Terms.StartsWith('(') ? " " : ", ") + free.Terms,
            DutyExpression.AdValorem share => Percent(share) + On(share.Part),
            DutyExpression.Specific specific => Money(specific.Amount) + specific.Unit.Per + On(specific.Part),
            DutyExpression.Sum sum => string.Join(" + ", sum.Terms.Select(Term)),
            DutyExpression.Greatest bound => $"{Left(bound.Duty)} but not less than {Right(bound.Minimum)}",
            DutyExpression.Least bound => $"{Left(bound.Duty)} but not more than {Right(bound.Maximum)}",
            DutyExpression.PerDegree sugar => Sugar(sugar),
            DutyExpression.Staged staged => Staged(staged),
            DutyExpression.InWords words => words.Text,
            _ => throw new InvalidOperationException("An unknown kind of duty."),
        };

    /// <summary>
    /// Cents below a dollar, dollars from there: <c>13.5¢</c>, <c>$5</c>, <c>$1.50</c>, <c>$1.018</c>.
    /// </summary>
    public static string Money(decimal dollars) =>
        dollars < 1m ? Plain(dollars * 100m) + "¢"
        : dollars == Math.Floor(dollars) ? "$" + Plain(dollars)
        : "$" + dollars.ToString("0.00##########################", CultureInfo.InvariantCulture);

    public static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    static string Percent(DutyExpression.AdValorem share)
    {
        decimal top = share.Dividend.Fraction * 100m;
        if (share.Divisor == 1)
            return Plain(top) + "%";
        decimal whole = Math.Floor(top / share.Divisor);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Plain(whole)} {Plain(top - whole * share.Divisor)}/{share.Divisor}%"
        );
    }

    static string On(Part? part) =>
        part is null ? ""
        : part.Words.StartsWith(',') ? part.Words
        : " " + part.Words;

    static string Sugar(DutyExpression.PerDegree sugar) =>
        $"{Money(sugar.Full)}{sugar.Unit.Per} less {Money(sugar.Less)}{sugar.Unit.Per} for each degree under "
        + $"{Plain(sugar.Under)} degrees (and fractions of a degree in proportion) but not less than "
        + $"{Money(sugar.Floor)}{sugar.Unit.Per}";

    static string Staged(DutyExpression.Staged staged) =>
        string.Join(
            "; ",
            staged
                .Stages.Select(stage => $"{stage.Duty} from {Days.Write(stage.From)}")
                .Prepend(staged.First.ToString())
        );

    static string Term(DutyExpression duty) =>
        IsBound(duty) || duty is DutyExpression.Sum ? $"({duty})" : duty.ToString();

    static string Left(DutyExpression duty) => duty is DutyExpression.PerDegree ? $"({duty})" : duty.ToString();

    static string Right(DutyExpression duty) => IsBound(duty) ? $"({duty})" : duty.ToString();

    static bool IsBound(DutyExpression duty) =>
        duty is DutyExpression.Greatest or DutyExpression.Least or DutyExpression.PerDegree;
}
