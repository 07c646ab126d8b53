using System.Globalization;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>The exact bars a backtest used: all but the hash and the source say what is in its window.</summary>
/// <param name="Symbol">Whose prices, such as <c>BTC-USD</c>.</param>
/// <param name="From">UTC open time of the first bar; null without bars.</param>
/// <param name="To">UTC open time of the last bar, inclusive; null without bars.</param>
/// <param name="Bars">Number of bars, filled ones included.</param>
/// <param name="Source">Where they came from, several joined by <c>+</c>; <c>synthetic-sample</c> means made-up.</param>
/// <param name="Hash">SHA-256 of the bars in lower-case hex, those before the window that the strategy was given included.</param>
/// <param name="Filled">How many bars stand for hours without trades.</param>
/// <param name="Warning">What is doubtful about the bars, as a sentence; null when nothing is.</param>
/// <param name="WarmupBars">How many bars before the window the strategy was given first; the account starts after them.</param>
public sealed record BacktestData(
    string Symbol, DateTimeOffset? From, DateTimeOffset? To, int Bars, string Source, string Hash, int Filled = 0, string? Warning = null, int WarmupBars = 0)
{
    /// <summary>Largest part of filled bars that is not warned about.</summary>
    public const double FilledLimit = 0.01;

    /// <summary>A description of the bars of a backtest.</summary>
    public static BacktestData Of(BacktestBars bars)
    {
        var window = bars.Window;
        return new BacktestData(
            window.Symbol.ToString(), window.First, window.Last, window.Count, bars.Given.Source, bars.Hash, window.Filled, WarningOf(window), bars.Warmup);
    }

    private static string? WarningOf(PriceSeries prices) => prices.Filled <= prices.Count * FilledLimit
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{prices.Filled} of {prices.Count} bars are filled, since no trade is known of their hours: {(double)prices.Filled / prices.Count:P1}, more than {FilledLimit:P0}.");
}
