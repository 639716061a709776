using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parley.IO.Packs;

/// <summary>
/// YAML as a pack uses it: without anchors, aliases and tags, and no deeper than a pack ever is. So no small file can
/// unfold into
/// a huge one, and no deep one can exhaust the stack.
/// </summary>
sealed class PlainYaml(string text) : IParser
{
    /// <summary>Stream and document count as two; a pack needs ten.</summary>
    const int Deepest = 24;

    readonly Parser inner = new(new StringReader(text));
    int depth;

    public ParsingEvent? Current => inner.Current;

    /// <summary>Where it has come to.</summary>
    public Spot Spot(string file) =>
        Current is { } now ? new(file, (int)now.Start.Line, (int)now.Start.Column) : new(file, 1, 1);

    public bool MoveNext()
    {
        if (Current is null && text.Contains('\0', StringComparison.Ordinal))
            throw new NotPlain(
                Mark.Empty,
                "There is a zero byte in this file, and text has none.",
                "Save it as text in UTF-8."
            );
        if (!inner.MoveNext())
            return false;
        ParsingEvent now = inner.Current!;
        depth += now.NestingIncrease;
        if (depth > Deepest)
            throw new NotPlain(
                now.Start,
                "This is nested deeper than anything in a pack.",
                "Close the brackets, or check the indent."
            );
        if (now is AnchorAlias || (now is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw new NotPlain(
                now.Start,
                "Anchors and aliases (& and *) are not used in a pack.",
                "Write the value out in each place; quote a text that begins with & or *."
            );
        }
        if (now is NodeEvent { Tag.IsEmpty: false })
            throw new NotPlain(
                now.Start,
                "Tags (!) are not used in a pack.",
                "Write the value without it; quote a text that begins with !."
            );
        return true;
    }

    /// <summary>What the parser says, in plain words where it is one of the common slips.</summary>
    public static (string Found, string Write) Explain(YamlException e) =>
        e.Message switch
        {
            var m when m.StartsWith("Duplicate key ", StringComparison.Ordinal) => (
                $"The key {m[14..]} is there twice.",
                "Take one of the two out."
            ),
            var m when m.Contains("found invalid mapping", StringComparison.Ordinal) => (
                "There is a colon in this text.",
                "Quote a text that has a colon and a space in it."
            ),
            var m when m.Contains("tab character", StringComparison.Ordinal) => (
                "A tab follows this text.",
                "Indent with spaces."
            ),
            var m when m.Contains("quoted scalar", StringComparison.Ordinal) => (
                "A quote is opened here and not closed.",
                "Close it; inside double quotes, a quote is written \\\"."
            ),
            var m when m.Contains("did not find expected", StringComparison.Ordinal) => (
                "This line does not fit to those above it.",
                "Check the indent, the brackets and the quotes."
            ),
            var m => ($"This is not YAML: {m.TrimEnd('.')}.", "Check the indent, the brackets and the quotes."),
        };
}

/// <summary>YAML that a pack does not use, and what to write instead.</summary>
sealed class NotPlain(Mark at, string found, string write) : YamlException(at, at, found)
{
    public string Write { get; } = write;
}
