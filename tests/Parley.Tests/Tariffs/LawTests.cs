using Parley.IO.Duties;
using Parley.IO.Packs;
using Parley.Tariffs;

namespace Parley.Tests.Tariffs;

/// <summary>The shipped law of duties, as a whole.</summary>
public class LawTests
{
    [Fact]
    public void The_shipped_law_has_no_faults()
    {
        LoadedLaw law = DutyLoader.Load(PackText.Embedded(), Shipped.Ledger);
        Assert.True(law.Faults.IsEmpty, string.Join("\n", law.Faults.Take(60)));
    }
}
