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
    public static void WriteFile(string path, Action<TextWriter> write)
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
        if (Directory.Exists(full))
            throw new Refusal(Refusal.Faults, $"{path} is a folder; --out takes a file.");
        string beside = $"{full}.{Environment.ProcessId}.part";
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Remove(beside));
        using var stopped = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Remove(beside));
        try
        {
            using (var writer = new StreamWriter(beside, false, new UTF8Encoding(false), 1 << 16))
                write(writer);
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            throw new Refusal(Refusal.Faults, $"{path} could not be written, and nothing was: {Reason(full, e)}");
        }
    }

    static string Reason(string full, Exception e) =>
        Directory.Exists(Path.GetDirectoryName(full))
            ? e is UnauthorizedAccessException
                ? "it may not be written there."
                : e.Message
            : "there is no such folder.";

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
