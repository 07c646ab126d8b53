namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>All jobs in one process to which nothing happens; run once, by whoever asks first.</summary>
internal static class UndisturbedRun
{
    private static readonly Lazy<Task<IReadOnlyDictionary<int, string>>> Run = new(RunOnce);

    /// <summary>How each job must end, by its number.</summary>
    public static Task<IReadOnlyDictionary<int, string>> Outcomes => Run.Value;

    private static async Task<IReadOnlyDictionary<int, string>> RunOnce()
    {
        await using var run = await FaultRun.Start(await EmbeddedDeployment.Create());
        await run.Jobs.PostBatch(run.Deadline);
        await run.AllAreFinished();

        var stored = run.Store.Read();
        return run.Jobs.Accepted.ToDictionary(job => job.Value, job => stored[job.Key]);
    }
}
