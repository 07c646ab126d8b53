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
    public async Task Workers_restarted_one_after_the_other_are_noticed_by_no_client_and_write_no_error()
    {
        var host = await (await Broker.Shared).AddVirtualHost();
        var deployment = BrokerDeployment.Over(host);
        deployment.Set("ShutdownTimeoutSeconds", "3600"); // who is held up is so for longer than the run may take
        await using var run = await FaultRun.Start(deployment);
        deployment.StartSecondWorker();
        await run.Jobs.PostSingly(0, 0.4, run.Deadline);
        await run.AreFinished(0.1);

        var posting = run.Jobs.PostSingly(0.4, 0.7, run.Deadline);
        var first = await deployment.StopWorker(run.Deadline);
        await deployment.StartWorker(run.Deadline);
        await posting;
        posting = run.Jobs.PostSingly(0.7, 1, run.Deadline);
        var second = await deployment.StopSecondWorker(run.Deadline);
        deployment.StartSecondWorker();
        await posting;

        await run.EndsUndisturbed();
        Assert.Equal((0, 0, 0), (first, second, run.Jobs.Refused));
        Assert.Equal(0, await new Commands(host).CountFaulted());
        Assert.DoesNotContain(deployment.LogOfWorkers.Split('\n'), IsError);
    }

    [Fact]
    public async Task A_single_process_that_is_told_to_stop_goes_on_where_it_was()
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());

        await StopTwice(run);

        await run.EndsUndisturbed();
        Assert.DoesNotContain(run.Deployment.Log.Split('\n'), IsError);
    }

    [Fact]
    public async Task Clients_that_read_nothing_do_not_hold_up_the_stop()
    {
        var deployment = await EmbeddedDeployment.Create();
        deployment.Set("ShutdownTimeoutSeconds", "3600"); // who is held up is so for longer than the run may take
        await using var run = await FaultRun.Start(deployment);
        await run.Jobs.PostBatch(run.Deadline);
        await run.AreFinished(0.3);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Deadline);
        var reading = RudeClient.ReadSlowly(run.Deployment.Port, enough.Token);
        var known = run.Jobs.Accepted.Keys.First();
        for (var i = 0; i < 500; i++) await run.Deployment.Client.Get(known, run.Deadline); // meanwhile they have connected and asked

        Assert.Equal(0, await run.Deployment.StopWorker(run.Deadline));

        Assert.DoesNotContain("could not take leave", run.Deployment.Log, StringComparison.Ordinal);
        await enough.CancelAsync();
        await reading;
    }

    private static bool IsError(string line) =>
        line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal);

    private static async Task StopTwice(FaultRun run)
    {
        await run.Jobs.PostBatch(run.Deadline);
        foreach (var finished in new[] { 0.1, 0.5 })
        {
            await run.AreFinished(finished);
            Assert.Equal(0, await run.Deployment.StopWorker(run.Deadline));
            await run.Deployment.StartWorker(run.Deadline);
        }
    }
}
