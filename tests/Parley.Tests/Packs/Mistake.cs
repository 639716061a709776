using Parley.IO.Packs;

namespace Parley.Tests.Packs;

/// <summary>One small thing done wrong to the second pack.</summary>
/// <param name="Kind">The fault that it must give.</param>
/// <param name="What">What was done, for the reader of the picture.</param>
sealed record Mistake(FaultKind Kind, string What, Func<LoadedPack> Load)
{
    public static Mistake Replace(FaultKind kind, string path, string was, string now)
    {
        string text = SecondPack.File(path);
        Assert.True(text.Split(was).Length == 2, $"\"{was}\" should be in {path} once.");
        string done =
            now.Length == 0 ? $"\"{OneLine(was)}\" is taken out" : $"\"{OneLine(was)}\" becomes \"{OneLine(now)}\"";
        return Of(kind, $"In {path}, {done}", SecondPack.With(path, text.Replace(was, now, StringComparison.Ordinal)));
    }

    public static Mistake Write(FaultKind kind, string path, string what, string text) =>
        Of(kind, $"{path} {what}", SecondPack.With(path, text));

    public static Mistake Append(FaultKind kind, string path, string text) =>
        Of(
            kind,
            $"At the end of {path}, \"{OneLine(text)}\"",
            SecondPack.With(path, SecondPack.File(path) + text + "\n")
        );

    public static Mistake Drop(FaultKind kind, string path) =>
        Of(kind, $"{path} is not there", SecondPack.Without(path));

    static Mistake Of(FaultKind kind, string what, PackText pack) => new(kind, what, () => SecondPack.Load(pack));

    static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Replace("\0", "\\0", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
}
