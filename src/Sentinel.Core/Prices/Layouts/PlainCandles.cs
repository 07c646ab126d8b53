namespace Sentinel.Core.Prices.Layouts;

/// <summary>Time, open, high, low, close, volume: as ccxt, freqtrade, OKX, Bybit, Gemini and most others have them; perhaps with more behind, or without volume.</summary>
internal sealed class PlainCandles() : UnnamedLayout(
    "Candles in the order time, open, high, low, close, volume",
    new PriceColumns("", 0, Time: 0, Open: 1, High: 2, Low: 3, Close: 4) { Volume = 5 },
    static width => width is >= 5 and <= 12);
