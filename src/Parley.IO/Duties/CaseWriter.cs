using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// Answers cases one by one into a text: from texts at hand where it can, by asking the desk where not.
/// </summary>
sealed class CaseWriter(StringBuilder text, Func<LocalDate?, CaseCache> caches)
{
    /// <summary>How many cases had no answer.</summary>
    public long Refused { get; private set; }

    public void Write(CsvRows row)
    {
        string name = row.Count > 0 ? CaseFile.Field(row[0]) : "";
        (DutyQuestion? question, LocalDate? known, string? wrong) = CaseReader.Read(row);
        if (question is null)
        {
            Write(name, new(CaseRow.Fault, "", "", "", "", wrong!));
            return;
        }
        CaseCache cache = caches(known);
        if (Quick(name, question, cache))
            return;
        DutyReply reply = cache.Desk.Ask(question);
        ImmutableArray<string> inForce = reply is DutyReply.Answered { Answer: var answer }
            ? cache.Desk.InForce(answer.Into.Id, answer.From.Code, answer.At)
            : [];
        foreach (CaseRow one in CaseRows.Of(reply, inForce))
            Write(name, one);
    }

    void Write(string name, CaseRow row)
    {
        if (row.Programme == CaseRow.Fault)
            Refused++;
        text.Append(name).Append(',').Append(row.Programme).Append(',').Append(row.Rate).Append(',');
        text.Append(row.AmountUsd).Append(',').Append(CaseFile.Field(row.Measure)).Append(',');
        text.Append(CaseFile.Field(row.Source)).Append(',').Append(CaseFile.Field(row.Note)).Append('\n');
    }

    /// <summary>
    /// True if the case was answered: one line, ad valorem, nothing claimed, nothing told but a value.
    /// </summary>
    bool Quick(string name, DutyQuestion question, CaseCache cache)
    {
        DutyDesk desk = cache.Desk;
        if (
            !question.Told.Claims.IsEmpty
            || !question.Goods.Quantities.IsEmpty
            || question.Goods.Degrees is not null
            || desk.Law.Pack.Find(question.Into) is not { } into
            || desk.Engine(into.Id) is not { } engine
            || desk.Law.FindOrigin(question.From) is not { } from
            || question.From == question.Into.Code
            || desk.ScheduleOf(into.Id) is not { } schedule
            || CodeText.Read(question.Code).Digits is not { } digits
        )
            return false;
        CaseCache.TimeOf time = cache.Time(into, engine, question.When);
        if (
            time.Day < desk.Law.Pack.From
            || desk.Locate(into, digits, time.Day, time.At)
                is not Located.Lines { All: [{ Line: not null, Held: true } line] } there
            || cache.Base(line, schedule, from.Code, time.At) is not { } duty
            || !CodeRange.TryRead(line.Code, out CodeRange range)
            || engine.ProductClass(range) is not (>= 0 and var product)
        )
            return false;
        int origin = engine.OriginClass(from.Code);
        int stack = engine.StackAt(time.Turn, product, origin);
        if (
            engine.Stack(stack).Replacement is not null
            || cache.Rows(into, from, engine, time, origin, stack, duty.Share) is not { } rows
        )
            return false;
        Put(name, duty, rows, there.Notes, question.Goods.ValueUsd);
        return true;
    }

    void Put(
        string name,
        CaseCache.BaseRow duty,
        CaseCache.StackRows rows,
        ImmutableArray<string> notes,
        decimal? value
    )
    {
        decimal? sum = value is null ? null : 0;
        sum += Put(name, duty.Piece, value);
        foreach (CaseCache.Piece piece in rows.Pieces)
            sum += Put(name, piece, value);
        text.Append(name).Append(",total,");
        if (duty.Share is not { } share)
        {
            string expression = DutyTotal.Joined([duty.Words], rows.Added);
            text.Append(",,,,").Append(CaseFile.Field(string.Join("; ", [expression, .. notes]))).Append('\n');
            return;
        }
        text.Append(CaseRows.Fraction(share + rows.Added)).Append(',').Append(CaseRows.Money(sum)).Append(",,,");
        if (rows.Low == rows.High)
        {
            text.Append(notes.IsEmpty ? "" : CaseFile.Field(string.Join("; ", notes))).Append('\n');
            return;
        }
        string bounds = CaseRows.Bounds(share + rows.Low, share + rows.High, rows.Untold);
        text.Append(CaseFile.Field(string.Join("; ", [bounds, .. notes]))).Append('\n');
    }

    /// <summary>The amount, zero for a row that has none.</summary>
    decimal Put(string name, CaseCache.Piece piece, decimal? value)
    {
        text.Append(name).Append(',').Append(piece.Head);
        decimal amount = 0;
        if (value is { } usd && piece.Rate is { } rate)
        {
            amount = Owed.Round(usd * rate.Fraction);
            text.Append(CultureInfo.InvariantCulture, $"{amount:0.00}");
        }
        text.Append(piece.Tail);
        return amount;
    }
}
