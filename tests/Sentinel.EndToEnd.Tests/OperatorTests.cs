using System.Diagnostics;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Work that is taken back and queues that are paused, with API and worker apart over a real RabbitMQ node.</summary>
public sealed class OperatorTests : IClassFixture<OperatedDeployment>, IDisposable
{
    private const string Endless = "double[] GenerateSignals(Bars bars, Parameters parameters) { parameters.Get(\"length\", 1); while (true) { } }";

    private readonly OperatedDeployment operated;
    private readonly Deployment deployment;
    private readonly StoredBacktests stored;
    private readonly OperatorClient client;
    private readonly ITestOutputHelper output;
    private readonly CancellationToken deadline;

    public OperatorTests(OperatedDeployment operated, ITestOutputHelper output)
    {
        (this.operated, this.output) = (operated, output);
        (deployment, deadline) = (operated.Sentinel, operated.Deadline);
        stored = new StoredBacktests(deployment.DataDirectory);
        client = new OperatorClient(deployment.Port);
    }

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Backtests_that_are_taken_back_are_stopped_or_never_run_and_a_stored_result_stays()
    {
        var running = await deployment.Client.Post(new { strategy_code = Endless, rerun = true }, deadline);
        await IsRunning(running);
        var queued = await deployment.Client.Post(Honest(1), deadline);
        var behind = await deployment.Client.Post(Honest(2), deadline);

        var queuedAnswer = await client.Cancel("backtests", queued, deadline);
        var runningAnswer = await client.Cancel("backtests", running, deadline);
        var finished = await FinishesAfterCancel(behind);
        var finishedAnswer = await client.Cancel("backtests", behind, deadline);

        Assert.Equal(("cancelled", "cancelled", "success"), (StatusOf(queuedAnswer), StatusOf(runningAnswer), StatusOf(finishedAnswer)));
        Assert.Equal($"{finished}", $"{finishedAnswer}");
        Assert.Equal($"{queuedAnswer}", $"{await client.Cancel("backtests", queued, deadline)}");
        Assert.Equal($"{runningAnswer}", $"{await client.Cancel("backtests", running, deadline)}");
        Assert.False(stored.WasStarted(queued));
        Assert.True(stored.WasStarted(running));
    }

    [Fact]
    public async Task Batches_that_are_taken_back_are_stopped_or_never_run()
    {
        var running = await PostBatch(Item(Endless));
        await IsRunning(running.Items[0]);
        var queued = await PostBatch(Honest(11), Honest(12), Honest(13));
        var behind = await PostBatch(Honest(14));

        var queuedAnswer = await client.Cancel("batches", queued.Id, deadline);
        var runningAnswer = await client.Cancel("batches", running.Id, deadline);
        await FinishesAfterCancel(behind.Items[0]);

        Assert.Equal((3, 1), (CountCancelled(queuedAnswer), CountCancelled(runningAnswer)));
        Assert.Equal($"{queuedAnswer}", $"{await client.Cancel("batches", queued.Id, deadline)}");
        Assert.Equal($"{runningAnswer}", $"{await client.Cancel("batches", running.Id, deadline)}");
        Assert.DoesNotContain(queued.Items, stored.WasStarted);
    }

    [Fact]
    public async Task A_sweep_that_is_taken_back_runs_no_further_point()
    {
        var grid = new { length = Enumerable.Range(1, 200).ToArray() };
        var sweep = await deployment.Client.PostSweep(new { strategy_code = Endless, grid, rerun = true }, deadline);
        await deployment.Client.Sweep(sweep, seen => StatusOf(seen) == "running", deadline);

        var answer = await client.Cancel("sweeps", sweep, deadline);
        await FinishesAfterCancel(await deployment.Client.Post(Honest(21), deadline));

        Assert.Equal("cancelled", StatusOf(answer));
        Assert.Equal($"{answer}", $"{await client.Cancel("sweeps", sweep, deadline)}");
        Assert.Equal(0, stored.CountPoints(sweep));
    }

    [Fact]
    public async Task Paused_queues_wait_while_others_go_on_also_after_a_restart_of_the_broker_until_they_are_resumed()
    {
        await client.Pause("backtests.bulk", deadline);
        await client.Pause("sweeps", deadline);
        var bulk = stored.CountFinished("bulk");
        var batch = await deployment.Client.PostBatch(Enumerable.Range(31, 20).Select(Honest), deadline);
        var sweep = await deployment.Client.PostSweep(new { strategy_code = Strategy(51), grid = new { length = new[] { 1, 2, 3 } } }, deadline);
        await Finishes(await deployment.Client.Post(Honest(52), deadline));

        await operated.Broker.Kill();
        await operated.Broker.Restart();
        await Finishes(await deployment.Client.Post(Honest(53), deadline));
        Assert.Equal((bulk, 0), (stored.CountFinished("bulk"), stored.CountPoints(sweep)));

        await client.Resume("backtests.bulk", deadline);
        await client.Resume("sweeps", deadline);
        foreach (var item in batch.GetProperty("items").EnumerateArray()) await Finishes(item.GetProperty("id").GetGuid());
        await deployment.Client.Sweep(sweep, seen => StatusOf(seen) == "success", deadline);
    }

    private static object Honest(int bar) => Item(Strategy(bar));

    private static object Item(string code) => new { strategy_code = code };

    private static string Strategy(int bar) =>
        $"double[] GenerateSignals(Bars bars, Parameters parameters) => bars.Select((bar, i) => i < {bar} || parameters.GetInt(\"length\", 1) < 0 ? 0.0 : 1.0).ToArray();";

    private static string StatusOf(JsonElement answer) => answer.GetProperty("status").GetString()!;

    private static int CountCancelled(JsonElement batch) => batch.GetProperty("counts").GetProperty("cancelled").GetInt32();

    private async Task<(Guid Id, IReadOnlyList<Guid> Items)> PostBatch(params object[] items)
    {
        var receipt = await deployment.Client.PostBatch(items, deadline);
        return (receipt.GetProperty("batch_id").GetGuid(), [.. receipt.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())]);
    }

    private async Task IsRunning(Guid id)
    {
        while (StatusOf(await deployment.Client.Get(id, deadline)) != "running") await Task.Delay(50, deadline);
    }

    private async Task<JsonElement> Finishes(Guid id)
    {
        var finished = await deployment.Finished(id, deadline);
        Assert.Equal("success", StatusOf(finished));
        return finished;
    }

    // The only runner was busy for ever.
    private async Task<JsonElement> FinishesAfterCancel(Guid id)
    {
        var watch = Stopwatch.StartNew();
        var finished = await Finishes(id);
        output.WriteLine($"The one behind what was cancelled was answered {watch.ElapsedMilliseconds} ms after it.");
        return finished;
    }
}
