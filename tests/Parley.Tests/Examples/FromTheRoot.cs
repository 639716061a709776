[assembly: AssemblyFixture(typeof(Parley.Tests.Examples.FromTheRoot))]

namespace Parley.Tests.Examples;

/// <summary>
/// Pages show commands as run from the root of the checkout, after a first <c>./parley</c>, which makes its folder of built things:
/// that is where the tests stand.
/// </summary>
public sealed class FromTheRoot
{
    public FromTheRoot()
    {
        Directory.SetCurrentDirectory(Repository.Root);
        Directory.CreateDirectory(Repository.At("artifacts"));
    }
}
