using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>OHLCVT files of Kraken: seven columns, the seventh a count of trades.</summary>
internal sealed class KrakenOhlcvt() : UnnamedLayout(
    "Kraken OHLCVT", new PriceColumns("", 0, Time: 0, Open: 1, High: 2, Low: 3, Close: 4) { Volume = 5 }, static width => width == 7)
{
    protected override bool Suits(TableRow row, PriceColumns columns) => double.IsInteger(NumberAt(row, 6));
}
