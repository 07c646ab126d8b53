using Xunit;

namespace Sentinel.TestKit;

/// <summary>A test of what only Linux has; elsewhere it is skipped and says so.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        Timeout = 120_000;
        if (!OperatingSystem.IsLinux()) Skip = "Only Linux has this.";
    }
}
