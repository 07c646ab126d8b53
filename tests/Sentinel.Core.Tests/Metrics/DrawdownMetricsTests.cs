using Sentinel.Core.Metrics;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

/// <summary>Three falls: a quarter over 3 bars, a tenth over 2, a fifth without recovery.</summary>
public sealed class DrawdownMetricsTests
{
    private static readonly double[] Equity = [100, 120, 90, 110, 130, 117, 130, 104];

    [Fact]
    public void The_deepest_fall_is_from_its_peak_to_its_trough() =>
        Assert.Equal(new MaxDrawdown(Depth: -0.25, PeakBar: 1, TroughBar: 2), MaxDrawdown.Of(Equity));

    [Fact]
    public void The_last_bar_at_a_peak_counts() =>
        Assert.Equal(new MaxDrawdown(Depth: -0.5, PeakBar: 2, TroughBar: 4), MaxDrawdown.Of([90, 100, 100, 60, 50, 50]));

    [Fact]
    public void The_initial_capital_is_a_peak() => Assert.Equal(-0.1, MaxDrawdown.Of([100, 90, 95]).Depth, 12);

    [Fact]
    public void Equity_that_never_falls_has_no_drawdown()
    {
        Assert.Equal(default, MaxDrawdown.Of([100, 100, 110]));
        Assert.Equal(0, DrawdownDuration.Longest([100, 100, 110]));
        Assert.Equal(0, UlcerIndex.Of([100, 100, 110]));
    }

    [Fact]
    public void Ruin_is_a_drawdown_of_everything() =>
        Assert.Equal(new MaxDrawdown(Depth: -1, PeakBar: 0, TroughBar: 2), MaxDrawdown.Of([100, 50, 0, 0]));

    [Fact]
    public void The_longest_time_below_a_peak_need_not_be_the_deepest()
    {
        Assert.Equal(3, DrawdownDuration.Longest(Equity));
        Assert.Equal(4, DrawdownDuration.Longest([100, 50, 100, 99, 99, 99, 100]));
    }

    [Fact]
    public void A_fall_without_recovery_lasts_until_the_end() => Assert.Equal(3, DrawdownDuration.Longest([100, 110, 90, 95, 109]));

    [Fact]
    public void Ulcer_index_is_the_root_mean_square_drawdown() =>
        Assert.Equal(0.12219065248845982, UlcerIndex.Of(Equity), 12);

    [Fact]
    public void Calmar_is_growth_over_the_deepest_fall()
    {
        Assert.Equal(2, CalmarRatio.Of(0.5, -0.25));
        Assert.Null(CalmarRatio.Of(0.5, 0));
        Assert.Null(CalmarRatio.Of(null, -0.25));
        Assert.Null(CalmarRatio.Of(1e308, -1e-3));
    }
}
