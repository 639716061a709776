using System.Collections.Immutable;
using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.IO.Schedules;
using Parley.Record;
using Parley.Tariffs;

namespace Parley.App;

/// <summary>The law of a record, from the image that was kept of it or else from its text.</summary>
static class Shelf
{
    /// <summary>Names a folder for images, or <see cref="Off"/>.</summary>
    public const string Variable = "PARLEY_CACHE";

    /// <summary>No image is read or kept.</summary>
    public const string Off = "off";

    /// <summary>The law of a folder's pack, or of the embedded one; faults are refused with all of them.</summary>
    public static LawImage Open(string? folder) => Open(folder, Place(Environment.GetEnvironmentVariable));

    /// <param name="place">Where images are kept; null where nowhere.</param>
    internal static LawImage Open(string? folder, string? place)
    {
        PackText? text = folder is null ? null : TextOf(folder);
        var store = new ImageStore(place);
        string key = LawImage.KeyOf(text);
        if (store.Find(key) is { } kept)
            return kept;
        LawImage image = Load(text ?? PackText.Embedded(), folder);
        store.Keep(key, image);
        return image;
    }

    static LawImage Load(PackText text, string? folder)
    {
        Ledger ledger = Asked.Ledger(PackLoader.Load(text), folder);
        LoadedLaw loaded = DutyLoader.Load(text, ledger);
        if (loaded.Law is not { } law)
            throw Asked.Faulty(loaded.Faults, folder);
        ImmutableArray<ScheduleHead> heads =
        [
            .. ScheduleText
                .Shipped()
                .Select(id => ScheduleFolder.Shipped(id).Head)
                .Where(head => ledger.Pack.Find(head.Importer) is not null),
        ];
        return LawImage.Of(ledger, law, heads);
    }

    /// <summary>The text of a folder; where it cannot be read, the loader tells why.</summary>
    static PackText TextOf(string folder)
    {
        try
        {
            return PackText.Folder(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (PackLoader.LoadFolder(folder).Faults is { IsEmpty: false } faults)
                throw Asked.Faulty(faults, folder);
            throw;
        }
    }

    /// <summary>Where images are kept, by the environment; null where nowhere.</summary>
    internal static string? Place(Func<string, string?> variable)
    {
        string? asked = variable(Variable);
        if (!string.IsNullOrWhiteSpace(asked))
            return asked.Equals(Off, StringComparison.OrdinalIgnoreCase) ? null : asked;
        string caches =
            variable("XDG_CACHE_HOME") is { } xdg && Path.IsPathRooted(xdg) ? xdg
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home
                ? Path.Combine(home, ".cache")
            : "";
        return caches.Length > 0 ? Path.Combine(caches, "parley") : null;
    }
}
