using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Exports of MetaTrader without a header: date and time of day are columns of their own.</summary>
internal sealed class MetaTrader() : UnnamedLayout(
    "MetaTrader export",
    new PriceColumns("", 0, Time: 0, Open: 2, High: 3, Low: 4, Close: 5) { TimeOfDay = 1, Volume = 6 },
    static width => width is >= 6 and <= 9)
{
    protected override bool Suits(TableRow row, PriceColumns columns) => TimeText.IsTimeOfDay(row[1]);
}
