namespace Sentinel.Core.Prices.Layouts;

/// <summary>Answers of Bitfinex and KuCoin: close stands before high and low.</summary>
internal sealed class BitfinexCandles() : UnnamedLayout(
    "Candles in the order time, open, close, high, low, volume, as of Bitfinex and KuCoin",
    new PriceColumns("", 0, Time: 0, Open: 1, Close: 2, High: 3, Low: 4) { Volume = 5 },
    static width => width is 6 or 7);
