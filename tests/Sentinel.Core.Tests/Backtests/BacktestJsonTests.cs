using System.Text.Json;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

public sealed class BacktestJsonTests
{
    [Fact]
    public void An_outcome_survives_json()
    {
        Assert.Equivalent(Outcomes.Success(), RoundTrip(Outcomes.Success()), strict: true);
        Assert.Equivalent(Outcomes.Disqualified(), RoundTrip(Outcomes.Disqualified()), strict: true);
    }

    [Fact]
    public void An_outcome_from_before_trades_were_counted_can_still_be_read()
    {
        var stored = JsonSerializer.SerializeToNode(Outcomes.Success(), BacktestJson.Options)!;
        stored["performance"]!.AsObject().Remove("counted_trades");
        stored["performance"]!.AsObject().Remove("effective_trades");

        var performance = stored.Deserialize<BacktestOutcome>(BacktestJson.Options)!.Performance!;

        Assert.Equal((1, null, null), (performance.Trades, performance.CountedTrades, performance.EffectiveTrades));
    }

    [Fact]
    public void An_outcome_from_before_orders_waited_and_legs_were_counted_can_still_be_read()
    {
        var stored = JsonSerializer.SerializeToNode(Outcomes.Success(), BacktestJson.Options)!;
        foreach (var figure in new[] { "waited_orders", "counted_legs", "profit_factor_of_legs" })
            Assert.True(stored["performance"]!.AsObject().Remove(figure), figure);

        var performance = stored.Deserialize<BacktestOutcome>(BacktestJson.Options)!.Performance!;

        Assert.Equal((null, null, null), (performance.WaitedOrders, performance.CountedLegs, performance.ProfitFactorOfLegs));
    }

    [Fact]
    public void A_request_survives_json()
    {
        var request = new BacktestRequest
        {
            StrategyCode = "// ünïcode, \"quotes\" & <tags>",
            Parameters = new Parameters([new("Fast", 24), new("slow_period", 0.1)]),
            Symbol = Symbol.Parse("ETH-USD"),
            From = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
            Costs = new CostModel(1.5, 0),
        };

        Assert.Equivalent(request, RoundTrip(request), strict: true);
    }

    [Fact]
    public void Json_is_in_snake_case_with_utc_times_and_rows_as_arrays()
    {
        var json = JsonSerializer.SerializeToElement(Outcomes.Disqualified() with { Preview = Outcomes.Success().Preview }, BacktestJson.Options);

        Assert.Equal("compile_error", json.GetProperty("reason_code").GetString());
        Assert.Equal("reject", json.GetProperty("verdict_reasons")[0].GetProperty("verdict").GetString());
        Assert.Equal("2024-06-01T12:00:01Z", json.GetProperty("finished_at").GetString());
        Assert.Equal(2, json.GetProperty("compile_time").GetDouble());
        Assert.Equal("""["2024-06-01T09:00:00Z",60000,1,10000]""", json.GetProperty("preview").GetProperty("rows")[0].GetRawText());
    }

    [Fact]
    public void Names_of_parameters_are_left_as_they_are()
    {
        var json = JsonSerializer.Serialize(new Parameters([new("FastPeriod", 24)]), BacktestJson.Options);

        Assert.Equal("""{"FastPeriod":24}""", json);
    }

    [Theory]
    [InlineData("\"2024-06-01T14:00:00+02:00\"")]
    [InlineData("\"2024-06-01T12:00:00\"")]
    [InlineData("\"2024-06-01T12:00:00.000Z\"")]
    public void A_time_is_read_with_any_offset_and_as_utc_without_one(string json)
    {
        var time = JsonSerializer.Deserialize<DateTimeOffset>(json, BacktestJson.Options);

        Assert.Equal(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero), time);
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData("""{"fast":1,"fast":2}""")]
    [InlineData("""{"fast":"1"}""")]
    [InlineData("""{"fast":null}""")]
    [InlineData("""{"fast":1e999}""")]
    [InlineData("[1]")]
    public void Parameters_that_are_no_numbers_or_twice_are_refused(string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Parameters>(json, BacktestJson.Options));
    }

    [Theory]
    [InlineData("""["2024-06-01T09:00:00Z",1,1]""")]
    [InlineData("""["2024-06-01T09:00:00Z",1,1,1,1]""")]
    [InlineData("""{"time":1}""")]
    public void A_row_without_exactly_four_values_is_refused(string json)
    {
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<BacktestPreview.Row>(json, BacktestJson.Options));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number)
    {
        Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Serialize(new Parameters([new("fast", number)]), BacktestJson.Options));
    }

    [Fact]
    public void The_options_are_sealed()
    {
        Assert.True(BacktestJson.Options.IsReadOnly);
    }

    private static T? RoundTrip<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, BacktestJson.Options), BacktestJson.Options);
}
