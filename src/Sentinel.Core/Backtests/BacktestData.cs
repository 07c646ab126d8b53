using System.Globalization;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>The exact bars a backtest used.</summary>
/// <param name="Symbol">Whose prices, such as <c>BTC-USD</c>.</param>
/// <param name="From">UTC open time of the first bar; null without bars.</param>
/// <param name="To">UTC open time of the last bar, inclusive; null without bars.</param>
/// <param name="Bars">Number of bars, filled ones included.</param>
/// <param name="Source">Where they came from, several joined by <c>+</c>; <c>synthetic-sample</c> means made-up.</param>
/// <param name="Hash">SHA-256 of the bars in lower-case hex.</param>
/// <param name="Filled">How many bars stand for hours without trades.</param>
/// <param name="Warning">What is doubtful about the bars, as a sentence; null when nothing is.</param>
public sealed record BacktestData(
    string Symbol, DateTimeOffset? From, DateTimeOffset? To, int Bars, string Source, string Hash, int Filled = 0, string? Warning = null)
{
    /// <summary>Largest part of filled bars that is not warned about.</summary>
    public const double FilledLimit = 0.01;

    /// <summary>A description of a price series.</summary>
    public static BacktestData Of(PriceSeries prices) => new(
        prices.Symbol.ToString(), prices.First, prices.Last, prices.Count, prices.Source, prices.Hash, prices.Filled, WarningOf(prices));

    private static string? WarningOf(PriceSeries prices) => prices.Filled <= prices.Count * FilledLimit
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{prices.Filled} of {prices.Count} bars are filled, since no trade is known of their hours: {(double)prices.Filled / prices.Count:P1}, more than {FilledLimit:P0}.");
}
