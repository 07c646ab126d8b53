using System.Globalization;

namespace Sentinel.Core.Prices;

/// <summary>The file format of prices: a header, then one bar a line; times ISO-8601 in UTC, numbers with a decimal point.</summary>
public static class PriceCsv
{
    /// <summary>The first line of every price file.</summary>
    public const string Header = "time,open,high,low,close,volume";

    /// <summary>Most lines a file may have rejected before it is taken for something else.</summary>
    public const int MaxRejected = 10_000;

    private const int MaxLineLength = 256;
    private const int Columns = 6;

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'+00:00'", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <summary>The bars of a file, and the lines that hold none; blank lines do not count.</summary>
    /// <exception cref="FormatException">This is no price file: it lacks the header, or too many lines are rejected.</exception>
    public static PriceCsvContent Read(TextReader reader)
    {
        var lines = new BoundedLineReader(reader, MaxLineLength);
        if (!lines.TryRead(out var header) || !header.Trim().Equals(Header, StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"The first line of a price file is '{Header}'.");

        var bars = new List<Bar>();
        var rejected = new List<RejectedLine>();
        var lineOfTime = new Dictionary<DateTimeOffset, int>();
        while (lines.TryRead(out var line))
        {
            if (line.IsWhiteSpace()) continue;

            var reason = WhyRejected(line, lines.IsCut, out var bar);
            if (reason is null && !lineOfTime.TryAdd(bar.Time, lines.Line)) reason = $"its time stands in line {lineOfTime[bar.Time]} already";

            if (reason is null) bars.Add(bar);
            else if (rejected.Count < MaxRejected) rejected.Add(new RejectedLine(lines.Line, reason));
            else throw new FormatException($"More than {MaxRejected} lines hold no possible bar; the last is line {lines.Line}: {reason}.");
        }

        return new PriceCsvContent(bars, rejected);
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

    private static string? WhyRejected(ReadOnlySpan<char> line, bool isCut, out Bar bar)
    {
        bar = default;
        if (isCut) return $"it is longer than {MaxLineLength} characters";

        Span<Range> columns = stackalloc Range[Columns + 1];
        if (line.Split(columns, ',') != Columns) return $"it does not have the {Columns} columns {Header}";

        if (!DateTimeOffset.TryParseExact(
            line[columns[0]], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return $"'{line[columns[0]]}' is not a UTC time such as 2024-06-01T00:00:00Z";

        Span<double> numbers = stackalloc double[Columns - 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            var text = line[columns[i + 1]];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) return $"'{text}' is not a number";
        }

        bar = new Bar(time, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        return BarCheck.WhyImpossible(bar);
    }
}
