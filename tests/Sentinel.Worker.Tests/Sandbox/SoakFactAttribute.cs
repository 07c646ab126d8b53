using System.Globalization;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>A test that takes minutes: skipped unless <c>SENTINEL_SOAK</c> says how many strategies to run, at least 400.</summary>
public sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute() => Skip = Count >= 400 && OperatingSystem.IsLinux() ? null : "Set SENTINEL_SOAK=10000 to run it, on Linux.";

    public static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("SENTINEL_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
