using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;
using Xunit;

namespace Sentinel.Core.Tests.Prices;

public sealed class PriceImportCheckTests
{
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(24 * 60, "These bars are 24 hours apart", true)]
    [InlineData(4 * 60, "These bars are 4 hours apart", true)]
    [InlineData(1, "These bars are 1 minute apart", false)]
    [InlineData(30, "These bars are 30 minutes apart", false)]
    [InlineData(90, "These bars are 1.5 hours apart", false)]
    public void Bars_that_are_no_hours_are_refused_by_their_spacing(int minutes, string message, bool mayBeForced)
    {
        var objection = Assert.Single(Check(Enumerable.Range(0, 100).Select(i => Start.AddMinutes(i * minutes))));

        Assert.Equal(("spacing", mayBeForced), (objection.Code, objection.MayBeForced));
        Assert.StartsWith(message, objection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_before_the_hours_of_a_file_are_found_by_where_they_are()
    {
        var times = Enumerable.Range(0, 30).Select(i => Start.AddDays(i)).Concat(Enumerable.Range(1, 1_000).Select(i => Start.AddDays(29).AddHours(i)));

        var objection = Assert.Single(Check(times));

        Assert.StartsWith("From 2024-06-01 00:00 to 2024-06-30 00:00 these bars are 24 hours apart", objection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_that_are_missing_here_and_there_are_no_spacing()
    {
        Assert.Empty(Check(Enumerable.Range(0, 200).Where(hour => hour % 7 != 3 && hour is < 50 or > 80).Select(hour => Start.AddHours(hour))));
    }

    [Fact]
    public void A_file_with_more_hours_missing_than_there_are_is_refused()
    {
        var objection = Assert.Single(Check([Start, Start.AddHours(1), Start.AddHours(2), Start.AddHours(9)]));

        Assert.Equal(("mostly_missing", true), (objection.Code, objection.MayBeForced));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public void A_bar_that_has_not_ended_is_refused_and_cannot_be_forced(int minutesAfterItsOpen, bool isEnded)
    {
        var objections = Check([Start, Start.AddHours(1)], now: Start.AddHours(1).AddMinutes(minutesAfterItsOpen));

        if (isEnded) Assert.Empty(objections);
        else Assert.Equal(("unfinished", false), (Assert.Single(objections).Code, objections[0].MayBeForced));
    }

    [Fact]
    public void A_stored_close_that_is_far_from_the_files_is_another_markets()
    {
        var stored = PriceSeries.Of(Symbol.BtcUsd, "coinbase", [Bar(Start, 60_000), Bar(Start.AddHours(1), 60_000)]);

        Assert.Empty(Check([Start, Start.AddHours(1)], stored, price: 61_000));
        var objection = Assert.Single(Check([Start, Start.AddHours(1)], stored, price: 3_000));

        Assert.Equal(("other_market", true), (objection.Code, objection.MayBeForced));
        Assert.StartsWith("2 of 2 closes of stored hours are off by more than 25 %: 2024-06-01 00:00 closes at 3000 where 60000 is stored.", objection.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 3_000, true)]
    [InlineData(-3, 3_000, true)]
    [InlineData(24 * 7, 3_000, true)]
    [InlineData(2, 70_000, false)]
    [InlineData(2, 90_000, true)]
    [InlineData(24 * 300, 140_000, false)]
    public void A_jump_where_the_file_meets_what_is_stored_is_refused_unless_time_allows_for_it(int hours, double price, bool isRefused)
    {
        var stored = PriceSeries.Of(Symbol.BtcUsd, "coinbase", [Bar(Start, 60_000), Bar(Start.AddHours(1), 60_000)]);

        var objections = Check([Start.AddHours(hours), Start.AddHours(hours + 1)], stored, price);

        Assert.Equal(isRefused ? ["jump"] : [], objections.Select(objection => objection.Code));
    }

    [Fact]
    public void A_jump_within_a_hole_of_what_is_stored_is_found_too()
    {
        var stored = PriceSeries.Of(Symbol.BtcUsd, "coinbase", [Bar(Start, 60_000), Bar(Start.AddHours(5), 60_000)]);

        Assert.Equal("jump", Assert.Single(Check([Start.AddHours(2), Start.AddHours(3)], stored, price: 3_000)).Code);
    }

    [Fact]
    public void What_is_made_up_is_no_market_to_compare_with()
    {
        var sample = PriceSeries.Of(Symbol.BtcUsd, PriceSource.SyntheticSample, [Bar(Start, 60_000)]);

        Assert.Empty(Check([Start, Start.AddHours(1)], sample, price: 3_000));
    }

    [Theory]
    [InlineData("BTC/USD", true)]
    [InlineData("btcusd", true)]
    [InlineData("XBTUSD", true)]
    [InlineData("XXBTZUSD", true)]
    [InlineData("BTC", true)]
    [InlineData("ETH/USD", false)]
    [InlineData("BTCUSDT", false)]
    public void A_file_that_says_another_pair_is_refused(string pair, bool isWanted)
    {
        var objections = Check([Start, Start.AddHours(1)], pairs: pair);

        Assert.Equal(isWanted ? [] : ["other_market"], objections.Select(objection => objection.Code));
    }

    [Fact]
    public void A_file_of_several_pairs_cannot_be_forced()
    {
        Assert.False(Assert.Single(Check([Start, Start.AddHours(1)], pairs: ["BTC/USD", "ETH/USD"])).MayBeForced);
    }

    private static Bar Bar(DateTimeOffset time, double price) => new(time, price, price, price, price, 1);

    private static IReadOnlyList<PriceObjection> Check(
        IEnumerable<DateTimeOffset> times, PriceSeries? stored = null, double price = 60_000, DateTimeOffset? now = null, params string[] pairs)
    {
        var all = times.ToList();
        var content = new PriceFileContent("", [.. all.Select(time => Bar(time, price))], []) { Times = all, Repeated = 0, Pairs = pairs, Remark = null, IsCut = false };
        return PriceImportCheck.Of(content, Symbol.BtcUsd, stored ?? PriceSeries.Of(Symbol.BtcUsd, PriceSource.None, []), jumpLimit: 0.25, now ?? Start.AddYears(2));
    }
}
