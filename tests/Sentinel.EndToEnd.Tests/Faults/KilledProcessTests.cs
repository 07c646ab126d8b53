using System.Diagnostics;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGKILL to processes of Sentinel under load.</summary>
public sealed class KilledProcessTests
{
    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_worker_killed_three_times_loses_nothing_and_doubles_nothing(DeploymentKind kind)
    {
        await using var run = await FaultRun.Start(await Deployment.Create(kind));
        await run.Jobs.PostBatch(run.Deadline);

        foreach (var finished in new[] { 0.1, 0.3, 0.6 })
        {
            await run.AreFinished(finished);
            await run.Deployment.KillAndRestartWorker(run.Deadline);
        }

        await run.EndsUndisturbed();
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task Runners_killed_at_random_cost_no_strategy_its_result(DeploymentKind kind)
    {
        var random = new Random(Seed: 20);
        await using var run = await FaultRun.Start(await Deployment.Create(kind));
        await run.Jobs.PostBatch(run.Deadline);

        for (var finished = 0.05; finished < 1; finished += 0.1)
        {
            await run.AreFinished(finished);
            KillOneOf(ChildProcesses.Of(run.Deployment.WorkerId), random);
        }

        await run.EndsUndisturbed();
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task An_Api_killed_while_it_accepts_forgets_nothing_that_it_answered(DeploymentKind kind)
    {
        await using var run = await FaultRun.Start(await Deployment.Create(kind));
        var posting = run.Jobs.PostSingly(run.Deadline);

        foreach (var accepted in new[] { 0.1, 0.4, 0.8 })
        {
            await run.AreAccepted(accepted);
            run.Deployment.KillApi();
            await run.Deployment.StartApi(run.Deadline);
        }

        await posting;
        await run.EndsUndisturbed();
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task All_killed_at_once_and_started_again_go_on_where_they_were(DeploymentKind kind)
    {
        await using var run = await FaultRun.Start(await Deployment.Create(kind));
        var posting = run.Jobs.PostSingly(run.Deadline);

        await run.AreAccepted(0.5);
        foreach (var runner in ChildProcesses.Of(run.Deployment.WorkerId)) Kill(runner);
        run.Deployment.KillWorker();
        run.Deployment.KillApi();
        await run.Deployment.StartWorker(run.Deadline);
        await run.Deployment.StartApi(run.Deadline);

        await posting;
        await run.EndsUndisturbed();
    }

    private static void KillOneOf(IReadOnlyList<int> runners, Random random)
    {
        if (runners.Count > 0) Kill(runners[random.Next(runners.Count)]);
    }

    private static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // gone by itself
        }
    }
}
