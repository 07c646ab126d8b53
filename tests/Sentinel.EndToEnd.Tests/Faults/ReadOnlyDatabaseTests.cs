using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Databases in a place where nothing can be written.</summary>
public sealed class ReadOnlyDatabaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [SmallDiskFact]
    public async Task The_Api_does_not_start_and_says_what_to_do() =>
        await AssertRefusal(settings => SentinelProcess.Api(SentinelProcess.FreePort(), settings));

    [SmallDiskFact]
    public async Task A_worker_does_not_start_and_says_what_to_do() =>
        await AssertRefusal(settings => SentinelProcess.Worker(settings));

    private static async Task AssertRefusal(Func<IReadOnlyDictionary<string, string>, SentinelProcess> start)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var folder = new TempFolder();
        using var disk = new SmallDisk(folder.Path, sizeMiB: 8);
        var settings = new Dictionary<string, string>
        {
            ["Sentinel__DataDirectory"] = folder.Path,
            ["ConnectionStrings__RabbitMq"] = "amqp://guest:guest@127.0.0.1:9",
        };
        using (var storage = new TempStorage(folder)) await storage.Backtests.Any(deadline.Token);
        disk.MakeReadOnly();

        using var process = start(settings);
        var exitCode = await process.Exit(deadline.Token);

        Assert.Equal(1, exitCode);
        Assert.Contains($"Cannot use the database {folder.Of("strategy_results.db")}:", process.Log, StringComparison.Ordinal);
        Assert.Contains("Let this user write the file and its directory, or set Sentinel:DataDirectory to another directory.", process.Log, StringComparison.Ordinal);
    }
}
