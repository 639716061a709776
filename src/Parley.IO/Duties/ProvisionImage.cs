using System.Collections.Immutable;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>The part of an image that tells what provisions charge.</summary>
static class ProvisionImage
{
    const byte Off = 0,
        On = 1,
        Unknown = 2,
        Adds = 3,
        TopsUp = 4,
        Specific = 5,
        Replaces = 6;

    public sealed class Writer(ImageWriter image, ImmutableArray<Layer> layers)
    {
        public void Write(ImmutableArray<Provision> provisions) => image.Many(provisions, Provision);

        void Provision(Provision provision)
        {
            image.Text(provision.Id);
            image.Text(provision.By.Code);
            image.TextOrNull(provision.Heading);
            image.Text(provision.Title);
            int layer = layers.IndexOf(provision.Layer);
            image.Count(layer >= 0 ? layer : throw new NotSupportedException("A layer is not the pack's."));
            Signed(image, provision.Origins);
            Signed(image, provision.Products);
            image.TextOrNull(provision.Group);
            image.Texts(provision.Exempts);
            image.TextOrNull(provision.Claim);
            image.Texts(provision.Conditions);
            image.TextOrNull(provision.Content);
            image.Text(provision.Law);
            image.Texts(provision.Cite);
            image.Byte((int)provision.Confidence);
            image.TextOrNull(provision.Note);
            image.Many(provision.Steps, Step);
            image.Text(provision.Place);
        }

        void Step(ProvisionStep step)
        {
            image.Day(step.Known);
            image.Moment(step.From);
            image.Moment(step.Until);
            Charge(step.Levy);
            image.TextOrNull(step.Measure);
            image.TextOrNull(step.Law);
            image.Texts(step.Cite);
            image.TextOrNull(step.Note);
        }

        void Charge(Levy levy)
        {
            switch (levy)
            {
                case Levy.Adds adds:
                    image.Byte(Adds);
                    image.Decimal(adds.Rate.Fraction);
                    break;
                case Levy.TopsUpTo floor:
                    image.Byte(TopsUp);
                    image.Decimal(floor.Rate.Fraction);
                    break;
                case Levy.Replaces instead:
                    image.Byte(Replaces);
                    image.Decimal(instead.Rate.Fraction);
                    break;
                case Levy.Specific specific:
                    image.Byte(Specific);
                    image.Text(Canonical(specific.Expression));
                    break;
                default:
                    image.Byte(
                        levy switch
                        {
                            Levy.Off => Off,
                            Levy.On => On,
                            Levy.Unknown => Unknown,
                            _ => throw new NotSupportedException($"{levy} is no levy that is known here."),
                        }
                    );
                    break;
            }
        }

        /// <summary>Its text, if that reads as the same duty, to the last zero.</summary>
        static string Canonical(DutyExpression expression)
        {
            string text = expression.ToString();
            DutyExpression read = DutyText.Read(text);
            return read == expression && read.ToString() == text
                ? text
                : throw new NotSupportedException($"{text} does not read as itself.");
        }
    }

    public sealed class Reader(ImageReader image, ImmutableArray<Layer> layers)
    {
        public ImmutableArray<Provision> Read() => image.Many(Provision);

        Provision Provision() =>
            new(
                image.Text(),
                new(image.Text()),
                image.TextOrNull(),
                image.Text(),
                layers[image.Count()],
                Signed(image),
                Signed(image),
                image.TextOrNull(),
                image.Texts(),
                image.TextOrNull(),
                image.Texts(),
                image.TextOrNull(),
                image.Text(),
                image.Texts(),
                (Confidence)image.Byte(),
                image.TextOrNull(),
                image.Many(Step),
                image.Text()
            );

        ProvisionStep Step() =>
            new(
                image.Day(),
                image.Moment()!,
                image.Moment(),
                Charge(),
                image.TextOrNull(),
                image.TextOrNull(),
                image.Texts(),
                image.TextOrNull()
            );

        Levy Charge() =>
            image.Byte() switch
            {
                Off => new Levy.Off(),
                On => new Levy.On(),
                Unknown => new Levy.Unknown(),
                Adds => new Levy.Adds(new(image.Decimal())),
                TopsUp => new Levy.TopsUpTo(new(image.Decimal())),
                Replaces => new Levy.Replaces(new(image.Decimal())),
                Specific => new Levy.Specific(DutyText.Read(image.Text())),
                byte other => throw new InvalidDataException($"{other} is no kind of levy."),
            };
    }

    public static void Signed(ImageWriter image, Signed scope)
    {
        image.Texts(scope.Plus);
        image.Texts(scope.Minus);
    }

    public static Signed Signed(ImageReader image) => new(image.Texts(), image.Texts());
}
