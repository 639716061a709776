[assembly: AssemblyFixture(typeof(Parley.Tests.Examples.FromTheRoot))]

namespace Parley.Tests.Examples;

/// <summary>Pages show commands as run from the root of the checkout, so that is where the tests stand.</summary>
public sealed class FromTheRoot
{
    public FromTheRoot() => Directory.SetCurrentDirectory(Repository.Root);
}
