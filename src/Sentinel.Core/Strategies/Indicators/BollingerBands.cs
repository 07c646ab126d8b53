namespace Sentinel.Core.Strategies;

/// <summary>What <see cref="Series.Bollinger"/> returns, one value per bar each.</summary>
/// <param name="Upper">Average plus deviations.</param>
/// <param name="Middle">Average.</param>
/// <param name="Lower">Average less deviations.</param>
public sealed record BollingerBands(Series Upper, Series Middle, Series Lower);
