using System.Globalization;

namespace Sentinel.Core.Tests.Golden;

/// <summary>A comma-separated file with a header, read column by column.</summary>
internal sealed class CsvTable(string[] header, string[][] rows)
{
    public int Count => rows.Length;

    public static CsvTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return new CsvTable(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public double[] Numbers(string column) => [.. Texts(column).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    public int[] Integers(string column) => [.. Texts(column).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    public DateTimeOffset[] Times(string column) =>
        [.. Texts(column).Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture))];

    private IEnumerable<string> Texts(string column)
    {
        var index = Array.IndexOf(header, column);
        return index >= 0 ? rows.Select(row => row[index]) : throw new InvalidDataException($"No column '{column}'.");
    }
}
