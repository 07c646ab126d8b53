using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGTERM under load, as in a rolling restart.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_worker_that_is_told_to_stop_gives_back_what_it_has_not_finished()
    {
        var host = await (await Broker.Shared).AddVirtualHost();
        await using var run = await FaultRun.Start(BrokerDeployment.Over(host));

        await StopTwice(run);

        await run.EndsUndisturbed();
        Assert.Equal(0, await new Commands(host).CountFaulted());
    }

    [Fact]
    public async Task A_single_process_that_is_told_to_stop_goes_on_where_it_was()
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());

        await StopTwice(run);

        await run.EndsUndisturbed();
    }

    private static async Task StopTwice(FaultRun run)
    {
        await run.Jobs.PostBatch(run.Deadline);
        foreach (var finished in new[] { 100, 500 })
        {
            await run.AreFinished(finished);
            Assert.Equal(0, await run.Deployment.StopWorker(run.Deadline));
            await run.Deployment.StartWorker(run.Deadline);
        }
    }
}
