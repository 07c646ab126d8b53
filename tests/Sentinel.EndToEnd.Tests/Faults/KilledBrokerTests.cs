using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGKILL to the broker.</summary>
public sealed class KilledBrokerTests(OwnBroker broker) : IClassFixture<OwnBroker>
{
    [Fact]
    public async Task A_broker_killed_under_load_and_started_again_loses_nothing()
    {
        await using var run = await FaultRun.Start(await Deploy());
        var posting = run.Jobs.PostSingly(run.Deadline);
        await run.AreFinished(0.1);

        await broker.Node.Kill();
        await broker.Node.Restart();

        await posting;
        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task A_broker_that_is_away_at_the_start_is_waited_for()
    {
        var host = await broker.Node.AddVirtualHost();
        await broker.Node.Kill();

        await using var run = await FaultRun.Start(BrokerDeployment.Over(host));
        await run.Jobs.PostBatch(run.Deadline);
        await broker.Node.Restart();

        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task Everything_killed_at_once_and_started_again_goes_on_where_it_was()
    {
        await using var run = await FaultRun.Start(await Deploy());
        var posting = run.Jobs.PostSingly(run.Deadline);
        await run.AreFinished(0.1);

        run.Deployment.KillApi();
        run.Deployment.KillWorker();
        await broker.Node.Kill();
        await broker.Node.Restart();
        await run.Deployment.StartWorker(run.Deadline);
        await run.Deployment.StartApi(run.Deadline);

        await posting;
        await run.EndsUndisturbed();
    }

    private async Task<Deployment> Deploy() => BrokerDeployment.Over(await broker.Node.AddVirtualHost());
}
