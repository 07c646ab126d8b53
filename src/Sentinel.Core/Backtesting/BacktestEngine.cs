using System.Buffers;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtesting;

/// <summary>Follows target positions over bars: decided at a close, filled at the next open.</summary>
/// <remarks>
/// A target is acted on when it differs from the last one acted on, so holding a target does not rebalance and the target of
/// the last bar is never filled. An hour without trades fills nothing: what was decided before it waits for the next traded open.
/// Nothing is closed at the end: the last position is marked at the last close. Equity that falls to zero or below, as a short's
/// can, is zero from that bar on and nothing is traded any more.
/// </remarks>
public static class BacktestEngine
{
    /// <summary>Largest accepted initial capital, in the quote currency.</summary>
    public const double MaxInitialCapital = 1e15;

    /// <summary>What becomes of the capital. The same input gives the same result, bit for bit.</summary>
    /// <param name="prices">One bar or more.</param>
    /// <param name="targets">One target position per bar, oldest first: a share of equity, -1 (short) to 1 (long).</param>
    /// <param name="costs">What trading costs, each within 0 and <see cref="CostModel.MaxBps"/>.</param>
    /// <param name="initialCapital">Above zero, at most <see cref="MaxInitialCapital"/>, in the quote currency.</param>
    /// <exception cref="ArgumentException">There are no bars, or not as many targets as bars.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target, a cost or the capital is not a number or outside its range.</exception>
    public static Simulation Run(PriceSeries prices, ReadOnlySpan<double> targets, CostModel costs, double initialCapital)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(costs);
        ThrowUnlessOneTargetPerBar(prices.Count, targets);
        ThrowUnlessWithin(costs.FeeBps, CostModel.MaxBps, nameof(costs));
        ThrowUnlessWithin(costs.SlippageBps, CostModel.MaxBps, nameof(costs));
        ThrowUnlessWithin(initialCapital, MaxInitialCapital, nameof(initialCapital));
        ArgumentOutOfRangeException.ThrowIfZero(initialCapital);

        var account = new Account(initialCapital, costs);
        return prices.Filled == 0 ? Follow(prices, targets, targets, account) : FollowHeld(prices, targets, account);
    }

    private static Simulation FollowHeld(PriceSeries prices, ReadOnlySpan<double> decided, Account account)
    {
        var borrowed = ArrayPool<double>.Shared.Rent(decided.Length);
        try
        {
            var held = borrowed.AsSpan(0, decided.Length);
            WaitingOrders.Hold(prices, decided, held);
            return Follow(prices, decided, held, account);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(borrowed);
        }
    }

    private static Simulation Follow(PriceSeries prices, ReadOnlySpan<double> decided, ReadOnlySpan<double> targets, Account account)
    {
        var open = prices.Open;
        var close = prices.Close;
        var equity = GC.AllocateUninitializedArray<double>(prices.Count);
        equity[0] = account.Cash;
        var applied = 0.0;
        var barsInMarket = 0;
        var (bar, end) = (1, 1);

        // From one change of the target to the next the position stays, and only its price changes.
        while (bar == end && bar < equity.Length)
        {
            var target = targets[bar - 1];
            if (target != applied && !account.TryRebalance(bar, open[bar], applied = target)) break;

            while (end < equity.Length && targets[end - 1] == target) end++;
            var marked = account.Mark(close[bar..end], equity.AsSpan(bar));
            if (account.Units != 0) barsInMarket += marked;
            bar += marked;
        }

        var isRuined = bar < equity.Length;
        equity.AsSpan(bar).Clear();
        var endBar = isRuined ? bar : equity.Length - 1;
        var trades = TradeLedger.Read(account.Fills, endBar, isRuined ? account.PriceOfRuin : close[endBar], isRuined);
        return new Simulation(equity, account.Fills, trades, barsInMarket)
        {
            WaitedOrders = WaitingOrders.Count(prices, decided, targets, endBar),
        };
    }

    private static void ThrowUnlessOneTargetPerBar(int bars, ReadOnlySpan<double> targets)
    {
        if (bars == 0) throw new ArgumentException("A backtest needs at least one bar.", nameof(targets));
        if (targets.Length != bars)
            throw new ArgumentException($"There are {targets.Length} targets for {bars} bars.", nameof(targets));

        for (var bar = 0; bar < targets.Length; bar++)
        {
            if (!(Math.Abs(targets[bar]) <= 1)) // written so that NaN fails
                throw new ArgumentOutOfRangeException(
                    nameof(targets), targets[bar], $"The target of bar {bar} is not a number from -1 to 1.");
        }
    }

    private static void ThrowUnlessWithin(double value, double largest, string parameter)
    {
        if (!(value >= 0 && value <= largest)) // written so that NaN fails
            throw new ArgumentOutOfRangeException(parameter, value, $"{value} is not a number from 0 to {largest}.");
    }
}
