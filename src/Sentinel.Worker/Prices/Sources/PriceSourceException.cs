namespace Sentinel.Worker.Prices.Sources;

/// <summary>A source of prices did not answer with bars.</summary>
internal sealed class PriceSourceException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the source asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
