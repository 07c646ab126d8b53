namespace Sentinel.Core.Strategies;

/// <summary>What <see cref="Bars.Stochastic"/> returns, one value in [0, 100] per bar each.</summary>
/// <param name="K">Where the close lies in the range of the last bars, averaged.</param>
/// <param name="D">Moving average of <paramref name="K"/>.</param>
public sealed record StochasticLines(Series K, Series D);
