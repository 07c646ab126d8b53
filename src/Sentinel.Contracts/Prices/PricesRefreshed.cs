namespace Sentinel.Contracts.Prices;

/// <summary>Event: the stored bars of one symbol were brought up to date.</summary>
/// <param name="Symbol">The symbol, such as <c>BTC-USD</c>.</param>
/// <param name="Source">Where the new bars came from, such as <c>coinbase</c>.</param>
/// <param name="StoredBars">How many bars were added or replaced, zero or more.</param>
/// <param name="LastBar">UTC open time of the newest stored bar; null when the symbol has none.</param>
public sealed record PricesRefreshed(string Symbol, string Source, int StoredBars, DateTimeOffset? LastBar);
