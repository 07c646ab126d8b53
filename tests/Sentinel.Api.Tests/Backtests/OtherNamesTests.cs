using System.Text.Json;
using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

/// <summary>What other backtesters call things is never passed over: it would change the result.</summary>
public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("\"commission\": 0.002", "fee_bps")]
    [InlineData("\"fees\": 0.001", "fee_bps")]
    [InlineData("\"fee_bps\": 0", "fee_bps")]
    [InlineData("\"takerFee\": 0.1", "fee_bps")]
    [InlineData("\"maker_fee_pct\": \"0.1\"", "fee_bps")]
    [InlineData("\"commission_model\": {\"type\": \"fixed\"}", "fee_bps")]
    [InlineData("\"TRADING-COST\": 3", "'costs'")]
    [InlineData("\"slippage\": 0.001", "slippage_bps")]
    [InlineData("\"spread\": 2", "slippage_bps")]
    [InlineData("\"leverage\": 3", "share of equity")]
    [InlineData("\"margin\": 0.1", "share of equity")]
    [InlineData("\"funding_rate\": 0.01", "holding a position costs nothing")]
    [InlineData("\"timeframe\": \"1d\"", "every bar is an hour")]
    [InlineData("\"time_frame\": \"4h\"", "every bar is an hour")]
    [InlineData("\"interval\": \"15m\"", "every bar is an hour")]
    [InlineData("\"candle_interval\": 60", "every bar is an hour")]
    [InlineData("\"start_date\": \"2024-07-01\"", "'from'")]
    [InlineData("\"startDate\": \"2024-07-01\"", "'from'")]
    [InlineData("\"startdate\": \"2024-07-01\"", "'from'")]
    [InlineData("\"since\": 1719792000", "'from'")]
    [InlineData("\"end\": \"2024-07-31\"", "'to'")]
    [InlineData("\"end_time\": \"2024-07-31\"", "'to'")]
    [InlineData("\"lookback_days\": 30", "'from'")]
    [InlineData("\"capital\": 500", "'initial_capital'")]
    [InlineData("\"initial_cash\": 500", "'initial_capital'")]
    [InlineData("\"starting_balance\": 500", "'initial_capital'")]
    [InlineData("\"cash\": 500", "'initial_capital'")]
    [InlineData("\"ticker\": \"BTC-USD\"", "'symbol'")]
    [InlineData("\"pair\": \"BTC/USDT\"", "'symbol'")]
    [InlineData("\"pairs\": [\"BTC/USDT\"]", "'symbol'")]
    [InlineData("\"exchange\": \"binance\"", "GET /v1/prices")]
    [InlineData("\"position_size\": 0.5", "how much is held")]
    [InlineData("\"stop_loss\": 0.02", "when it is out")]
    [InlineData("\"stoploss\": -0.1", "when it is out")]
    [InlineData("\"trailing_stop\": true", "when it is out")]
    [InlineData("\"allow_short\": false", "a target below 0 is short")]
    [InlineData("\"trade_on_close\": true", "at the open of the next bar")]
    [InlineData("\"risk_free_rate\": 0.04", "risk-free rate is 0")]
    [InlineData("\"benchmark\": \"SPY\"", "buying and holding")]
    [InlineData("\"timezone\": \"Europe/Berlin\"", "UTC")]
    [InlineData("\"inputs\": {\"fast\": 12}", "'parameters'")]
    [InlineData("\"items\": []", "/v1/batches")]
    [InlineData("\"grid\": {\"fast\": [1]}", "/v1/sweeps")]
    [InlineData("\"rank_by\": \"sharpe\"", "/v1/sweeps")]
    [InlineData("\"wait\": 30", "?wait=25")]
    [InlineData("\"idempotency_key\": \"7\"", "Idempotency-Key")]
    [InlineData("\"config\": {\"fee\": 0.001}", "beside 'strategy_code'")]
    public void Each_is_refused_with_its_place_or_why_there_is_none(string field, string expected)
    {
        var errors = Wrong($$"""{"strategy_code": "x", {{field}}}""");

        Assert.Contains(expected, Assert.Single(errors[field.Split('"')[1]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("source_code")]
    [InlineData("script")]
    public void Code_by_another_name_is_told_the_right_one(string name)
    {
        Assert.Contains("'strategy_code'", Wrong($$"""{"{{name}}": "double[] GenerateSignals(Bars bars) => null;"}""")[name][0], StringComparison.Ordinal);
        Assert.DoesNotContain(name, Wrong($$"""{"strategy_code": "x", "{{name}}": "n8n(7)"}""").Keys);
    }

    [Theory]
    [InlineData("""{"fee": 0.001}""", "fee", "fee_bps")]
    [InlineData("""{"commission": 0.001}""", "commission", "fee_bps")]
    [InlineData("""{"taker": 0.001}""", "taker", "fee_bps")]
    [InlineData("""{"spread": 0.001}""", "spread", "slippage_bps")]
    [InlineData("""{"slippage": 0.001}""", "slippage", "slippage_bps")]
    [InlineData("""{"fee_pbs": 1}""", "fee_pbs", "fee_bps")]
    [InlineData("""{"minimum": 1}""", "minimum", "known are fee_bps and slippage_bps")]
    [InlineData("""{"note": "as agreed"}""", "note", "known are fee_bps and slippage_bps")]
    public void Costs_hold_nothing_else(string costs, string field, string expected) =>
        Assert.Contains(expected, Assert.Single(Wrong($$"""{"strategy_code": "x", "costs": {{costs}}}""")[$"costs.{field}"]), StringComparison.Ordinal);

    [Fact]
    public void A_number_that_the_code_reads_belongs_in_the_parameters() =>
        Assert.Contains(
            "'parameters'",
            Wrong("""{"strategy_code": "p.Get(\"window\", 3)", "window": 20, "fast": 3}""")["window"][0],
            StringComparison.Ordinal);

    [Fact]
    public void What_changes_nothing_is_ignored_and_named()
    {
        var (errors, fields) = Read("""
            {"strategy_code": "x", "tag": "a", "source": "n8n", "workflow": 7, "model": "m", "start_note": "n", "started_at": "2024-01-01", "user_id": 3, "leverage": null, "meta": {"temperature": 0.7, "symbol": "x"}}
            """);

        Assert.Empty(errors);
        Assert.Equal(["tag", "source", "workflow", "model", "start_note", "started_at", "user_id", "leverage", "meta"], fields.Ignored(20));
        Assert.Equal(["tag", "source", "… and 7 more"], fields.Ignored(2));
    }

    [Fact]
    public void An_answer_that_is_sent_back_with_new_code_is_taken()
    {
        var answered = typeof(BacktestView).GetProperties().Concat(typeof(BacktestReceipt).GetProperties())
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Except(SubmissionReader.Fields).Distinct();
        var members = answered.Select(name => $"\"{name}\": {{\"bars\": 3, \"fees_paid\": 2}}");

        Assert.Empty(Wrong($$"""{"strategy_code": "x", {{string.Join(',', members)}}}"""));
    }

    [Fact]
    public void A_long_name_is_shortened()
    {
        var (_, fields) = Read($$"""{"strategy_code": "x", "{{new string('n', 500)}}": 1}""");

        Assert.Equal([new string('n', 64) + "…"], fields.Ignored(20));
    }

    private static Dictionary<string, string[]> Wrong(string json) => Read(json).Errors;

    private static (Dictionary<string, string[]> Errors, JsonFields Fields) Read(string json)
    {
        var errors = new FieldErrors();
        var fields = JsonFields.Of(JsonElement.Parse(json), errors, SubmissionReader.Fields, OtherNames.OfSubmission());
        SubmissionReader.Read(fields);
        return (errors.ToDictionary(), fields);
    }
}
