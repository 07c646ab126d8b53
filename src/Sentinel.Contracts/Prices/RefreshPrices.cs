namespace Sentinel.Contracts.Prices;

/// <summary>Command: fetch what is new for one symbol, from its last stored bar on.</summary>
/// <param name="Symbol">A configured symbol, such as <c>BTC-USD</c>.</param>
public sealed record RefreshPrices(string Symbol);
