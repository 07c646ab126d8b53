using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Commands that do not come once, and not in order.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task Every_command_delivered_twice_stores_no_second_outcome()
    {
        var host = await (await Broker.Shared).AddVirtualHost();
        await using var run = await StartWithAllQueued(host);

        var sent = await new Commands(host).SendAgain();
        await run.Deployment.StartWorker(run.Deadline);

        Assert.Equal(FaultJob.Count, sent);
        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task Commands_out_of_order_change_no_outcome()
    {
        var host = await (await Broker.Shared).AddVirtualHost();
        await using var run = await StartWithAllQueued(host);

        var shuffled = await new Commands(host).Shuffle(new Random(Seed: 3));
        await run.Deployment.StartWorker(run.Deadline);

        Assert.Equal(FaultJob.Count, shuffled);
        await run.EndsUndisturbed();
    }

    // A worker has declared the queue and is gone again.
    private static async Task<FaultRun> StartWithAllQueued(VirtualHost host)
    {
        var run = await FaultRun.Start(BrokerDeployment.Over(host));
        await new Commands(host).AreTaken();
        run.Deployment.KillWorker();
        await run.Jobs.PostBatch(run.Deadline);
        await run.AreQueued();
        return run;
    }
}
