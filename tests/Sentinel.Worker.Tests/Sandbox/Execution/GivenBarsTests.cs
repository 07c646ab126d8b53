using System.Runtime.InteropServices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

/// <summary>What one run can leave for the next in the bars.</summary>
public sealed class GivenBarsTests
{
    private readonly GivenBars given = new(SandboxHost.PricesOf(10));

    [Fact]
    public void No_run_gets_an_object_of_another_run()
    {
        var (first, second) = (given.ForOneRun(), given.ForOneRun());

        Assert.NotSame(first, second);
        Assert.Equal(12, Columns(first).Concat(Columns(second)).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void What_nobody_has_changed_is_not_copied()
    {
        var (first, second) = (given.ForOneRun(), given.ForOneRun());

        Assert.True(first.Close.AsSpan() == second.Close.AsSpan());
        Assert.True(first.Volume.AsSpan() == second.Volume.AsSpan());
    }

    [Theory]
    [InlineData(0, 1e9)]
    [InlineData(9, double.NaN)]
    [InlineData(4, -0.0)]
    public void What_a_run_wrote_to_their_memory_the_next_does_not_meet(int bar, double value)
    {
        for (var column = 0; column < Numbers(given.ForOneRun()).Length; column++)
        {
            var run = Numbers(given.ForOneRun())[column];
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(run.AsSpan()), run.Count)[bar] = value;

            var next = given.ForOneRun();

            Assert.Equal(value, run[bar]);
            Assert.NotEqual(value, Numbers(next)[column][bar]);
            Assert.Equal(given.Prices.BarAt(bar), next[bar]);
        }
    }

    private static object[] Columns(Bars bars) => [bars.Time, .. Numbers(bars)];

    private static Series[] Numbers(Bars bars) => [bars.Open, bars.High, bars.Low, bars.Close, bars.Volume];
}
