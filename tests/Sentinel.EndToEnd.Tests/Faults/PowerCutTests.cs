using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>The files as they are on disk at some moment.</summary>
public sealed class PowerCutTests
{
    [Fact]
    public async Task Files_as_they_were_at_any_moment_are_whole_and_hold_what_had_been_answered()
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());
        var posting = run.Jobs.PostSingly(run.Deadline);
        var random = new Random(Seed: 11);

        for (var moment = 0; moment < 10; moment++)
        {
            await run.AreAccepted(moment * 0.08);
            await Task.Delay(random.Next(50), run.Deadline);
            using var image = await PowerCut.Of(run);

            Assert.Equal("ok", image.Store.CheckIntegrity());
            Assert.Empty(image.Accepted.Except(image.Store.Read().Keys));
        }

        await posting;
        await run.EndsUndisturbed();
    }

    [Fact]
    public async Task What_was_there_when_the_power_went_is_finished_by_the_next_start()
    {
        await using var lost = await FaultRun.Start(await EmbeddedDeployment.Create());
        await lost.Jobs.PostBatch(lost.Deadline);
        await lost.AreFinished(0.3);
        using var image = await PowerCut.Of(lost);
        await using var deployment = await EmbeddedDeployment.Create();
        image.CopyTo(deployment.DataDirectory);

        await deployment.Start(lost.Deadline);
        var recovered = new StoredOutcomes(deployment.DataDirectory);
        await lost.Becomes("the image is finished", () => recovered.CountUnfinished() == 0);
        await lost.EndsUndisturbed();

        Assert.Equal(lost.Store.Read(), recovered.Read());
    }
}
