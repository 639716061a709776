using System.Text;

namespace Parley.IO.Duties;

/// <summary>
/// A folder of images, each under its key. It never fails: what is torn, foreign or cannot be read is not there, and
/// what cannot be written is not kept. Safe under several processes: a file is written beside its place and moved
/// there.
/// </summary>
/// <param name="folder">Made when something is kept; null keeps nothing and has nothing.</param>
public sealed class ImageStore(string? folder)
{
    /// <summary>So many images are left, the newest.</summary>
    const int Most = 6;

    /// <summary>No image is nearly as long.</summary>
    const long Longest = 1 << 28;

    const string Ending = ".law",
        Part = ".part";

    /// <summary>Letters that a file begins with.</summary>
    static ReadOnlySpan<byte> Magic => "parley law\n"u8;

    /// <summary>The image of a key; null where none is kept that is whole.</summary>
    public LawImage? Find(string key)
    {
        if (folder is null)
            return null;
        try
        {
            var file = new FileInfo(Path.Combine(folder, key + Ending));
            if (!file.Exists || file.Length is 0 or > Longest)
                return null;
            byte[] bytes = File.ReadAllBytes(file.FullName);
            return Begin(bytes, key) is { } start ? LawImage.Read(bytes, start) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image, over one of the same key; false where it cannot be kept.</summary>
    public bool Keep(string key, LawImage image)
    {
        if (folder is null)
            return false;
        string place = Path.Combine(folder, key + Ending),
            beside = $"{place}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}{Part}";
        try
        {
            byte[] bytes = Enclose(key, image.Write().Span);
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, place, overwrite: true);
            Prune(place);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Remove(beside);
            return false;
        }
    }

    /// <summary>What begins it, the key, the image, and at the end a digest of all that.</summary>
    static byte[] Enclose(string key, ReadOnlySpan<byte> image)
    {
        byte[] name = Encoding.UTF8.GetBytes(key + "\n");
        byte[] bytes = [.. Magic, .. name, .. image, .. new byte[sizeof(ulong)]];
        BitConverter.TryWriteBytes(bytes.AsSpan(^sizeof(ulong)..), Digest(bytes.AsSpan(..^sizeof(ulong))));
        return bytes;
    }

    /// <summary>Where the image begins; null where the file is not what was once written for the key.</summary>
    static int? Begin(ReadOnlySpan<byte> bytes, string key)
    {
        byte[] name = Encoding.UTF8.GetBytes(key + "\n");
        int start = Magic.Length + name.Length;
        return
            bytes.Length > start + sizeof(ulong)
            && bytes.StartsWith(Magic)
            && bytes[Magic.Length..].StartsWith(name)
            && BitConverter.ToUInt64(bytes[^sizeof(ulong)..]) == Digest(bytes[..^sizeof(ulong)])
            ? start
            : null;
    }

    /// <summary>
    /// Eight bytes at a time, each step one to one: a change within eight bytes is always seen, any other but once in
    /// 2^64. It guards against accidents, not against malice: who may write here may do all that the user may.
    /// </summary>
    internal static ulong Digest(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        ulong digest = (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            digest = unchecked(ulong.RotateLeft(digest ^ BitConverter.ToUInt64(bytes), 29) * Odd);
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte last in bytes)
            digest = unchecked(ulong.RotateLeft(digest ^ last, 29) * Odd);
        return digest ^ digest >> 32;
    }

    /// <summary>Old images, and what a process that was killed left an hour or more before the newest.</summary>
    void Prune(string newest)
    {
        DateTime now = File.GetLastWriteTimeUtc(newest);
        var files = new DirectoryInfo(folder!).GetFiles();
        foreach (FileInfo old in files.Where(IsImage).OrderByDescending(file => file.LastWriteTimeUtc).Skip(Most))
            Remove(old.FullName);
        foreach (FileInfo left in files.Where(IsPart).Where(file => file.LastWriteTimeUtc < now.AddHours(-1)))
            Remove(left.FullName);
    }

    static bool IsImage(FileInfo file) => file.Name.EndsWith(Ending, StringComparison.Ordinal);

    static bool IsPart(FileInfo file) =>
        file.Name.EndsWith(Part, StringComparison.Ordinal) && file.Name.Contains(Ending);

    static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // It lies there until a later image is kept.
        }
    }
}
