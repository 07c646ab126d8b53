namespace Sentinel.Core.Strategies;

/// <summary>What <see cref="Series.Macd"/> returns, one value per bar each.</summary>
/// <param name="Line">Fast less slow average.</param>
/// <param name="Signal">Exponential average of the line.</param>
/// <param name="Histogram">Line less signal.</param>
public sealed record MacdLines(Series Line, Series Signal, Series Histogram);
