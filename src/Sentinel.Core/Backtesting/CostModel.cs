namespace Sentinel.Core.Backtesting;

/// <summary>What trading costs, charged on each side of each fill.</summary>
/// <param name="FeeBps">Commission in basis points of the traded value, 0 to 1,000. Default 10.</param>
/// <param name="SlippageBps">Distance of the fill price from the open, against the trader, in basis points, 0 to 1,000. Default 5.</param>
public sealed record CostModel(double FeeBps = 10, double SlippageBps = 5)
{
    /// <summary>Largest accepted fee or slippage: a tenth of the traded value.</summary>
    public const double MaxBps = 1_000;

    /// <summary>Trading for free.</summary>
    public static CostModel Free { get; } = new(0, 0);

    /// <summary>Commission as a fraction of the traded value.</summary>
    public double Fee => FeeBps / 10_000;

    /// <summary>Slippage as a fraction of the open price.</summary>
    public double Slippage => SlippageBps / 10_000;
}
