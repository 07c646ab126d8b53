using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

public sealed class AcceptedFormsTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private static readonly double[] LongAboveHundred = [.. Enumerable.Range(0, SandboxHost.Prices.Count).Select(i => i % 3 == 0 ? 0.0 : 1.0)];

    [Fact(Timeout = 60_000)]
    public async Task A_bare_method_runs()
    {
        var targets = await sandbox.Targets("""
            double[] GenerateSignals(Bars bars)
            {
                var targets = new double[bars.Count];
                for (var i = 0; i < bars.Count; i++) targets[i] = bars.Close[i] > 100 ? 1 : 0;
                return targets;
            }
            """);

        Assert.Equal(LongAboveHundred, targets);
    }
}
