using System.Runtime.InteropServices;
using System.Text;

namespace Parley.App;

/// <summary>Where an answer goes. An answer is written whole, at its end.</summary>
/// <param name="Width">Columns to fill.</param>
/// <param name="Colour">True on a terminal that wants colour.</param>
sealed record Output(TextWriter Out, TextWriter Error, int Width, bool Colour)
{
    public static Output OfConsole()
    {
        bool terminal = !Console.IsOutputRedirected;
        int width = terminal ? Math.Clamp(Console.WindowWidth, 60, 120) : 100;
        bool colour = terminal && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        var text = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16)
        {
            AutoFlush = false,
        };
        return new(text, Console.Error, width, colour && terminal);
    }

    /// <summary>
    /// Writes a file whole: beside its place first, then moved there, so that nothing is ever half written.
    /// </summary>
    public static void WriteFile(string path, string text) => WriteFile(path, writer => writer.Write(text));

    /// <summary>Writes a file whole, as it is made.</summary>
    public static void WriteFile(string path, Action<TextWriter> write) =>
        WriteFiles(
            (
                path,
                to =>
                {
                    using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                    write(writer);
                }
            )
        );

    /// <summary>Writes files that belong together: all of them whole, or none.</summary>
    public static void WriteFiles(params ReadOnlySpan<(string Path, Action<Stream> Write)> files)
    {
        string[] places = [.. files.ToArray().Select(file => Place(file.Path))];
        string[] beside = [.. places.Select(place => $"{place}.{Environment.ProcessId}.part")];
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Remove(beside));
        using var stopped = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Remove(beside));
        int now = 0;
        try
        {
            for (; now < places.Length; now++)
            {
                using var to = new FileStream(beside[now], FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
                files[now].Write(to);
            }
            for (now = 0; now < places.Length; now++)
                File.Move(beside[now], places[now], overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            throw new Refusal(
                Refusal.Faults,
                $"{files[now].Path} could not be written, and nothing was: {Reason(places[now], e)}"
            );
        }
    }

    static string Place(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw Refusal.Ask("--out needs the name of a file.");
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (ArgumentException e)
        {
            throw Refusal.Ask($"--out \"{path}\" is not a path: {e.Message}");
        }
        return Directory.Exists(full)
            ? throw new Refusal(Refusal.Faults, $"{path} is a folder; --out takes a file.")
            : full;
    }

    static string Reason(string full, Exception e) =>
        Directory.Exists(Path.GetDirectoryName(full))
            ? e is UnauthorizedAccessException
                ? "it may not be written there."
                : e.Message
            : "there is no such folder.";

    static void Remove(string[] files)
    {
        foreach (string file in files)
            Remove(file);
    }

    static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What could not be written can often not be deleted either; the message that follows tells of the first.
        }
    }
}
