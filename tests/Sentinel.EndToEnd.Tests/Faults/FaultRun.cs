using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Many jobs on their way through a Sentinel to which something happens; in the end nobody may see that it did.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int LinesOfLog = 60;
    private const int LengthOfLine = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5) + (FaultJob.Count * TimeSpan.FromSeconds(0.3));
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource deadline = new(Patience);

    private FaultRun(Deployment deployment)
    {
        Deployment = deployment;
        Jobs = new JobPoster(deployment.Port);
        Store = new StoredOutcomes(deployment.DataDirectory);
    }

    public Deployment Deployment { get; }

    public JobPoster Jobs { get; }

    public StoredOutcomes Store { get; }

    /// <summary>When everything must be over.</summary>
    public CancellationToken Deadline => deadline.Token;

    /// <summary>Starts a deployment over made-up bars; it is disposed of with the run.</summary>
    public static async Task<FaultRun> Start(Deployment deployment)
    {
        var run = new FaultRun(deployment);
        try
        {
            deployment.Set("Sandbox__Spares", "0"); // starting what nobody waits for would take most of the time of a run
            await deployment.ImportPrices(PriceHistory.Synthetic.Csv, run.Deadline);
            await deployment.Start(run.Deadline);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes once that share of the jobs has an outcome.</summary>
    public Task AreFinished(double share) =>
        Becomes($"{FaultJob.CountOf(share)} jobs are finished", () => Store.CountFinished() >= FaultJob.CountOf(share));

    /// <summary>Completes once every accepted job has an outcome.</summary>
    public Task AllAreFinished() => Becomes("all jobs are finished", () => Store.CountUnfinished() == 0);

    /// <summary>Completes once that share of the jobs was answered.</summary>
    public Task AreAccepted(double share) =>
        Becomes($"{FaultJob.CountOf(share)} jobs are accepted", () => Jobs.Accepted.Count >= FaultJob.CountOf(share));

    /// <summary>Completes once every job's command is in the queue.</summary>
    public Task AreQueued() => Becomes("all jobs are queued", () => Store.CountUnpublished() == 0);

    /// <summary>Every id that was answered has exactly one stored outcome, and it equals that of an undisturbed run.</summary>
    public async Task EndsUndisturbed()
    {
        await AllAreFinished();

        var expected = await UndisturbedRun.Outcomes;
        var stored = Store.Read();
        var different = Jobs.Accepted.Where(job => stored[job.Key] != expected[job.Value])
            .Select(job => $"job {job.Value} ended as\n{stored[job.Key]}\nand not as\n{expected[job.Value]}")
            .ToList();

        Assert.Equal(Enumerable.Range(0, FaultJob.Count), Jobs.Accepted.Values.Order());
        Assert.Equal(FaultJob.Count, stored.Count);
        Assert.True(different is [], $"{different.Count} jobs: {different.FirstOrDefault()}\n{EndOfLog()}");
    }

    /// <summary>Completes once something is so.</summary>
    public async Task Becomes(string what, Func<bool> condition)
    {
        while (!condition())
        {
            if (Deadline.IsCancellationRequested)
                throw new TimeoutException($"Not so in time: {what}. {Jobs.Accepted.Count} are accepted, {Store.CountFinished()} finished.\n{EndOfLog()}");

            await Task.Delay(LookInterval, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Jobs.Dispose();
        await Deployment.DisposeAsync();
        deadline.Dispose();
    }

    private string EndOfLog() => string.Join('\n', Deployment.Log.Split('\n').TakeLast(LinesOfLog).Select(line => line[..Math.Min(line.Length, LengthOfLine)]));
}
