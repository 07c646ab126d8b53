using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Prices;

public sealed class PriceSeriesTests
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly PriceSeries WithGap = PriceSeries.Of(Symbol.BtcUsd, "coinbase", [BarAt(0), BarAt(1), BarAt(4), BarAt(5), BarAt(7)]);

    [Fact]
    public void Gaps_are_the_hours_between_bars_that_have_none()
    {
        Assert.Equal(
            [new PriceGap(Noon.AddHours(2), Noon.AddHours(3), 2), new PriceGap(Noon.AddHours(6), Noon.AddHours(6), 1)],
            WithGap.Gaps());
        Assert.Equal(3, WithGap.MissingHours);
    }

    [Fact]
    public void A_filled_hour_stands_at_the_close_before_with_no_volume_and_is_marked()
    {
        var filled = WithGap.WithGapsFilled();

        var flat = BarAt(1).Close;
        Assert.Equal((8, 3), (filled.Count, filled.Filled));
        Assert.Equal(new Bar(Noon.AddHours(3), flat, flat, flat, flat, 0), filled.BarAt(3));
        Assert.Equal(BarAt(4), filled.BarAt(4));
        Assert.Equal([false, false, true, true, false, false, true, false], Enumerable.Range(0, 8).Select(filled.IsFilled));
    }

    [Fact]
    public void A_series_without_gaps_is_itself_when_filled_and_filling_happens_once()
    {
        var whole = PriceSeries.Of(Symbol.BtcUsd, "coinbase", [BarAt(0), BarAt(1)]);

        Assert.Same(whole, whole.WithGapsFilled());
        Assert.Same(WithGap.WithGapsFilled(), WithGap.WithGapsFilled());
    }

    [Fact]
    public void A_window_that_begins_in_a_gap_begins_with_filled_bars_and_counts_only_its_own()
    {
        var window = WithGap.WithGapsFilled().Within(Noon.AddHours(3), Noon.AddHours(6));

        Assert.Equal((3, 1), (window.Count, window.Filled));
        Assert.Equal(BarAt(1).Close, window.Open[0]);
    }

    [Fact]
    public void An_empty_series_has_nothing_to_fill()
    {
        var empty = PriceSeries.Of(Symbol.BtcUsd, "coinbase", []);

        Assert.Equal((0, 0, "coinbase"), (empty.WithGapsFilled().Count, empty.MissingHours, empty.Source));
    }

    [Fact]
    public void A_close_that_is_further_off_than_the_limit_is_a_jump_in_either_direction()
    {
        Bar[] bars = [BarAt(0) with { Close = 100 }, BarAt(1) with { Close = 125 }, BarAt(2) with { Close = 90 }, BarAt(3) with { Close = 120 }];

        var jumps = PriceJump.In(bars, limit: 0.25).ToArray();

        Assert.Equal([Noon.AddHours(2), Noon.AddHours(3)], jumps.Select(jump => jump.Time));
        Assert.Equal(-0.28, jumps[0].Change, precision: 12);
    }

    private static Bar BarAt(int hour) => new(Noon.AddHours(hour), 10 + hour, 12 + hour, 9 + hour, 11 + hour, 5);
}
