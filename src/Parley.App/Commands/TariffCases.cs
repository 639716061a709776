using System.Collections.Concurrent;
using System.Text;
using NodaTime;
using Parley.IO.Duties;
using Parley.Tariffs;

namespace Parley.App.Commands;

/// <summary><c>parley tariff --cases FILE</c>: many questions at once.</summary>
static class TariffCases
{
    /// <summary>So many questions are asked before tables are compiled for a day of knowing.</summary>
    const int Few = 2_000;

    public static int Answer(Desk desk, string file, string? to, Output output)
    {
        using StreamReader questions = Open(file);
        if (CaseFile.WrongHeader(questions.ReadLine()) is { } wrong)
            throw new Refusal(Refusal.Malformed, $"{file}: {wrong}");
        var desks = new ConcurrentDictionary<LocalDate, Lazy<DutyDesk>>();
        DutyDesk whole = desk.Compiled(Few);
        DutyDesk On(LocalDate? day) =>
            day is { } known ? desks.GetOrAdd(known, k => new(() => desk.AsKnownOn(k).Compiled(Few))).Value : whole;
        CaseFile.Tally? tally = null;
        if (to is null)
            tally = CaseFile.Answer(questions, output.Out, On, _ => { }, default);
        else
            Output.WriteFile(to, writer => tally = CaseFile.Answer(questions, writer, On, Progress(output), default));
        return tally!.Refused > 0 ? Refusal.NoAnswer : 0;
    }

    /// <summary>On a terminal, how many are answered; nowhere else.</summary>
    static Action<long> Progress(Output output) =>
        Console.IsErrorRedirected ? _ => { } : asked => output.Error.Write($"\r{asked:N0} cases answered ");

    static StreamReader Open(string file)
    {
        try
        {
            return new(file, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(Refusal.Faults, $"{file} cannot be read: {e.Message}");
        }
    }
}
