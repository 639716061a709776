using NodaTime;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>The part of an image that tells of the pack, its sources and its schedules.</summary>
static class PackImage
{
    public sealed class Writer(ImageWriter image)
    {
        public void Write(Ledger ledger)
        {
            Pack pack = ledger.Pack;
            image.Text(ledger.Hash);
            image.Text(pack.Id);
            image.Text(pack.Title);
            image.Many(pack.Parties, Party);
            image.Many(pack.Others, Other);
            image.Day(pack.From);
            image.Day(pack.VerifiedThrough);
            image.Many(pack.Layers, Layer);
            image.Many(pack.Topics, Topic);
            image.Many(pack.Series, Series);
            image.Flag(pack.Scale is not null);
            if (pack.Scale is { } scale)
            {
                image.Many(scale.Words, ScaleWord);
                image.Texts(scale.Cite);
            }
            image.Many(pack.NotCounted, NotCounted);
            image.Many(pack.Gaps, Gap);
            image.Many(ledger.Sources, Source);
        }

        void Party(Party party)
        {
            image.Text(party.Id.Code);
            image.Text(party.Name);
            image.Text(party.Capital);
            image.Zone(party.Zone);
        }

        void Other(Other other)
        {
            image.Text(other.Id.Code);
            image.Text(other.Name);
        }

        void Layer(Layer layer)
        {
            image.Text(layer.Id);
            image.Text(layer.By.Code);
            image.Text(layer.Programme);
            image.Text(layer.Label);
            image.Text(layer.Title);
        }

        void Topic(Topic topic)
        {
            image.Text(topic.Id);
            image.Text(topic.Title);
            image.Byte((int)topic.Section);
            image.TextOrNull(topic.Foretold);
        }

        void Series(Series series)
        {
            image.Text(series.Id);
            image.Text(series.Title);
            image.Flag(series.Stake);
        }

        void ScaleWord(ScaleWord word)
        {
            image.Text(word.Word);
            image.Decimal(word.Low);
            image.Decimal(word.High);
        }

        void NotCounted(NotCounted left)
        {
            image.Text(left.Into.Code);
            image.Text(left.Programme);
            image.Text(left.Text);
            image.Texts(left.Cite);
        }

        void Gap(Gap gap)
        {
            image.Day(gap.Known);
            image.Text(gap.Text);
            image.Texts(gap.Cite);
        }

        void Source(Source source)
        {
            image.Text(source.Id);
            image.Text(source.Title);
            image.Text(source.Publisher);
            image.Byte((int)source.Kind);
            image.TextOrNull(source.Date);
            image.TextOrNull(source.Address);
        }

        public void Head(ScheduleHead head)
        {
            image.Text(head.Id);
            image.Text(head.Importer.Code);
            image.Zone(head.Zone);
            image.Text(head.Title);
            image.Day(head.From);
            image.Day(head.Through);
            image.Text(head.Programmes.General);
            image.Text(head.Programmes.Special);
            image.Text(head.Programmes.Other);
            image.TextOrNull(head.OtherOrigins);
            image.Text(head.Attribution);
            image.Text(head.Licence);
            image.Flag(head.HeldBefore);
            image.Flag(head.HeldAfter);
        }
    }

    public sealed class Reader(ImageReader image)
    {
        public Ledger Read()
        {
            string hash = image.Text();
            var pack = new Pack(
                image.Text(),
                image.Text(),
                image.Many(Party),
                image.Many(() => new Other(Id(), image.Text())),
                image.Day(),
                image.Day(),
                image.Many(() => new Layer(image.Text(), Id(), image.Text(), image.Text(), image.Text())),
                image.Many(() => new Topic(image.Text(), image.Text(), (TopicSection)image.Byte(), image.TextOrNull())),
                image.Many(() => new Series(image.Text(), image.Text(), image.Flag())),
                image.Flag() ? new Scale(image.Many(ScaleWord), image.Texts()) : null,
                image.Many(() => new NotCounted(Id(), image.Text(), image.Text(), image.Texts())),
                image.Many(() => new Gap(image.Day(), image.Text(), image.Texts()))
            );
            return new(pack, image.Many(Source), [], [], [], [], [], hash);
        }

        PartyId Id() => new(image.Text());

        Party Party() => new(Id(), image.Text(), image.Text(), image.Zone());

        ScaleWord ScaleWord() => new(image.Text(), image.Decimal(), image.Decimal());

        Source Source() =>
            new(
                image.Text(),
                image.Text(),
                image.Text(),
                (SourceKind)image.Byte(),
                image.TextOrNull(),
                image.TextOrNull()
            );

        public ScheduleHead Head() =>
            new(
                image.Text(),
                Id(),
                image.Zone(),
                image.Text(),
                image.Day(),
                image.Day(),
                new(image.Text(), image.Text(), image.Text()),
                image.TextOrNull(),
                image.Text(),
                image.Text(),
                image.Flag(),
                image.Flag()
            );
    }
}
