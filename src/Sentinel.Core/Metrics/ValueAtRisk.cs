namespace Sentinel.Core.Metrics;

/// <summary>The return that all but the worst bars stay above, by history rather than by a model.</summary>
/// <remarks>
/// The (1 - confidence) quantile of the returns. P. Jorion, "Value at Risk", chapter on historical simulation, 2006.
/// </remarks>
public static class ValueAtRisk
{
    /// <summary>A return of one bar as a fraction, below zero when it is a loss; null without returns.</summary>
    /// <param name="returns">Finite simple returns, as fractions, in any order.</param>
    /// <param name="confidence">Share of bars that do better, 0 to 1: 0.95 for one bad bar in twenty.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not within 0 and 1.</exception>
    public static double? Of(ReadOnlySpan<double> returns, double confidence) => Quantile.Of(returns, 1 - confidence);
}
