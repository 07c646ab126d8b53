namespace Sentinel.Core.Metrics;

/// <summary>Growth a year over the deepest drawdown.</summary>
/// <remarks>CAGR / |max drawdown|. T. W. Young, "Calmar Ratio: A Smoother Tool", Futures, 1991.</remarks>
public static class CalmarRatio
{
    /// <summary>A dimensionless ratio; null without a CAGR or a drawdown, and when too large for a <see cref="double"/>.</summary>
    /// <param name="cagr">Compound annual growth rate as a fraction; null when undefined.</param>
    /// <param name="maxDrawdown">Deepest drawdown, -1 to 0.</param>
    public static double? Of(double? cagr, double maxDrawdown) =>
        maxDrawdown < 0 ? Finite.OrNull(cagr / -maxDrawdown) : null;
}
