using System.Globalization;
using System.Text;
using System.Text.Json;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Bars written a part at a time, as a table or as JSON.</summary>
internal static class BarStream
{
    /// <summary>Media type of the table.</summary>
    public const string Csv = "text/csv";

    /// <summary>Media type of the JSON.</summary>
    public const string Json = "application/json";

    private const int BarsAtOnce = 1_000;

    /// <summary>Writes a table as <see cref="PriceCsv"/> reads it; with a column more it is not taken for bars that were traded.</summary>
    public static async Task WriteCsv(Stream stream, PriceSeries bars, bool withFilled, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await text.WriteLineAsync(withFilled ? $"{PriceCsv.Header},filled" : PriceCsv.Header);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars.BarAt(i);
            await text.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Times.Text(bar.Time)},{bar.Open:R},{bar.High:R},{bar.Low:R},{bar.Close:R},{bar.Volume:R}{(withFilled ? bars.IsFilled(i) ? ",1" : ",0" : "")}"));
            if (i % BarsAtOnce == 0) await text.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Writes an object with the columns' names and a row a bar.</summary>
    public static async Task WriteJson(Stream stream, PriceSeries bars, bool withFilled, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("symbol", $"{bars.Symbol}");
        json.WriteNumber("bars", bars.Count);
        json.WriteNumber("filled", bars.Filled);
        json.WriteString("source", bars.Source);
        json.WriteString("hash", bars.Hash);
        json.WriteStartArray("columns");
        foreach (var column in PriceCsv.Header.Split(',')) json.WriteStringValue(column);
        if (withFilled) json.WriteStringValue("filled");
        json.WriteEndArray();
        json.WriteStartArray("rows");
        for (var i = 0; i < bars.Count; i++)
        {
            WriteRow(json, bars, i, withFilled);
            if (i % BarsAtOnce == 0) await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, PriceSeries bars, int index, bool withFilled)
    {
        json.WriteStartArray();
        json.WriteStringValue(Times.Text(bars.TimeAt(index)));
        json.WriteNumberValue(bars.Open[index]);
        json.WriteNumberValue(bars.High[index]);
        json.WriteNumberValue(bars.Low[index]);
        json.WriteNumberValue(bars.Close[index]);
        json.WriteNumberValue(bars.Volume[index]);
        if (withFilled) json.WriteBooleanValue(bars.IsFilled(index));
        json.WriteEndArray();
    }
}
