namespace Sentinel.Load.Systems;

/// <summary>How and when one backtest ended.</summary>
internal sealed record FinishedBacktest(Guid Id, string Status, DateTimeOffset CreatedAt, DateTimeOffset FinishedAt)
{
    /// <summary>From acceptance to outcome.</summary>
    public TimeSpan Latency => FinishedAt - CreatedAt;

    /// <summary>Whether it came to a verdict of the rules.</summary>
    public bool HasVerdict => Status is "success" or "duplicate";
}
