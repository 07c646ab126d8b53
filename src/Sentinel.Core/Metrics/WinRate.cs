namespace Sentinel.Core.Metrics;

/// <summary>Share of trades with a profit.</summary>
/// <remarks>R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008.</remarks>
public static class WinRate
{
    /// <summary>A fraction from 0 to 1; a trade that breaks even is not won. Null without trades.</summary>
    /// <param name="pnl">Profit after fees of each closed trade.</param>
    public static double? Of(ReadOnlySpan<double> pnl)
    {
        if (pnl.IsEmpty) return null;

        var won = 0;
        foreach (var profit in pnl)
        {
            if (profit > 0) won++;
        }

        return (double)won / pnl.Length;
    }
}
