using Xunit;

namespace Sentinel.TestKit;

/// <summary>A test that needs a <see cref="SmallDisk"/>; it is skipped, and says so, where this user may not mount one.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsAvailable) Skip = SmallDisk.NotAvailable;
    }
}
