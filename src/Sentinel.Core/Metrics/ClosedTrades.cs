using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>The finished trades of a run as columns of equal length, in order; the statistics of trades are theirs alone.</summary>
/// <param name="Pnl">Profit after fees of each trade, in the quote currency.</param>
/// <param name="Returns">The same as a fraction of the value entered.</param>
/// <param name="Lengths">Bars from entry to exit.</param>
public sealed record ClosedTrades(double[] Pnl, double[] Returns, double[] Lengths)
{
    /// <summary>The trades that are not open.</summary>
    public static ClosedTrades Of(IReadOnlyList<Trade> trades)
    {
        var closed = trades.Where(trade => !trade.IsOpen).ToList();
        return new ClosedTrades(
            [.. closed.Select(trade => trade.Pnl)],
            [.. closed.Select(trade => trade.Return)],
            [.. closed.Select(trade => (double)(trade.ExitBar - trade.EntryBar))]);
    }
}
