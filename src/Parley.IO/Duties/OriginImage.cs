using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>The part of an image that tells of interactions, origins, preferences and facts.</summary>
static class OriginImage
{
    public sealed class Writer(ImageWriter image)
    {
        public void Write(DutyLaw law)
        {
            image.Many(law.Interactions, Interaction);
            image.Many(law.Origins, Origin);
            image.Many(law.Groups, Group);
            image.Many(law.Preferences, Preference);
            image.Many(law.Facts, Fact);
        }

        void Interaction(Interaction rule)
        {
            image.Text(rule.Id);
            image.Text(rule.By.Code);
            image.Day(rule.Known);
            image.Moment(rule.From);
            image.Moment(rule.Until);
            image.Texts(rule.If);
            image.Byte((int)rule.Then);
            image.Texts(rule.On);
            image.Text(rule.Law);
            image.Texts(rule.Cite);
            image.Text(rule.Text);
            image.Text(rule.Place);
        }

        void Origin(Origin origin)
        {
            image.Text(origin.Code);
            image.Text(origin.Name);
        }

        void Group(OriginGroup group)
        {
            image.Text(group.Id);
            image.Text(group.Title);
            image.Many(group.Members, Member);
        }

        void Member(Member member)
        {
            image.Text(member.Origin);
            image.Moment(member.From);
            image.Moment(member.Until);
            image.DayOrNull(member.Known);
        }

        void Preference(Preference preference)
        {
            image.Text(preference.Letter);
            image.Text(preference.By.Code);
            image.Text(preference.Title);
            ProvisionImage.Signed(image, preference.Origins);
            image.Moment(preference.From);
            image.Moment(preference.Until);
            image.DayOrNull(preference.Known);
            image.Text(preference.Law);
        }

        void Fact(Fact fact)
        {
            image.Text(fact.Id);
            image.Text(fact.Title);
            image.Flag(fact.Met);
            image.Flag(fact.Remote);
            image.TextOrNull(fact.Text);
            image.Text(fact.Place);
        }
    }

    public sealed class Reader(ImageReader image)
    {
        /// <summary>The law, of these and of what was read before.</summary>
        public DutyLaw Read(Ledger ledger, ImmutableArray<Provision> provisions, ImmutableArray<ProductList> lists) =>
            new(
                ledger.Pack,
                provisions,
                lists,
                image.Many(Interaction),
                image.Many(() => new Origin(image.Text(), image.Text())),
                image.Many(() => new OriginGroup(image.Text(), image.Text(), image.Many(Member))),
                image.Many(Preference),
                image.Many(Fact),
                ledger.Hash
            );

        Interaction Interaction() =>
            new(
                image.Text(),
                new(image.Text()),
                image.Day(),
                image.Moment()!,
                image.Moment(),
                image.Texts(),
                (Yielding)image.Byte(),
                image.Texts(),
                image.Text(),
                image.Texts(),
                image.Text(),
                image.Text()
            );

        Member Member() => new(image.Text(), image.Moment(), image.Moment(), image.DayOrNull());

        Preference Preference() =>
            new(
                image.Text(),
                new(image.Text()),
                image.Text(),
                ProvisionImage.Signed(image),
                image.Moment(),
                image.Moment(),
                image.DayOrNull(),
                image.Text()
            );

        Fact Fact() => new(image.Text(), image.Text(), image.Flag(), image.Flag(), image.TextOrNull(), image.Text());
    }
}
