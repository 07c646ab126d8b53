using Xunit;

namespace Sentinel.TestKit;

/// <summary>A test with data that needs a <see cref="SmallDisk"/>; it is skipped, and says so, where this user may not mount one.</summary>
public sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute()
    {
        if (!SmallDisk.IsAvailable) Skip = SmallDisk.NotAvailable;
    }
}
