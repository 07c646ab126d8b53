using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Another program that writes to the result database and takes its time.</summary>
public sealed class LockedDatabaseTests
{
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_database_locked_for_ten_seconds_is_waited_for(DeploymentKind kind)
    {
        await using var run = await FaultRun.Start(await Deployment.Create(kind));
        var posting = run.Jobs.PostSingly(run.Deadline);
        await run.AreFinished(0.1);

        await using var other = new SqliteConnection($"Data Source={Path.Combine(run.Deployment.DataDirectory, "strategy_results.db")};Pooling=False;Default Timeout=60");
        await other.OpenAsync(run.Deadline);
        await other.ExecuteAsync("begin immediate");
        var finished = run.Store.CountFinished();
        await Task.Delay(Locked, run.Deadline);
        var finishedMeanwhile = run.Store.CountFinished() - finished;
        await other.ExecuteAsync("rollback");

        Assert.Equal(0, finishedMeanwhile);
        await posting;
        await run.EndsUndisturbed();
    }
}
