using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>What began, ended or changed in the law of one importer between two times.</summary>
static class LawTurns
{
    /// <summary>In order of time; after the first instant, up to and with the last.</summary>
    public static ImmutableArray<LawTurn> Between(DutyLaw law, Party into, DiffQuestion question)
    {
        Instant first = question.First.InstantFor(into),
            then = question.Then.InstantFor(into);
        Provision[] reached =
        [
            .. law.Provisions.Where(p => p.By == into.Id && (question.From is null || Named(law, p, question.From))),
        ];
        HashSet<string> ids = [.. reached.SelectMany(p => new[] { p.Id, p.Layer.Id })];
        return
        [
            .. reached
                .SelectMany(Steps)
                .Concat(law.Interactions.Where(i => i.By == into.Id && i.On.Any(ids.Contains)).SelectMany(Rules))
                .Concat(Lists(law, into, reached))
                .Where(turn => turn.At.At > first && turn.At.At <= then)
                .OrderBy(turn => turn.At.At)
                .ThenBy(turn => turn.Kind, StringComparer.Ordinal)
                .ThenBy(turn => turn.Id, StringComparer.Ordinal),
        ];
    }

    static bool Named(DutyLaw law, Provision provision, Origin origin) =>
        provision.Origins.Plus.Any(name =>
            name == Signed.Everywhere
            || name == origin.Code
            || law.FindGroup(name)?.Members.Any(member => member.Origin == origin.Code) == true
        ) && !provision.Origins.Minus.Contains(origin.Code);

    /// <summary>Where what a provision charges becomes another.</summary>
    static IEnumerable<LawTurn> Steps(Provision provision)
    {
        Levy? before = null;
        Instant end = Instant.MinValue;
        foreach (Painted<ProvisionStep> span in DutyEngine.Timeline(provision))
        {
            if (before is not null && end < span.From)
            {
                yield return Turn(provision, end, before, null);
                before = null;
            }
            Levy? now = span.Value.Levy is Levy.Off ? null : span.Value.Levy;
            if (now != before)
                yield return Turn(provision, span.From, before, now);
            (before, end) = (now, span.Until);
        }
        if (before is not null && end < Instant.MaxValue)
            yield return Turn(provision, end, before, null);
    }

    static LawTurn Turn(Provision provision, Instant at, Levy? before, Levy? after)
    {
        Moment moment = provision
            .Steps.SelectMany(step => new[] { step.From, step.Until })
            .OfType<Moment>()
            .First(moment => moment.At == at);
        return new(
            moment,
            provision.IsExemption ? "exemption" : "duty",
            provision.Name,
            provision.Title,
            before?.ToString(),
            after?.ToString(),
            provision.Cite
        );
    }

    static IEnumerable<LawTurn> Rules(Interaction rule)
    {
        yield return new(rule.From, "rule", rule.Id, rule.Text, null, "on", rule.Cite);
        if (rule.Until is { } until)
            yield return new(until, "rule", rule.Id, rule.Text, "on", null, rule.Cite);
    }

    /// <summary>How many codes join and leave a list, where it changes of itself.</summary>
    static IEnumerable<LawTurn> Lists(DutyLaw law, Party into, Provision[] provisions) =>
        provisions
            .SelectMany(provision => provision.Products.Plus.Concat(provision.Products.Minus))
            .Distinct(StringComparer.Ordinal)
            .Select(law.FindList)
            .OfType<ProductList>()
            .SelectMany(list =>
                list.Rows.SelectMany(row => new[] { (At: row.From, Plus: row.Plus), (At: row.Until, Plus: !row.Plus) })
                    .Where(turn => turn.At > Instant.MinValue && turn.At < Instant.MaxValue)
                    .GroupBy(turn => turn.At)
                    .Select(at => new LawTurn(
                        DutyTurns.Written(at.Key, into),
                        "list",
                        list.Id,
                        list.Title,
                        Codes(at.Count(turn => !turn.Plus), "out"),
                        Codes(at.Count(turn => turn.Plus), "in"),
                        list.Cite
                    ))
            );

    static string? Codes(int count, string where) => count == 0 ? null : $"{count} {where}";
}
