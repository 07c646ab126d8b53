using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;
using Sentinel.Core.Prices.Layouts;
using Sentinel.Core.Tests.Prices.Files;
using Xunit;

namespace Sentinel.Core.Tests.Prices.Layouts;

public sealed class PriceLayoutsTests
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    public static TheoryData<string, string, string> Tables() => new()
    {
        { "Binance klines", "milliseconds", Reading.Table("", b => $"{Ms(b)},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},{Ms(b) + 3599999},2013897.72,4211,16.8,1006948.8,0") },
        { "Binance klines", "microseconds", Reading.Table("", b => $"{Ms(b)}000,{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},{Ms(b) + 3599999}999,2013897.72,4211,16.8,1006948.8,0") },
        { "Named columns", "milliseconds", Reading.Table("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore", b => $"{Ms(b)},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},{Ms(b) + 3599999},2013897.72,4211,16.8,1006948.8,0") },
        { "CryptoDataDownload", "seconds", Reading.Table("https://www.CryptoDataDownload.com\nunix,date,symbol,open,high,low,close,Volume BTC,Volume USD", b => $"{Unix(b)},{b.Time:yyyy-MM-dd HH:mm:ss},BTC/USD,{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},{b.Volume * b.Close}") },
        { "CryptoDataDownload", "without an offset", Reading.Table("Date,Symbol,Open,High,Low,Close,Volume USD,Volume BTC", b => $"{b.Time:yyyy-MM-dd hh-tt},BTCUSD,{b.Open},{b.High},{b.Low},{b.Close},{b.Volume * b.Close},{b.Volume}") },
        { "Kraken OHLCVT", "seconds", Reading.Table("", b => $"{Unix(b)},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},88") },
        { "Kraken candles", "JSON", $$"""{"error":[],"result":{"XXBTZUSD":[{{Json(b => $"[{Unix(b)},\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Close}\",\"{b.Volume}\",77]")}}],"last":1711830000} }""" },
        { "Named columns", "JSON", $$$"""{"data":{"pair":"BTC/USD","ohlc":[{{{Json(b => $"{{\"high\":\"{b.High}\",\"timestamp\":\"{Unix(b)}\",\"volume\":\"{b.Volume}\",\"low\":\"{b.Low}\",\"close\":\"{b.Close}\",\"open\":\"{b.Open}\"}}")}}}]}}""" },
        { "Coinbase candles", "JSON", $"[{Json(b => $"[{Unix(b)},{b.Low},{b.High},{b.Open},{b.Close},{b.Volume}]")}]" },
        { "Named columns", "JSON", $$"""{"candles":[{{Json(b => $"{{\"start\":\"{Unix(b)}\",\"low\":\"{b.Low}\",\"high\":\"{b.High}\",\"open\":\"{b.Open}\",\"close\":\"{b.Close}\",\"volume\":\"{b.Volume}\"}}")}}]}""" },
        { "Candles in the order time, open, high, low, close, volume", "JSON, times in Unix milliseconds", $"[{Json(b => $"[{Ms(b)},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}]")}]" },
        { "Candles in the order time, open, high, low, close, volume", "JSON", $$"""{"retCode":0,"result":{"symbol":"BTCUSD","list":[{{Json(b => $"[\"{Ms(b)}\",\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Volume}\",\"2013897.72\"]")}}]} }""" },
        { "Candles in the order time, open, close, high, low", "JSON", $"[{Json(b => $"[{Ms(b)},{b.Open},{b.Close},{b.High},{b.Low},{b.Volume}]")}]" },
        { "Gate candles", "JSON", $"[{Json(b => $"[\"{Unix(b)}\",\"2013897.72\",\"{b.Close}\",\"{b.High}\",\"{b.Low}\",\"{b.Open}\",\"{b.Volume}\",\"true\"]")}]" },
        { "Named columns", "JSON", $$"""{"s":"ok","t":[{{Json(b => $"{Unix(b)}")}}],"o":[{{Json(b => $"{b.Open}")}}],"h":[{{Json(b => $"{b.High}")}}],"l":[{{Json(b => $"{b.Low}")}}],"c":[{{Json(b => $"{b.Close}")}}],"v":[{{Json(b => $"{b.Volume}")}}]}""" },
        { "Named columns", "JSON", $$"""{"columns":["open","high","low","close","volume"],"index":[{{Json(b => $"{Ms(b)}")}}],"data":[{{Json(b => $"[{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}]")}}]}""" },
        { "Named columns", "JSON", $$"""{"Time Series (60min)": { {{Json(b => $"\"{b.Time:yyyy-MM-dd HH:mm:ss}\":{{\"1. open\":\"{b.Open}\",\"2. high\":\"{b.High}\",\"3. low\":\"{b.Low}\",\"4. close\":\"{b.Close}\",\"5. volume\":\"{b.Volume}\"}}")}} } }""" },
        { "Named columns", "JSON", $$"""{"data":[{{Json(b => $"{{\"id\":{Unix(b)},\"open\":{b.Open},\"close\":{b.Close},\"low\":{b.Low},\"high\":{b.High},\"amount\":{b.Volume},\"vol\":2013897.7,\"count\":12}}")}}]}""" },
        { "Named columns", "JSON", Json(b => $"{{\"time\":{Unix(b)},\"open\":{b.Open},\"high\":{b.High},\"low\":{b.Low},\"close\":{b.Close},\"volumefrom\":{b.Volume},\"volumeto\":2013897.7}}").Replace("},{", "}\n{") },
        { "Named columns", "seconds", Reading.Table("time,open,high,low,close,Volume,Volume MA", b => $"{Unix(b)},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},") },
        { "Named columns", "with their offset", Reading.Table("time,open,high,low,close,Volume", b => $"{b.Time.ToOffset(TimeSpan.FromHours(2)):yyyy-MM-dd'T'HH:mm:sszzz},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}") },
        { "Named columns", "with their offset", Reading.Table(",open,high,low,close,volume", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}") },
        { "Named columns", "without an offset", Reading.Table("Unnamed: 0,date,open,high,low,close,volume", b => $"{b.Time.Hour},{b.Time:yyyy-MM-dd HH:mm:ss},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}") },
        { "Named columns", "seconds", Reading.Table("Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price", b => $"{Unix(b)}.0,{b.Open},{b.High},{b.Low},{b.Close},{b.Volume},2013897.7,60000") },
        { "Named columns", "without an offset, day first", Reading.Table("Date;High;Low;Close;Open;Volume;", b => $"{b.Time:dd/MM/yyyy HH:mm};{b.High};{b.Low};{b.Close};{b.Open};{b.Volume};") },
        { "Named columns", "without an offset, month first", Reading.Table("Date\tOpen\tHigh\tLow\tClose\tVolume", b => $"{b.Time:MM/dd/yyyy hh:mm:ss tt}\t{b.Open}\t{b.High}\t{b.Low}\t{b.Close}\t{b.Volume}") },
        { "Named columns", "with their offset", Reading.Table("Gmt time,Open,High,Low,Close,Volume", b => $"{b.Time:dd.MM.yyyy HH:mm:ss.fff} GMT+0000,{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}") },
        { "Named columns", "without an offset", Reading.Table("<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>", b => $"{b.Time:yyyy.MM.dd}\t{b.Time:HH:mm:ss}\t{b.Open}\t{b.High}\t{b.Low}\t{b.Close}\t12\t{b.Volume}") },
        { "MetaTrader export", "without an offset", Reading.Table("", b => $"{b.Time:yyyy.MM.dd},{b.Time:HH:mm},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}") },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_of_a_known_layout_is_recognised_and_read(string layout, string kind, string text)
    {
        var content = Reading.Of(text);

        Assert.Equal(Reading.Bars, content.Bars);
        Assert.Empty(content.Rejected);
        Assert.StartsWith(layout, content.Recognised, StringComparison.Ordinal);
        Assert.Contains(kind, content.Recognised, StringComparison.Ordinal);
    }

    public static TheoryData<string> YahooTables() => new()
    {
        Reading.Table("Datetime,Open,High,Low,Close,Adj Close,Volume", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},{b.Open},{b.High},{b.Low},{b.Close},{b.Close},33612333"),
        Reading.Table("Datetime,Close,High,Low,Open,Volume", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},{b.Close},{b.High},{b.Low},{b.Open},0"),
        Reading.Table("Price,Close,High,Low,Open,Volume\nTicker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDatetime,,,,,", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},{b.Close},{b.High},{b.Low},{b.Open},33612333"),
        Reading.Table(",Adj Close,Close,High,Low,Open,Volume\n,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDatetime,,,,,,", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},1,{b.Close},{b.High},{b.Low},{b.Open},33612333"),
        Reading.Table("Ticker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nPrice,Open,High,Low,Close,Volume\nDatetime,,,,,", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},{b.Open},{b.High},{b.Low},{b.Close},33612333"),
        Reading.Table("Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume\nTicker,ETH-USD,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD,ETH-USD,BTC-USD\nDatetime,,,,,,,,,,", b => $"{b.Time:yyyy-MM-dd HH:mm:sszzz},3,{b.Close},4,{b.High},2,{b.Low},3,{b.Open},7,8"),
    };

    [Theory]
    [MemberData(nameof(YahooTables))]
    public void Of_a_frame_of_yfinance_the_volume_in_dollars_is_left_out_and_that_is_said(string text)
    {
        var content = Reading.Of(text);

        Assert.Equal(Reading.WithoutVolume, content.Bars);
        Assert.StartsWith("yfinance", content.Recognised, StringComparison.Ordinal);
        Assert.Equal("Its volume is in dollars, not in coins, so every volume is stored as 0.", content.Remark);
    }

    [Theory]
    [InlineData("time,open,high,low,close")]
    [InlineData("time,open,high,low,close,Volume USD")]
    public void A_table_without_a_volume_in_coins_is_read_without_one_and_that_is_said(string header)
    {
        var content = Reading.Of(Reading.Table(header, b => $"{Unix(b)},{b.Open},{b.High},{b.Low},{b.Close}{(header.Contains("USD", StringComparison.Ordinal) ? ",5" : "")}"));

        Assert.Equal(Reading.WithoutVolume, content.Bars);
        Assert.Contains("every volume is stored as 0", content.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_hardly_moved_are_not_taken_for_another_order()
    {
        var flat = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{1711836000 + (i * 3600)},{(i % 5 == 0 ? "9,11,10,10" : "10,10,10,10")},1"));

        Assert.Equal((9, 11, 10, 10), Reading.Of(flat).Bars.Select(bar => (bar.Low, bar.High, bar.Open, bar.Close)).First());
    }

    [Theory]
    [InlineData("when,first,top,bottom,final\n2024-03-30T00:00:00Z,1,2,3,4", "The layout of the file is not known: line 1 is 'when,first,top,bottom,final'. Say which columns are which, by name or number: --columns time=…")]
    [InlineData("time,open,high,low\n2024-03-30T00:00:00Z,1,2,3", "line 1 is 'time,open,high,low', which names no close. Say")]
    [InlineData("Local time,Open,High,Low,Close\n30.03.2024 22:00:00,1,2,1,2", "line 1 is 'Local time,Open,High,Low,Close'")]
    [InlineData("hello", "line 1 is 'hello'. Say")]
    [InlineData("he\u001b[31mllo", "line 1 is 'he?[31mllo'. Say")]
    [InlineData("{\"bars\": 3}", "The file is JSON, but holds no list of candles")]
    [InlineData("[[1711836000, 1, 2", "The file begins like JSON, but line 1 is none")]
    [InlineData("", "The file holds no bars: it is empty.")]
    public void What_is_not_recognised_gets_one_sentence_with_what_was_found_and_a_remedy(string text, string sentence)
    {
        var error = Assert.Throws<FormatException>(() => Reading.Of(text));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_header_of_any_length_is_shown_shortened()
    {
        var error = Assert.Throws<FormatException>(() => Reading.Of(string.Join(',', Enumerable.Repeat("unknown", 500))));

        Assert.True(error.Message.Length < 400, error.Message);
    }

    [Theory]
    [InlineData("time=when,open=first,high=top,low=bottom,close=final,volume=coins")]
    [InlineData("time=1,open=2,high=3,low=4,close=5,volume=6")]
    [InlineData("close=FINAL,volume=6,time=1,open=first,high=Top,low=4")]
    public void Columns_that_a_person_names_are_taken_as_said(string given)
    {
        var text = Reading.Table("some words\nwhen,first,top,bottom,final,coins", b => $"{b.Time:yyyy-MM-dd HH:mm},{b.Open},{b.High},{b.Low},{b.Close},{b.Volume}");

        var content = Reading.Of(text, new PriceFileTerms(Symbol.BtcUsd) { Columns = GivenColumns.Parse(given) });

        Assert.Equal(Reading.Bars, content.Bars);
    }

    [Theory]
    [InlineData("time=1,open=2", "say also high=, low=, close=")]
    [InlineData("time=1,time=2,open=2,high=3,low=4,close=5", "time is said twice")]
    [InlineData("time=1,fee=2", "'fee=2' is not one of")]
    public void Columns_that_a_person_names_wrongly_are_refused(string given, string sentence)
    {
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => GivenColumns.Parse(given)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_columns_that_are_not_there_are_shown_with_what_is()
    {
        var terms = new PriceFileTerms(Symbol.BtcUsd) { Columns = GivenColumns.Parse("time=a,open=b,high=c,low=d,close=e") };

        var error = Assert.Throws<FormatException>(() => Reading.Of("x,y,z\n1,2,3", terms));

        Assert.Contains("line 1 is 'x,y,z'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_filled_hours_is_not_taken_for_bars()
    {
        Assert.Throws<FormatException>(() => Reading.Of("time,open,high,low,close,volume,filled\n2024-06-01T15:00:00Z,13,13,13,13,0,1"));
    }

    private static long Unix(Bar bar) => (long)(bar.Time - Epoch).TotalSeconds;

    private static long Ms(Bar bar) => Unix(bar) * 1_000;

    private static string Json(Func<Bar, FormattableString> item) => string.Join(',', Reading.Bars.Select(bar => FormattableString.Invariant(item(bar))));
}
