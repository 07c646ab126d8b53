using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Strategies.Indicators;

public sealed class IndicatorTests
{
    private static readonly Bars GoldenBars =
        GoldenColumns.ReadBars(RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/synthetic/bars.csv"))[..300];

    [Theory]
    [MemberData(nameof(KnownIndicators.Columns), MemberType = typeof(KnownIndicators))]
    public void A_later_bar_never_changes_an_earlier_value(string column)
    {
        var indicator = KnownIndicators.ByColumn[column];

        var ofAll = indicator(GoldenBars);
        var ofTheFirst = indicator(GoldenBars[..211]);

        Assert.Equal(ofAll[..211].ToArray(), ofTheFirst.ToArray());
    }

    [Theory]
    [MemberData(nameof(KnownIndicators.Columns), MemberType = typeof(KnownIndicators))]
    public void No_bars_and_a_single_bar_are_warm_up(string column)
    {
        var indicator = KnownIndicators.ByColumn[column];

        Assert.Empty(indicator(GoldenBars[..0]));
        Assert.Single(indicator(GoldenBars[..1]));
    }

    [Fact]
    public void A_period_longer_than_the_series_leaves_it_undefined()
    {
        var close = GoldenBars.Close;
        const int tooLong = int.MaxValue;

        Series[] all =
        [
            close.Sma(tooLong), close.Ema(tooLong), close.Wma(tooLong), close.Rsi(tooLong), close.Roc(tooLong), close.StdDev(tooLong),
            close.Highest(tooLong), close.Lowest(tooLong), close.ZScore(tooLong), close.Bollinger(tooLong).Upper,
            close.Macd(12, tooLong).Line, close.Macd(12, 26, tooLong).Histogram, GoldenBars.Atr(tooLong), GoldenBars.Adx(tooLong).Adx,
            GoldenBars.Stochastic(tooLong).K, GoldenBars.Stochastic(14, 3, tooLong).K, GoldenBars.Vwap(tooLong), GoldenBars.Donchian(tooLong).Middle,
        ];

        Assert.All(all, series => Assert.All(series, value => Assert.Equal(double.NaN, value)));
    }

    [Fact]
    public void A_period_below_one_is_refused_by_name()
    {
        var close = GoldenBars.Close;

        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Sma(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Ema(-1));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Wma(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Rsi(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Roc(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.StdDev(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Highest(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Lowest(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.ZScore(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => close.Bollinger(0));
        Assert.Throws<ArgumentOutOfRangeException>("deviations", () => close.Bollinger(20, -2));
        Assert.Throws<ArgumentOutOfRangeException>("fast", () => close.Macd(0));
        Assert.Throws<ArgumentOutOfRangeException>("slow", () => close.Macd(12, 0));
        Assert.Throws<ArgumentOutOfRangeException>("signal", () => close.Macd(12, 26, 0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => GoldenBars.Atr(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => GoldenBars.Adx(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => GoldenBars.Vwap(0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => GoldenBars.Donchian(0));
        Assert.Throws<ArgumentOutOfRangeException>("kPeriod", () => GoldenBars.Stochastic(0));
        Assert.Throws<ArgumentOutOfRangeException>("kSmoothing", () => GoldenBars.Stochastic(14, 0));
        Assert.Throws<ArgumentOutOfRangeException>("dPeriod", () => GoldenBars.Stochastic(14, 3, 0));
    }

    [Fact]
    public void The_message_about_a_bad_period_says_what_is_allowed()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => GoldenBars.Close.Sma(0));

        Assert.Contains("period ('0') must be greater than or equal to '1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_of_an_indicator_warms_up_from_its_first_value()
    {
        var sma = GoldenBars.Close.Sma(10);

        Assert.Equal(13, FirstDefined(sma.Ema(5)));
        Assert.Equal(13, FirstDefined(sma.Sma(5)));
        Assert.Equal(13, FirstDefined(sma.Wma(5)));
        Assert.Equal(13, FirstDefined(sma.StdDev(5)));
        Assert.Equal(13, FirstDefined(sma.Highest(5)));
        Assert.Equal(14, FirstDefined(sma.Rsi(5)));
        Assert.Equal(14, FirstDefined(sma.Roc(5)));
        Assert.Equal(9 + 26 + 9 - 2, FirstDefined(sma.Macd().Line));
        Assert.Equal(9 + 26 + 9 - 2, FirstDefined(sma.Macd().Histogram));
    }

    [Fact]
    public void An_indicator_of_an_indicator_equals_the_one_of_its_defined_part()
    {
        var sma = GoldenBars.Close.Sma(10);

        Assert.Equal(sma[9..].Ema(5).ToArray(), sma.Ema(5)[9..].ToArray());
        Assert.Equal(sma[9..].Rsi(5).ToArray(), sma.Rsi(5)[9..].ToArray());
        Assert.Equal(sma[9..].Macd().Signal.ToArray(), sma.Macd().Signal[9..].ToArray());
    }

    [Fact]
    public void A_moving_average_forgets_a_gap_once_it_has_left_the_window()
    {
        var series = new Series([1, 2, double.NaN, 4, 6, 8]);

        Assert.Equal([double.NaN, 1.5, double.NaN, double.NaN, 5, 7], series.Sma(2).ToArray());
        Assert.Equal([double.NaN, 2, double.NaN, double.NaN, 6, 8], series.Highest(2).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(299)]
    [InlineData(300)]
    public void Extremes_of_a_window_equal_those_found_by_looking_at_every_value(int period)
    {
        var high = GoldenBars.High;

        var highest = high.Highest(period);
        var lowest = high.Lowest(period);

        Assert.All(Enumerable.Range(period - 1, 300 - period + 1), last =>
        {
            var window = high.Skip(last - period + 1).Take(period).ToList();
            Assert.Equal((window.Max(), window.Min()), (highest[last], lowest[last]));
        });
    }

    [Fact]
    public void A_large_price_that_does_not_move_has_no_deviation_at_all()
    {
        var still = new Series([.. Enumerable.Repeat(65_000.1, 50)]);

        Assert.Equal(0, still.StdDev(20)[^1]);
        Assert.Equal(0, still.ZScore(20)[^1]);
        Assert.Equal(0, still.Rsi(14)[^1]);
        Assert.Equal(0, still.Roc(10)[^1]);
    }

    [Fact]
    public void A_tiny_move_of_a_large_price_keeps_its_digits()
    {
        var series = new Series([.. Enumerable.Range(0, 61_276).Select(i => 65_000 + (i % 2) * 0.0009765625)]);

        Assert.Equal(0.00048828125, series.StdDev(20)[^1], 1e-15);
        Assert.Equal(65_000.00048828125, series.Sma(20)[^1], 1e-9);
    }

    [Fact]
    public void Fast_and_slow_of_the_macd_may_come_in_either_order()
    {
        Assert.Equal(GoldenBars.Close.Macd(12, 26).Line.ToArray(), GoldenBars.Close.Macd(26, 12).Line.ToArray());
    }

    private static int FirstDefined(Series series) => series.ToList().FindIndex(double.IsFinite);
}
