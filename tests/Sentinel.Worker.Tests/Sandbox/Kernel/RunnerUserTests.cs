using System.Runtime.Versioning;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>The user of a runner alone, where the tests run as root and can show it.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunnerUserTests
{
    [LinuxFact]
    public async Task Past_every_other_wall_a_runner_cannot_open_the_databases()
    {
        if (!Environment.IsPrivilegedProcess) return; // then there is no other user to become

        using var folder = new TempFolder();
        using var storage = new TempStorage(folder);
        await storage.Prices.Upsert(Symbol.BtcUsd, "test", SyntheticPrices.Sample(seed: 7, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101); // as an operator's own directory may be

        var said = (await ProbeProcess.Run(RunnerUserProbe.Argument, folder.Of("price_data.db"))).ToDictionary(fields => fields[0], fields => (fields[1], fields[2]));

        Assert.Equal(("True", "user and group 64206 on all threads, no other group, no capability"), said["user"]);
        Assert.Equal(8, said.Count);
        Assert.All(said.Where(attempt => attempt.Key != "user"), attempt => Assert.Equal((attempt.Key, ("done", "refused")), (attempt.Key, attempt.Value)));
    }
}
