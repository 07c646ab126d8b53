using System.Globalization;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Tests.Strategies;

/// <summary>The columns of a comma-separated file by name; an empty cell is NaN, as in a series that warms up.</summary>
internal sealed class GoldenColumns
{
    private readonly string[] header;
    private readonly string[][] rows;

    private GoldenColumns(string[] header, string[][] rows) => (this.header, this.rows) = (header, rows);

    public static GoldenColumns Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return new GoldenColumns(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public double[] this[string column]
    {
        get
        {
            var index = Array.IndexOf(header, column);
            return [.. rows.Select(row => row[index].Length == 0 ? double.NaN : double.Parse(row[index], CultureInfo.InvariantCulture))];
        }
    }

    public static Bars ReadBars(string path)
    {
        var columns = Read(path);
        var times = columns.rows.Select(row => DateTimeOffset.Parse(row[0], CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        return Bars.Of(new PriceSeries(
            Symbol.BtcUsd,
            "golden",
            [.. times],
            columns["open"],
            columns["high"],
            columns["low"],
            columns["close"],
            columns["volume"]));
    }
}
