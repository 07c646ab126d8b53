using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Answers of Kraken's interface: eight columns, the sixth a mean price, the seventh the volume, the eighth a count of trades.</summary>
internal sealed class KrakenCandles() : UnnamedLayout(
    "Kraken candles", new PriceColumns("", 0, Time: 0, Open: 1, High: 2, Low: 3, Close: 4) { Volume = 6 }, static width => width == 8)
{
    // In an hour without trades the mean is zero.
    protected override bool Suits(TableRow row, PriceColumns columns) =>
        NumberAt(row, 5) is var mean && (mean == 0 || (mean >= NumberAt(row, columns.Low) && mean <= NumberAt(row, columns.High))) && double.IsInteger(NumberAt(row, 7));
}
