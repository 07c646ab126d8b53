using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>A measurement that takes minutes and asserts nothing about speed: skipped unless <c>SENTINEL_ENDING_TIMES=1</c>.</summary>
public sealed class EndingTimesFactAttribute : FactAttribute
{
    public EndingTimesFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("SENTINEL_ENDING_TIMES") == "1" ? null : "Set SENTINEL_ENDING_TIMES=1 to measure.";
}
