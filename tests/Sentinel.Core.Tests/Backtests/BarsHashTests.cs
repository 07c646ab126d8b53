using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>Which bars a request would be run over now, told without running it.</summary>
public sealed class BarsHashTests
{
    private static readonly Bar[] Bars = [.. Enumerable.Range(0, 200).Select(Market.Random(seed: 9, bars: 200).BarAt)];
    private static readonly BacktestRequest Open = new() { StrategyCode = "any" };
    private static readonly BacktestRequest Closed = Open with { From = Hour(100), To = Hour(150), WarmupBars = 20 };

    [Fact]
    public void It_is_that_of_the_bars_that_a_run_is_given()
    {
        var stored = Series(Bars);

        foreach (var request in new[] { Open, Closed, Open with { To = Hour(7) }, Closed with { WarmupBars = 0 }, Closed with { FillGaps = false } })
            Assert.Equal(request.BarsOf(stored).Hash, request.HashOfBars(stored));
    }

    [Fact]
    public void It_is_computed_once_for_a_window()
    {
        var stored = Series(Bars);

        Assert.Same(Closed.HashOfBars(stored), Closed.HashOfBars(stored));
        Assert.Same(Open.HashOfBars(stored), Open.HashOfBars(stored));
    }

    [Fact]
    public void However_many_windows_are_asked_about_it_stays_right()
    {
        var stored = Series(Bars);
        foreach (var (from, to) in Enumerable.Range(0, 50).SelectMany(from => Enumerable.Range(51, 30).Select(to => (from, to))))
            (Open with { From = Hour(from), To = Hour(to) }).HashOfBars(stored);

        Assert.Equal(Closed.BarsOf(stored).Hash, Closed.HashOfBars(stored));
    }

    [Theory]
    [InlineData(160, true, false)] // behind the closed window
    [InlineData(79, true, false)] // before its warm-up
    [InlineData(80, true, true)] // the first that warms up
    [InlineData(99, true, true)]
    [InlineData(100, true, true)]
    [InlineData(149, true, true)]
    [InlineData(150, true, false)]
    public void A_corrected_bar_changes_it_where_the_request_reaches(int corrected, bool changesOpen, bool changesClosed)
    {
        var (before, after) = (Series(Bars), Series([.. Bars.Select((bar, i) => i == corrected ? bar with { Volume = 2 } : bar)]));

        Assert.Equal(changesOpen, Open.HashOfBars(before) != Open.HashOfBars(after));
        Assert.Equal(changesClosed, Closed.HashOfBars(before) != Closed.HashOfBars(after));
    }

    [Fact]
    public void A_new_bar_changes_an_open_window_and_leaves_a_closed_one()
    {
        var (before, after) = (Series(Bars[..180]), Series(Bars));

        Assert.NotEqual(Open.HashOfBars(before), Open.HashOfBars(after));
        Assert.Equal(Closed.HashOfBars(before), Closed.HashOfBars(after));
    }

    [Fact]
    public void Older_bars_change_a_window_whose_warm_up_they_lengthen_and_no_other()
    {
        var (before, after) = (Series(Bars[90..]), Series(Bars[50..]));

        Assert.NotEqual(Closed.HashOfBars(before), Closed.HashOfBars(after));
        Assert.Equal((Closed with { WarmupBars = 10 }).HashOfBars(before), (Closed with { WarmupBars = 10 }).HashOfBars(after));
    }

    [Fact]
    public void A_bar_that_is_made_up_is_not_the_traded_one_that_looks_like_it()
    {
        var flat = new Bar(Hour(1), 11, 11, 11, 11, 0);
        Bar[] real = [new(Hour(0), 10, 12, 9, 11, 5), flat, new(Hour(2), 10, 12, 9, 11, 5)];

        Assert.NotEqual(Open.HashOfBars(Series(real)), Open.HashOfBars(Series([real[0], real[2]])));
        Assert.Equal((Open with { To = Hour(1) }).HashOfBars(Series(real)), (Open with { To = Hour(1) }).HashOfBars(Series([real[0], real[2]])));
    }

    private static DateTimeOffset Hour(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    private static PriceSeries Series(Bar[] bars) => PriceSeries.Of(Symbol.BtcUsd, "test", bars);
}
