namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>A clock that shows one time while timers run on.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
