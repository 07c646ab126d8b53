using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Prices;

public sealed class PriceCsvTests(ITestOutputHelper output)
{
    private const string GoodLine = "2024-06-01T12:00:00Z,10,12,9,11,100.5";

    private static readonly Bar GoodBar = new(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero), 10, 12, 9, 11, 100.5);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_good_line_is_a_bar_whatever_the_line_end(string lineEnd)
    {
        var content = PriceCsv.Read(new StringReader(string.Join(lineEnd, PriceCsv.Header, GoodLine, "", "")));

        Assert.Equal([GoodBar], content.Bars);
        Assert.Empty(content.Rejected);
    }

    [Theory]
    [InlineData("2024-06-01T12:00:00.000Z")]
    [InlineData("2024-06-01T12:00:00+00:00")]
    [InlineData("2024-06-01T12:00Z")]
    public void A_time_may_be_written_in_any_usual_way(string time)
    {
        Assert.Equal([GoodBar], Read($"{time},10,12,9,11,1.005e2").Bars);
    }

    [Theory]
    [InlineData("2024-06-01T12:30:00Z,10,12,9,11,1", "its time is not on a whole hour")]
    [InlineData("2024-06-01T12:00:00,10,12,9,11,1", "'2024-06-01T12:00:00' is not a UTC time such as 2024-06-01T00:00:00Z")]
    [InlineData("1717243200,10,12,9,11,1", "'1717243200' is not a UTC time such as 2024-06-01T00:00:00Z")]
    [InlineData("2024-06-01T12:00:00Z,10,12,9,eleven,1", "'eleven' is not a number")]
    [InlineData("2024-06-01T12:00:00Z,10,12,9,,1", "'' is not a number")]
    [InlineData("2024-06-01T12:00:00Z,\"10\",12,9,11,1", "'\"10\"' is not a number")]
    [InlineData("2024-06-01T12:00:00Z,10,12,9,11", "it does not have the 6 columns time,open,high,low,close,volume")]
    [InlineData("2024-06-01T12:00:00Z,10,12,9,11,1,5", "it does not have the 6 columns time,open,high,low,close,volume")]
    [InlineData("2024-06-01T12:00:00Z,10,12,9,13,1", "its high 12 is below its close 13")]
    [InlineData("2024-06-01T12:00:00Z,NaN,12,9,13,1", "its open NaN is not a price above zero")]
    public void A_bad_line_is_rejected_by_number_with_its_reason(string line, string reason)
    {
        var content = Read("2024-06-01T11:00:00Z,10,12,9,11,1", line);

        Assert.Equal([new RejectedLine(3, reason)], content.Rejected);
        Assert.Single(content.Bars);
    }

    [Fact]
    public void A_time_that_comes_twice_is_rejected_the_second_time()
    {
        var content = Read(GoodLine, "2024-06-01T12:00:00Z,20,22,19,21,1");

        Assert.Equal([GoodBar], content.Bars);
        Assert.Equal([new RejectedLine(3, "its time stands in line 2 already")], content.Rejected);
    }

    [Fact]
    public void Blank_lines_count_only_for_the_numbers_of_the_others()
    {
        var content = Read(GoodLine, "", "  ", "rubbish");

        Assert.Equal(5, Assert.Single(content.Rejected).Line);
    }

    [Fact]
    public void An_endless_line_is_rejected_without_being_kept()
    {
        var content = Read(new string('9', 5_000_000), GoodLine);

        Assert.Equal([new RejectedLine(2, "it is longer than 256 characters")], content.Rejected);
        Assert.Equal([GoodBar], content.Bars);
    }

    [Theory]
    [InlineData("")]
    [InlineData("timestamp,open,high,low,close\n1,2,3,4,5")]
    [InlineData(GoodLine)]
    public void A_file_without_the_header_is_refused(string text)
    {
        var error = Assert.Throws<FormatException>(() => PriceCsv.Read(new StringReader(text)));

        Assert.Contains(PriceCsv.Header, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_but_rubbish_is_refused()
    {
        var rubbish = Enumerable.Repeat("rubbish", PriceCsv.MaxRejected + 1);

        Assert.Throws<FormatException>(() => Read([.. rubbish]));
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var bars = SyntheticPrices.Sample(seed: 7, GoodBar.Time).Append(GoodBar with { Volume = 0.1 + 0.2 }).ToList();
        using var text = new StringWriter();

        PriceCsv.Write(text, bars);

        Assert.Equal(bars, PriceCsv.Read(new StringReader(text.ToString())).Bars);
    }

    [Theory]
    [InlineData("data/eth-usd-1h-recent.csv", 36_576, 35)]
    [InlineData("data/btc-usd-1h.csv", 61_276, 0)]
    [InlineData("data/btc-usd-1h-90d.csv", 2_160, 0)]
    public void Real_files_hold_the_known_number_of_impossible_bars(string file, int lines, int impossible)
    {
        if (SharedFolder.Find(file, output) is not { } path) return;

        using var reader = new StreamReader(path);
        var content = PriceCsv.Read(reader);

        Assert.Equal(impossible, content.Rejected.Count);
        Assert.Equal(lines - impossible, content.Bars.Count);
        Assert.All(content.Rejected, line => Assert.Matches("^its (high|low) .* is (below|above) its (open|close) ", line.Reason));
    }

    private static PriceCsvContent Read(params string[] lines) =>
        PriceCsv.Read(new StringReader(string.Join('\n', [PriceCsv.Header, .. lines])));
}
