using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using NodaTime;
using Parley.IO.Duties;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff --cases FILE</c>: many questions at once.</summary>
static class TariffCases
{
    public static int Answer(Desk desk, string file, string? to, Output output)
    {
        using TextReader questions = Open(file);
        var desks = new ConcurrentDictionary<LocalDate, Lazy<DutyDesk>>();
        DutyDesk whole = desk.Compiled();
        var text = new StringWriter();
        CaseFile.Tally tally = CaseFile.Answer(
            questions,
            to is null ? output.Out : text,
            day => day is { } known ? desks.GetOrAdd(known, k => new(() => desk.AsKnownOn(k).Compiled())).Value : whole,
            _ => { },
            default
        );
        if (to is not null)
            Output.WriteFile(to, text.ToString());
        return tally.Refused > 0 ? Refusal.NoAnswer : 0;
    }

    static StreamReader Open(string file)
    {
        try
        {
            return new(file, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(Refusal.Faults, $"{file} cannot be read: {e.Message}");
        }
    }
}
