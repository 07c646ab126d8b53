namespace Sentinel.Core.Prices.Layouts;

/// <summary>Answers of Gate: volume in the quote currency, then close, high, low, open, then the coins.</summary>
internal sealed class GateCandles() : UnnamedLayout(
    "Gate candles (time, quote volume, close, high, low, open, volume)",
    new PriceColumns("", 0, Time: 0, Close: 2, High: 3, Low: 4, Open: 5) { Volume = 6 },
    static width => width is 7 or 8);
