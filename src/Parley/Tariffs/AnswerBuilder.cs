using System.Collections.Immutable;
using NodaTime;
using Parley.Record;

namespace Parley.Tariffs;

/// <summary>Puts a base duty and a stack together into an answer: layers, what was looked at, and the totals.</summary>
/// <param name="rebase">The base duty for other claims; null where there is one for all.</param>
sealed class AnswerBuilder(
    DutyLaw law,
    DutyQuestion question,
    Party into,
    Origin from,
    Instant at,
    Stack stack,
    Func<Told, BaseDuty>? rebase
)
{
    public DutyReply Build(string? code, BaseDuty duty, ImmutableArray<string> notes)
    {
        StackOutcome outcome = stack.Under(question.Told);
        if (!outcome.Rivals.IsEmpty)
            return Undecided(outcome, notes);
        Told told = question.Told;
        (Told plain, Told claimed) = Ways(told);
        ImmutableArray<DutyLayer> layers = Layers(duty, outcome);
        Spread? bounds = stack.SpreadOf(told, BaseShare(duty) ?? Rate.Free);
        Spread deciding = bounds ?? new(Rate.Free, Rate.Free, [], []);
        DutyTotal total = Sum(duty, layers, bounds);
        bool same = told.Claims.IsEmpty && told.Shares.IsEmpty;
        return new DutyReply.Answered(
            new(
                law,
                into,
                from,
                code,
                question.When,
                at,
                duty,
                layers,
                Looked(outcome),
                Untold(deciding),
                deciding,
                Claims(outcome),
                duty.Note is null ? notes : notes.Add(duty.Note),
                total,
                same ? total : Under(plain, duty),
                Under(claimed, duty),
                told.Shares.IsEmpty ? null : total,
                stack
            )
        );
    }

    static DutyReply.Refused Undecided(StackOutcome outcome, ImmutableArray<string> notes)
    {
        string more = notes.IsEmpty ? "" : $" Of the code: {string.Join("; ", notes)}.";
        return new(
            $"{string.Join(" and ", outcome.Rivals)} both claim this product, and no rule of the record says which "
                + $"yields.{more}",
            Malformed: false
        );
    }

    /// <summary>Nothing claimed and no shares; and with the claims that were made, or all that fit.</summary>
    static (Told Plain, Told Claimed) Ways(Told told)
    {
        bool untold = told.Met.IsEmpty && told.Shares.IsEmpty;
        if (untold && told.Claims.IsEmpty)
            return (Told.Nothing, Told.AllClaims);
        Told plain = untold ? Told.Nothing : told with { Claims = [], Shares = Told.Nothing.Shares };
        return (plain, plain with { Claims = told.Claims.IsEmpty ? Told.AllClaims.Claims : told.Claims });
    }

    DutyTotal Under(Told told, BaseDuty duty)
    {
        BaseDuty its = rebase is null ? duty : rebase(told);
        return Sum(its, Layers(its, stack.Under(told)), stack.SpreadOf(told, BaseShare(its) ?? Rate.Free));
    }

    ImmutableArray<DutyLayer> Layers(BaseDuty duty, StackOutcome outcome)
    {
        var layers = ImmutableArray.CreateBuilder<DutyLayer>();
        if (duty.Programme.Length > 0)
            layers.Add(Base(duty));
        Rate? share = BaseShare(duty);
        foreach (Portion portion in outcome.Portions.OrderBy(p => law.Pack.Layers.IndexOf(p.Provision.Layer)))
        {
            if (portion.Charges)
                layers.Add(Layer(portion, share));
        }
        return layers.DrainToImmutable();
    }

    DutyLayer Base(BaseDuty duty)
    {
        Owed? owed = duty.Duty?.Of(question.Goods);
        return new(duty.Programme, "base duty", null, duty.Share, duty.Words, Usd(duty.Share, owed));
    }

    /// <summary>
    /// The base as a share of value: as printed, or the equivalent where value and quantity are told.
    /// </summary>
    Rate? BaseShare(BaseDuty duty) => duty.Share ?? duty.Duty?.Of(question.Goods).Equivalent(question.Goods);

    DutyLayer Layer(Portion portion, Rate? baseShare)
    {
        Rate? net = portion.Net(baseShare);
        Owed? owed = portion.Step.Levy is Levy.Specific specific
            ? specific.Expression.Of(question.Goods).Times(portion.Factor)
            : null;
        string text = net?.ToString() ?? Words(portion);
        return new(portion.Provision.Layer.Programme, portion.Provision.Title, portion, net, text, Usd(net, owed));
    }

    static string Words(Portion portion)
    {
        string levy = portion.Step.Levy switch
        {
            Levy.TopsUpTo top => $"what the base lacks to {top.Rate}",
            Levy.Unknown => "not known",
            Levy other => other.ToString()!,
        };
        return portion.Factor == 1 ? levy : $"{new Rate(portion.Factor)} of {levy}";
    }

    /// <summary>To the cent; null where neither value nor quantity is told, or what is told is not enough.</summary>
    decimal? Usd(Rate? rate, Owed? owed) =>
        question.Goods == Consignment.Untold ? null
        : owed is { Cents: { } cents } ? cents
        : rate is { } share && question.Goods.ValueUsd is { } value ? Owed.Round(share.Fraction * value)
        : null;

    /// <param name="spread">Of what is added to the base; not used where the base is no share of value.</param>
    DutyTotal Sum(BaseDuty duty, ImmutableArray<DutyLayer> layers, Spread? spread)
    {
        Rate? rate = layers.Aggregate((Rate?)Rate.Free, (sum, layer) => sum + layer.Rate);
        decimal? usd = layers.Aggregate((decimal?)0m, (sum, layer) => sum + layer.Usd);
        Rate? share = BaseShare(duty);
        return new(rate, Expression(layers, rate), usd, spread?.Low + share, spread?.High + share);
    }

    static string Expression(ImmutableArray<DutyLayer> layers, Rate? rate)
    {
        if (rate is { } all)
            return all.ToString();
        Rate shares = layers.Aggregate(Rate.Free, (sum, layer) => sum + (layer.Rate ?? Rate.Free));
        IEnumerable<string> words = layers.Where(layer => layer.Rate is null).Select(layer => layer.Expression);
        return DutyTotal.Joined(words, shares);
    }

    ImmutableArray<string> Untold(Spread spread) =>
        [
            .. spread.Facts.Select(fact => law.FindFact(fact)?.Title ?? fact),
            .. spread.Contents.Select(content => $"share of {content} in the value"),
        ];

    /// <summary>Exclusions that fit and are not claimed, of goods that bear what they take off.</summary>
    ImmutableArray<Hit> Claims(StackOutcome outcome) =>
        [
            .. stack.Hits.Where(hit =>
                hit.Provision is { IsExemption: true, Claim: not null }
                && !question.Told.Claimed(hit.Provision, hit.Step)
                && outcome.Portions.Any(portion =>
                    portion.Charges
                    && (
                        hit.Provision.Exempts.Contains(portion.Provision.Id)
                        || hit.Provision.Exempts.Contains(portion.Provision.Layer.Id)
                    )
                )
            ),
        ];

    static ImmutableArray<Looked> Looked(StackOutcome outcome) =>
        [
            .. outcome
                .Portions.Where(portion =>
                    !portion.Charges && !portion.Provision.IsExemption && portion.Step.Levy is not Levy.Replaces
                )
                .Select(portion => new Looked(
                    portion.Provision.Layer.Programme,
                    portion,
                    portion.Why ?? "its rate is zero"
                )),
        ];
}
