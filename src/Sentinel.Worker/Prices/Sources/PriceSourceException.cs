namespace Sentinel.Worker.Prices.Sources;

/// <summary>A source of prices did not answer with bars.</summary>
/// <param name="message">A sentence for the operator.</param>
/// <param name="innerException">What it came from; null for nothing.</param>
internal sealed class PriceSourceException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the source asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
