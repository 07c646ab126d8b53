using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A disk on which nothing more fits, for a while.</summary>
public sealed class FullDiskTests
{
    private const int SizeMiB = 64;

    private static readonly TimeSpan Full = TimeSpan.FromSeconds(2);

    [SmallDiskTheory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task What_was_accepted_before_the_disk_was_full_is_run_once_there_is_room(DeploymentKind kind)
    {
        var deployment = await Deployment.Create(kind);
        deployment.Set("Dispatch__RepublishAfter", "12:00:00"); // nothing is taken for lost: what was accepted goes on by itself
        var disk = new SmallDisk(deployment.DataDirectory, SizeMiB);
        await using var run = await FaultRun.Start(deployment);
        using var unmounted = disk; // before the folder is removed
        var posting = run.Jobs.PostSingly(run.Deadline);
        await run.AreFinished(0.1);

        disk.Fill();
        await run.Becomes("the log says that the disk is full", () => run.Deployment.Log.Contains("disk is full", StringComparison.Ordinal));
        await Eventually.Holds(async () => !await run.Deployment.Client.IsReady(run.Deadline));
        await Task.Delay(Full, run.Deadline);
        disk.Clear();

        await Eventually.Holds(() => run.Deployment.Client.IsReady(run.Deadline));
        await posting;
        await run.EndsUndisturbed();
        Assert.Equal("ok", run.Store.CheckIntegrity());
    }
}
