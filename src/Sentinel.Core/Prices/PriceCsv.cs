using System.Globalization;
using System.Text;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices;

/// <summary>Sentinel's own format of prices: a header, then one bar a line; times ISO-8601 in UTC, numbers with a decimal point.</summary>
public static class PriceCsv
{
    /// <summary>The first line of what is written.</summary>
    public const string Header = "time,open,high,low,close,volume";

    /// <summary>The possible bars of a table in this or another known layout, oldest first.</summary>
    /// <exception cref="FormatException">Its layout is not known, or a line holds no possible bar; the message has the first.</exception>
    public static IReadOnlyList<Bar> Read(TextReader reader)
    {
        var content = PriceFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd())), new PriceFileTerms(Symbol.BtcUsd));
        return content.Rejected is [var first, ..] ? throw new FormatException($"Line {first.Line}: {first.Reason}.") : content.Bars;
    }

    /// <summary>Writes bars so that reading them gives the same.</summary>
    public static void Write(TextWriter writer, IEnumerable<Bar> bars)
    {
        writer.WriteLine(Header);
        foreach (var bar in bars)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bar.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'},{bar.Open:R},{bar.High:R},{bar.Low:R},{bar.Close:R},{bar.Volume:R}"));
        }
    }
}
