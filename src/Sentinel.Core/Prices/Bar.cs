namespace Sentinel.Core.Prices;

/// <summary>One hour of trading: open, high, low and close in the quote currency, volume in coins.</summary>
/// <param name="Time">UTC open time, on a whole hour.</param>
/// <param name="Open">Price of the first trade, above zero.</param>
/// <param name="High">Highest price, at least every other price of the bar.</param>
/// <param name="Low">Lowest price, at most every other price of the bar.</param>
/// <param name="Close">Price of the last trade, above zero.</param>
/// <param name="Volume">Coins traded, zero or more.</param>
public readonly record struct Bar(DateTimeOffset Time, double Open, double High, double Low, double Close, double Volume);
