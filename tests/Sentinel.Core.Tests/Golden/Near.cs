using Xunit;

namespace Sentinel.Core.Tests.Golden;

/// <summary>Agreement to 1e-9: relative, and absolute below 1.</summary>
internal static class Near
{
    private const double Tolerance = 1e-9;

    public static void Equal(double expected, double actual, string what)
    {
        var difference = Math.Abs(actual - expected);
        Assert.True(difference <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, got {actual:R}");
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Equal(expected[i], actual[i], $"{what}[{i}]");
    }
}
