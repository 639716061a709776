using System.Runtime.CompilerServices;
using Parley.App;

namespace Parley.Tests;

/// <summary>Tests, and the processes that they start, keep images in a folder of their own, and never in the user's.</summary>
static class CacheOfTests
{
    static readonly string Folder = Path.Combine(Path.GetTempPath(), $"parley-tests-{Environment.ProcessId}");

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable(Shelf.Variable, Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        };
    }
}
