using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A broker whose disk is lost.</summary>
public sealed class WipedBrokerTests(OwnBroker broker) : IClassFixture<OwnBroker>
{
    [Fact]
    public async Task Jobs_that_were_queued_when_the_disk_was_wiped_are_found_by_age_and_run()
    {
        var host = await broker.Node.AddVirtualHost();
        var deployment = BrokerDeployment.Over(host);
        deployment.Set("Dispatch__RepublishAfter", "00:00:05");
        deployment.Set("Dispatch__LostLookInterval", "00:00:02");
        await using var run = await FaultRun.Start(deployment);
        await run.Jobs.PostBatch(run.Deadline);
        await run.AreFinished(0.1);

        await broker.Node.Kill();
        await broker.Node.Wipe();
        await broker.Node.Restart();
        await host.Create();

        await run.EndsUndisturbed();
    }
}
