namespace Sentinel.Core.Prices.Layouts;

/// <summary>Answers of Coinbase Exchange: low and high stand before open.</summary>
internal sealed class CoinbaseCandles() : UnnamedLayout(
    "Coinbase candles (time, low, high, open, close, volume)",
    new PriceColumns("", 0, Time: 0, Low: 1, High: 2, Open: 3, Close: 4) { Volume = 5 },
    static width => width == 6);
