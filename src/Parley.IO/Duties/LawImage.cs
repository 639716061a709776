using System.Collections.Immutable;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.IO.Duties;

/// <summary>
/// What questions about duties need of a record, and nothing else of it: read from bytes in a fraction of the time
/// that its text takes.
/// </summary>
/// <param name="Ledger">The pack, its sources and the hash of its text; without entries.</param>
/// <param name="Law">Whole: what was known on a day is cut from it after.</param>
/// <param name="Heads">Of the shipped schedules of the pack's parties.</param>
public sealed record LawImage(Ledger Ledger, DutyLaw Law, ImmutableArray<ScheduleHead> Heads)
{
    /// <summary>Raised with any change of how an image is written; an image of another form is not read.</summary>
    public const int Form = 1;

    /// <summary>
    /// Names the image of a record under this build: by the hash of the text or, for the shipped record, which is a
    /// part of the build, by nothing else, so that no text is read.
    /// </summary>
    public static string KeyOf(PackText? text) =>
        $"{text?.Hash() ?? "shipped"}-{Build(typeof(LawImage))}-{Build(typeof(DutyLaw))}-{Form}";

    static string Build(Type type) => type.Module.ModuleVersionId.ToString("N");

    /// <summary>Of a record and its law that have no faults.</summary>
    public static LawImage Of(Ledger ledger, DutyLaw law, ImmutableArray<ScheduleHead> heads) =>
        new(new(ledger.Pack, ledger.Sources, [], [], [], [], [], ledger.Hash), law, heads);

    /// <summary>
    /// Throws <see cref="NotSupportedException"/> or <see cref="ArgumentException"/> where the law has a value that
    /// would not come back as it is.
    /// </summary>
    public ReadOnlyMemory<byte> Write()
    {
        var image = new ImageWriter();
        new PackImage.Writer(image).Write(Ledger);
        new ProvisionImage.Writer(image, Law.Pack.Layers).Write(Law.Provisions);
        new ListImage.Writer(image).Write(Law.Lists);
        new OriginImage.Writer(image).Write(Law);
        image.Many(Heads, new PackImage.Writer(image).Head);
        return image.Written;
    }

    /// <param name="start">Where the image begins in the bytes.</param>
    public static LawImage Read(byte[] bytes, int start = 0)
    {
        var image = new ImageReader(bytes, start);
        Ledger ledger = new PackImage.Reader(image).Read();
        ImmutableArray<Provision> provisions = new ProvisionImage.Reader(image, ledger.Pack.Layers).Read();
        ImmutableArray<ProductList> lists = new ListImage.Reader(image).Read();
        DutyLaw law = new OriginImage.Reader(image).Read(ledger, provisions, lists);
        return new(ledger, law, image.Many(new PackImage.Reader(image).Head));
    }
}
