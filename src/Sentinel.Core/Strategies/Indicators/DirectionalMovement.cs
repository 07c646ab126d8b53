namespace Sentinel.Core.Strategies;

/// <summary>What <see cref="Bars.Adx"/> returns, one value in [0, 100] per bar each.</summary>
/// <param name="Adx">Strength of the trend, whichever way.</param>
/// <param name="PlusDi">Strength of upward movement.</param>
/// <param name="MinusDi">Strength of downward movement.</param>
public sealed record DirectionalMovement(Series Adx, Series PlusDi, Series MinusDi);
