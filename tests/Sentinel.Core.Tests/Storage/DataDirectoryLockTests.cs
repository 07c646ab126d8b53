using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>Within one process; what two processes do to each other is tried with real ones.</summary>
public sealed class DataDirectoryLockTests : IDisposable
{
    private readonly TempFolder folder = new();

    private StorageOptions Options => new() { DataDirectory = folder.Of("data") };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_directory_is_created_closed_to_others_and_says_who_has_it()
    {
        using var taken = await Take(DataUse.Alone);

        Assert.Contains($"\"ProcessId\":{Environment.ProcessId}", Assert.Single(ReadHolders()), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Of("data/sentinel.holders")));
    }

    [Theory]
    [InlineData(DataUse.Alone)]
    [InlineData(DataUse.Shared)]
    public async Task It_is_held_until_the_last_host_of_the_process_lets_it_go(DataUse use)
    {
        var first = await Take(use);
        var second = await Take(use);

        first.Dispose();
        Assert.Throws<IOException>(OpenAlone);
        second.Dispose();

        OpenAlone();
        Assert.Empty(ReadHolders());
    }

    [Fact]
    public async Task Lines_of_the_dead_and_lines_that_are_none_are_taken_out()
    {
        Directory.CreateDirectory(folder.Of("data"));
        File.WriteAllLines(
            folder.Of("data/sentinel.holders"),
            [
                "not even JSON",
                "null",
                $$"""{"Program":"Sentinel.Api","Host":"{{Environment.MachineName}}","ProcessId":{{Environment.ProcessId}},"Since":"2001-01-01T00:00:00+00:00"}""",
                """{"Program":"Sentinel.Worker","Host":"elsewhere","ProcessId":7,"Since":"2001-01-01T00:00:00+00:00"}""",
            ]);

        using var taken = await Take(DataUse.Shared);

        Assert.Equal(2, ReadHolders().Length); // of another machine nobody here knows
        Assert.Contains("elsewhere", ReadHolders()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_somebody_else_has_is_refused_also_where_nobody_says_who()
    {
        Directory.CreateDirectory(folder.Of("data"));
        using var other = new FileStream(folder.Of("data/sentinel.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var refusal = await Assert.ThrowsAsync<DataDirectoryTakenException>(() => Take(DataUse.Shared));

        Assert.Contains($"The data directory {folder.Of("data")} belongs to another process, which did not say its name. Stop that process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_share_do_not_keep_each_other_out_and_keep_out_who_wants_it_alone()
    {
        Directory.CreateDirectory(folder.Of("data"));
        await File.WriteAllTextAsync(folder.Of("data/sentinel.lock"), "");
        using var other = new FileStream(folder.Of("data/sentinel.lock"), FileMode.Open, FileAccess.Read, FileShare.Read);

        await Assert.ThrowsAsync<DataDirectoryTakenException>(() => Take(DataUse.Alone));
        using var taken = await Take(DataUse.Shared);

        Assert.NotNull(taken);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public async Task A_file_in_its_place_is_said_with_its_remedy()
    {
        File.WriteAllText(folder.Of("data"), "not a directory");

        var refusal = await Assert.ThrowsAsync<StorageUnusableException>(() => Take(DataUse.Alone));

        Assert.Contains(folder.Of("data/strategy_results.db"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("set Sentinel:DataDirectory to another directory", refusal.Message, StringComparison.Ordinal);
    }

    private Task<DataDirectoryLock> Take(DataUse use) => DataDirectoryLock.Take(Options, use, NullLogger.Instance, default);

    private void OpenAlone() => new FileStream(folder.Of("data/sentinel.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();

    private string[] ReadHolders() => File.ReadAllLines(folder.Of("data/sentinel.holders"));
}
