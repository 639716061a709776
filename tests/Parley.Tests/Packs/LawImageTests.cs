using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Parley.App;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using Parley.Tests.Tariffs;

namespace Parley.Tests.Packs;

/// <summary>The law comes back from its image as it was, and a file that is not what was written is not read.</summary>
public sealed class LawImageTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parley-image-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static LawImage Image { get; } =
        LawImage.Of(Shipped.Ledger, Shipped.Law, [.. Shipped.Schedules.Select(schedule => schedule.Head)]);

    static LawImage Small { get; } =
        LawImage.Of(SecondPack.Ledger, DutyLoader.Load(SecondPack.Text, SecondPack.Ledger).Whole, []);

    string File(string key) => Path.Combine(folder, key + ".law");

    [Fact]
    public void The_shipped_law_comes_back_as_it_was() =>
        Assert.Equal(Dump.Of(Image), Dump.Of(LawImage.Read(Image.Write().ToArray())));

    [Fact]
    public void Any_law_comes_back_as_it_was() =>
        RandomLaw.Law.Sample(
            law =>
            {
                var ledger = new Ledger(law.Pack, [], [], [], [], [], [], law.Hash);
                LawImage image = LawImage.Of(ledger, law, []);
                Assert.Equal(Dump.Of(image), Dump.Of(LawImage.Read(image.Write().ToArray())));
            },
            iter: 100
        );

    [Fact]
    public void Every_kind_of_levy_and_the_last_zero_of_a_rate_come_back()
    {
        ImmutableArray<Levy> levies =
        [
            new Levy.Adds(new(0.250m)),
            new Levy.Adds(new(0.25m)),
            new Levy.TopsUpTo(new(0.15m)),
            new Levy.Replaces(new(0.05m)),
            new Levy.Specific(DutyText.Read("2.5¢/kg + 10%")),
            new Levy.On(),
            new Levy.Off(),
            new Levy.Unknown(),
        ];
        Assert.Equal(typeof(Levy).GetNestedTypes().Length, levies.Select(levy => levy.GetType()).Distinct().Count());
        Provision one = Shipped.Law.Provisions[0];
        var provisions = levies.Select(levy => one with { Steps = [one.Steps[0] with { Levy = levy }] });
        LawImage image = Image with { Law = With(Shipped.Law, [.. provisions]) };
        Assert.Equal(Dump.Of(image), Dump.Of(LawImage.Read(image.Write().ToArray())));
    }

    static DutyLaw With(DutyLaw law, ImmutableArray<Provision> provisions) =>
        new(
            law.Pack,
            provisions,
            law.Lists,
            law.Interactions,
            law.Origins,
            law.Groups,
            law.Preferences,
            law.Facts,
            law.Hash
        );

    [Fact]
    public void What_would_not_come_back_is_not_kept()
    {
        Provision one = Shipped.Law.Provisions[0];
        var moment = new Moment(Instant.FromUnixTimeTicks(1) + Duration.Epsilon, "too fine", Precision.Instant);
        var other = one with { Layer = one.Layer with { Title = "of another pack" } };
        foreach (Provision wrong in (Provision[])[other, one with { Steps = [one.Steps[0] with { From = moment }] }])
        {
            LawImage image = Image with { Law = With(Shipped.Law, [wrong]) };
            Assert.Throws<NotSupportedException>(() => image.Write());
            Assert.False(new ImageStore(folder).Keep("a", image));
        }
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_torn_file_is_not_read()
    {
        var store = new ImageStore(folder);
        Assert.True(store.Keep("a", Image));
        byte[] whole = System.IO.File.ReadAllBytes(File("a"));
        Assert.NotNull(store.Find("a"));
        for (int length = 0; length < whole.Length; length += length < 100 ? 1 : 1000)
        {
            System.IO.File.WriteAllBytes(File("a"), whole[..length]);
            Assert.Null(store.Find("a"));
        }
        System.IO.File.WriteAllBytes(File("a"), [.. whole, 0]);
        Assert.Null(store.Find("a"));
    }

    [Fact]
    public void A_file_with_a_bit_turned_is_not_read()
    {
        var store = new ImageStore(folder);
        Assert.True(store.Keep("a", Image));
        byte[] bytes = System.IO.File.ReadAllBytes(File("a"));
        for (int i = 0; i < bytes.Length; i += i < 100 || i > bytes.Length - 20 ? 1 : 4999)
        {
            byte was = bytes[i];
            bytes[i] ^= (byte)(1 << i % 8);
            System.IO.File.WriteAllBytes(File("a"), bytes);
            Assert.Null(store.Find("a"));
            bytes[i] = was;
        }
        System.IO.File.WriteAllBytes(File("a"), bytes);
        Assert.NotNull(store.Find("a"));
    }

    [Fact]
    public void A_file_of_another_key_is_not_read()
    {
        var store = new ImageStore(folder);
        Assert.True(store.Keep("a", Small));
        System.IO.File.Copy(File("a"), File("b"));
        Directory.CreateDirectory(File("c"));
        Assert.Null(store.Find("b"));
        Assert.Null(store.Find("c"));
        Assert.Null(store.Find("d"));
        Assert.False(store.Keep("c", Small));
        Assert.Equal(["a.law", "b.law"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Several_writers_and_readers_at_once_see_a_whole_image_or_none()
    {
        string expected = Dump.Of(Small);
        Parallel.For(
            0,
            160,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var store = new ImageStore(folder);
                if (i % 2 == 0)
                    store.Keep("a", Small);
                else if (store.Find("a") is { } found)
                    Assert.Equal(expected, Dump.Of(found));
            }
        );
        Assert.Equal([File("a")], Directory.GetFiles(folder));
        Assert.Equal(expected, Dump.Of(new ImageStore(folder).Find("a")));
    }

    [Fact]
    public void Old_images_and_old_parts_go()
    {
        var store = new ImageStore(folder);
        string left = File("z") + ".1.1.part",
            busy = File("z") + ".2.1.part",
            foreign = Path.Combine(folder, "readme.txt");
        foreach (string file in (string[])[left, busy, foreign])
            System.IO.File.WriteAllText(file, "x");
        System.IO.File.SetLastWriteTimeUtc(left, System.IO.File.GetLastWriteTimeUtc(busy).AddHours(-2));
        for (int i = 0; i < 12; i++)
        {
            Assert.True(store.Keep($"k{i}", Small));
            System.IO.File.SetLastWriteTimeUtc(
                File($"k{i}"),
                System.IO.File.GetLastWriteTimeUtc(busy).AddSeconds(i - 60)
            );
        }
        Assert.Null(store.Find("k0"));
        Assert.NotNull(store.Find("k11"));
        Assert.InRange(Directory.GetFiles(folder, "*.law").Length, 3, 8);
        Assert.Equal([false, true, true], ((string[])[left, busy, foreign]).Select(System.IO.File.Exists));
    }

    [Fact]
    public void The_key_changes_with_the_text_of_the_record()
    {
        string key = LawImage.KeyOf(SecondPack.Text);
        (string path, string text) = SecondPack.Text.Files[0];
        Assert.Equal(key, LawImage.KeyOf(SecondPack.Text with { Root = "elsewhere" }));
        Assert.NotEqual(key, LawImage.KeyOf(SecondPack.With(path, text + "# more\n")));
        Assert.NotEqual(key, LawImage.KeyOf(SecondPack.Without(path)));
        Assert.NotEqual(key, LawImage.KeyOf(null));
    }

    [Fact]
    public void A_record_is_read_from_its_text_once_and_again_where_the_image_is_spoilt()
    {
        string first = Dump.Of(Shelf.Open(SecondPack.Folder, folder));
        string file = Assert.Single(Directory.GetFiles(folder));
        byte[] whole = System.IO.File.ReadAllBytes(file);
        Assert.Equal(first, Dump.Of(Shelf.Open(SecondPack.Folder, folder)));
        System.IO.File.WriteAllBytes(file, whole[..^1]);
        Assert.Equal(first, Dump.Of(Shelf.Open(SecondPack.Folder, folder)));
        Assert.Equal(whole, System.IO.File.ReadAllBytes(file));
    }

    [Fact]
    public void Without_a_place_for_images_a_record_is_read_all_the_same()
    {
        string expected = Dump.Of(Shelf.Open(SecondPack.Folder, null));
        string taken = Path.Combine(folder, "file");
        System.IO.File.WriteAllText(taken, "not a folder");
        foreach (string place in (string[])[taken, Path.Combine(taken, "below"), "\0", new string('x', 5000)])
            Assert.Equal(expected, Dump.Of(Shelf.Open(SecondPack.Folder, place)));
        Assert.Equal([taken], Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("off", "/cache", null)]
    [InlineData("OFF", null, null)]
    [InlineData("/mine", "/cache", "/mine")]
    [InlineData("", "/cache", "/cache/parley")]
    [InlineData(null, "/cache", "/cache/parley")]
    public void The_environment_says_where_images_are(string? own, string? caches, string? place)
    {
        string? found = Shelf.Place(name =>
            name == Shelf.Variable ? own
            : name == "XDG_CACHE_HOME" ? caches
            : null
        );
        Assert.Equal(place, found?.Replace('\\', '/'));
    }

    [Fact]
    public void Without_a_word_images_are_among_the_users_caches() =>
        Assert.EndsWith("parley", Shelf.Place(_ => null) ?? "parley", StringComparison.Ordinal);

    [Fact]
    public void The_rows_of_every_shipped_list_stand_in_order_of_prefix()
    {
        foreach (ProductList list in Shipped.Law.Lists)
        {
            for (int i = 1; i < list.Rows.Length; i++)
                Assert.True(list.Rows[i - 1].Prefix.CompareTo(list.Rows[i].Prefix) <= 0, list.Id);
        }
    }
}
