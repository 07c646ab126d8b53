using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Every program of the folder Honest: what authors send, over a wide slice of the language.</summary>
[Collection(SharedSandbox.Name)]
public sealed class HonestProgramTests(SandboxHost sandbox)
{
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Programs))]
    public async Task An_honest_program_runs(string program)
    {
        var targets = await sandbox.Targets(StrategyFile.Read("Honest", program));

        Assert.Equal(SandboxHost.Prices.Times.Length, targets.Length);
    }

    public static TheoryData<string> Programs() => [.. StrategyFile.NamesIn("Honest")];
}
