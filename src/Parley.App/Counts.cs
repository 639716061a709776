using System.Globalization;

namespace Parley.App;

/// <summary>Reads an option that is a count.</summary>
static class Counts
{
    /// <param name="otherwise">Without the option.</param>
    public static int Read(string? text, string name, int otherwise, int most) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
        && count > 0
        && count <= most
            ? count
        : throw Refusal.Ask($"{name} \"{text}\" is not a count from 1 to {most}.");
}
