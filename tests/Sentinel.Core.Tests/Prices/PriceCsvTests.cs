using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Prices;

public sealed class PriceCsvTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_written_is_read_again()
    {
        var bars = SyntheticPrices.Sample(seed: 7, Noon).Append(new Bar(Noon, 10, 12, 9, 11, 0.1 + 0.2)).ToList();
        using var text = new StringWriter();

        PriceCsv.Write(text, bars);

        Assert.Equal(bars, PriceCsv.Read(new StringReader(text.ToString())));
    }

    [Fact]
    public void A_line_without_a_possible_bar_is_refused_by_number()
    {
        var error = Assert.Throws<FormatException>(() => PriceCsv.Read(new StringReader($"{PriceCsv.Header}\n2024-06-01T12:00:00Z,10,12,9,13,1")));

        Assert.Equal("Line 2: its high 12 is below its close 13.", error.Message);
    }

    [Theory]
    [InlineData("data/eth-usd-1h-recent.csv", 36_576, 35)]
    [InlineData("data/btc-usd-1h.csv", 61_276, 0)]
    [InlineData("data/btc-usd-1h-90d.csv", 2_160, 0)]
    public void Real_files_hold_the_known_number_of_impossible_bars(string file, int lines, int impossible)
    {
        if (SharedFolder.Find(file, output) is not { } path) return;

        using var stream = File.OpenRead(path);
        var content = PriceFile.Read(stream, new PriceFileTerms(Symbol.BtcUsd));

        Assert.Equal(impossible, content.Rejected.Count);
        Assert.Equal(lines - impossible, content.Bars.Count);
        Assert.All(content.Rejected, line => Assert.Matches("^its (high|low) .* is (below|above) its (open|close) ", line.Reason));
    }
}
