using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>No bar is stored for the window of a request; another try may succeed once prices have come.</summary>
public sealed class NoPricesException(Symbol symbol, DateTimeOffset? from, DateTimeOffset? to)
    : Exception($"No bars of {symbol} are stored from {from?.ToString("u") ?? "the beginning"} to {to?.ToString("u") ?? "now"}.");
