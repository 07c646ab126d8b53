using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Klines of Binance, as its files and its interface have them: twelve columns, of which the seventh is the close time.</summary>
internal sealed class BinanceKlines() : UnnamedLayout(
    "Binance klines", new PriceColumns("", 0, Time: 0, Open: 1, High: 2, Low: 3, Close: 4) { Volume = 5 }, static width => width is 11 or 12)
{
    protected override bool Suits(TableRow row, PriceColumns columns) =>
        TimeText.TryRead(row[0], DateOrder.Unknown, out var open) && TimeText.TryRead(row[6], DateOrder.Unknown, out var close) && close.Time > open.Time;
}
