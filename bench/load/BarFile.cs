using Sentinel.Core.Prices;

namespace Sentinel.Load;

/// <summary>A CSV of hourly bars.</summary>
internal static class BarFile
{
    public static PriceSeries Read(string path)
    {
        using var text = File.OpenText(path);
        return PriceSeries.Of(Symbol.BtcUsd, "csv", PriceCsv.Read(text));
    }
}
