using Xunit;

namespace Sentinel.TestKit;

/// <summary>A test with several cases of what only Linux has; elsewhere it is skipped and says so.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Only Linux has this.";
    }
}
