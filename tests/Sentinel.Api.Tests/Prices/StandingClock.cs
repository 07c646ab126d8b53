namespace Sentinel.Api.Tests.Prices;

/// <summary>A clock that stands until it is moved on.</summary>
internal sealed class StandingClock : TimeProvider
{
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => elapsed.Ticks;

    public void MoveOn(TimeSpan by) => elapsed += by;
}
