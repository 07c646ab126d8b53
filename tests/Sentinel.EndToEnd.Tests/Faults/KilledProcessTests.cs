using System.Diagnostics;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGKILL to processes of Sentinel under load.</summary>
public abstract class KilledProcessTests(Func<Task<Deployment>> deploy)
{
    [Fact]
    public async Task A_worker_killed_three_times_loses_nothing_and_doubles_nothing()
    {
        await using var run = await FaultRun.Start(await deploy());
        await run.Jobs.PostBatch(run.Deadline);

        foreach (var finished in new[] { 100, 300, 600 })
        {
            await run.AreFinished(finished);
            await run.Deployment.KillAndRestartWorker(run.Deadline);
        }

        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task Runners_killed_at_random_cost_no_strategy_its_result()
    {
        var random = new Random(Seed: 20);
        await using var run = await FaultRun.Start(await deploy());
        await run.Jobs.PostBatch(run.Deadline);

        for (var finished = 50; finished < FaultJob.Count; finished += 100)
        {
            await run.AreFinished(finished);
            KillOneOf(ChildProcesses.Of(run.Deployment.WorkerId), random);
        }

        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task An_Api_killed_while_it_accepts_forgets_nothing_that_it_answered()
    {
        await using var run = await FaultRun.Start(await deploy());
        var posting = run.Jobs.PostSingly(run.Deadline);

        foreach (var accepted in new[] { 100, 400, 800 })
        {
            await run.AreAccepted(accepted);
            run.Deployment.KillApi();
            await run.Deployment.StartApi(run.Deadline);
        }

        await posting;
        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task All_killed_at_once_and_started_again_go_on_where_they_were()
    {
        await using var run = await FaultRun.Start(await deploy());
        var posting = run.Jobs.PostSingly(run.Deadline);

        await run.AreAccepted(500);
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
