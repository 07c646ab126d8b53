using System.Text.Json;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Others are answered, and correctly, whatever some clients do.</summary>
public sealed class RudeClientTests
{
    [Fact]
    public Task Idle_connections_keep_nobody_out() => Others_are_served_beside(RudeClient.StayIdle);

    [Fact]
    public Task Bodies_that_are_never_sent_to_the_end_keep_nobody_out() => Others_are_served_beside(RudeClient.SendHalf);

    [Fact]
    public Task Answers_that_nobody_reads_keep_nobody_out() => Others_are_served_beside(RudeClient.ReadSlowly);

    [Fact]
    public Task Bodies_that_are_far_too_long_keep_nobody_out() => Others_are_served_beside(RudeClient.SendTooMuch);

    [Fact]
    public async Task Fifty_thousand_polls_of_unknown_ids_keep_nobody_out()
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());
        var polling = RudeClient.PollUnknown(run.Deployment.Port, run.Deadline);

        await run.Jobs.PostSingly(run.Deadline);

        await run.EndsUndisturbed();
        await polling;
    }

    private static async Task Others_are_served_beside(Func<int, CancellationToken, Task> annoy)
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Deadline);
        var annoying = annoy(run.Deployment.Port, enough.Token);

        await run.Jobs.PostSingly(run.Deadline);
        var polled = new List<JsonElement>();
        foreach (var id in run.Jobs.Accepted.Keys.Take(100)) polled.Add(await run.Deployment.Finished(id, run.Deadline));

        Assert.All(polled, backtest => Assert.True(backtest.GetProperty("terminal").GetBoolean()));
        await run.EndsUndisturbed();
        Assert.False(annoying.IsCompleted);
        await enough.CancelAsync();
        await annoying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
