using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class IsolationTests(SandboxHost sandbox)
{
    [Fact(Timeout = 60_000)]
    public async Task Static_state_does_not_outlive_a_run()
    {
        const string Code = """
            static class Memory { public static int Runs; }
            double[] GenerateSignals(Bars bars) => bars.Select(_ => Memory.Runs++ == 0 ? 1.0 : 0.0).ToArray();
            """;

        var first = await sandbox.Targets(Code);
        var second = await sandbox.Targets(Code);

        Assert.Equal(1, first[0]);
        Assert.Equal(first, second);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_strategy_that_alters_its_copy_of_a_column_alters_nothing_of_ours()
    {
        const string Code = """
            double[] GenerateSignals(Bars bars)
            {
                var closes = bars.Close.ToArray();
                var same = closes.SequenceEqual(bars.Close);
                Array.Fill(closes, 1e9);
                return bars.Select(bar => same && bar.Close < 200 ? 1.0 : 0.0).ToArray();
            }
            """;

        var targets = await sandbox.Targets(Code);

        Assert.All(targets, target => Assert.Equal(1, target));
    }
}
