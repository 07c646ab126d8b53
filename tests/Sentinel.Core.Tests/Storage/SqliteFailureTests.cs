using Microsoft.Data.Sqlite;
using Sentinel.Core.Faults;
using Sentinel.Core.Operations;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class SqliteFailureTests
{
    [Theory]
    [InlineData(5, "Find the process that holds a long transaction open, or wait")]
    [InlineData(8, "it is read-only. Let this user write the file and its directory")]
    [InlineData(10, "Check the disk, its mount and its quota.")]
    [InlineData(11, "it is damaged. Restore it from a copy")]
    [InlineData(13, "the disk is full. Make room on it.")]
    [InlineData(14, "it cannot be opened as a file. Let this user write the file and its directory")]
    public void What_an_operator_reads_of_a_failed_database_names_file_and_remedy(int code, string remedy)
    {
        var fault = new InvalidOperationException("wrapped", SqliteFailure.Explain("/data/x.db", new SqliteException($"SQLite Error {code}", code)));

        var cause = FaultCause.Of(fault);

        Assert.Contains("/data/x.db", cause, StringComparison.Ordinal);
        Assert.Contains(remedy, cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strategy_results.db", 5, "the results file is locked by another program")]
    [InlineData("price_data.db", 5, "the prices file is locked by another program")]
    [InlineData("price_data.db", 8, "the prices file is read-only")]
    [InlineData("strategy_results.db", 13, "no room on the disk that holds /data, the disk is full")]
    public void The_cause_names_what_is_in_the_file(string name, int code, string cause) =>
        Assert.StartsWith(cause, Assert.IsAssignableFrom<StoreException>(SqliteFailure.Explain($"/data/{name}", new SqliteException("x", code))).Cause, StringComparison.Ordinal);

    [Fact]
    public void A_disk_and_a_directory_that_are_read_only_are_said_to_be_so()
    {
        Assert.Contains("it is on a disk that is mounted read-only. Let this user write", SqliteFailure.Explain("/data/x.db", new IOException("Read-only file system", 30)).Message, StringComparison.Ordinal);
        Assert.Contains("the results file is in a directory that is read-only for this user", SqliteFailure.Explain("/data/strategy_results.db", new UnauthorizedAccessException("denied")).Message, StringComparison.Ordinal);
    }

    [SmallDiskTheory]
    [InlineData(10)]
    [InlineData(14)]
    public void A_disk_that_became_read_only_is_said_to_be_so_whatever_SQLite_calls_it(int code)
    {
        using var folder = new TempFolder();
        using var disk = new SmallDisk(folder.Path, sizeMiB: 1);
        File.WriteAllText(folder.Of("strategy_results.db"), "");
        disk.MakeReadOnly();

        var explained = SqliteFailure.Explain(folder.Of("strategy_results.db"), new SqliteException("x", code));

        Assert.Contains("the results file is on a disk that is mounted read-only", explained.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_without_room_for_a_file_is_full_too() => Assert.Contains(
        "the disk is full. Make room on it.", SqliteFailure.Explain("/data/x.db", new IOException("No space left on device", 28)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_an_exception_that_is_not_ours_the_innermost_is_told() =>
        Assert.Equal("inner", FaultCause.Of(new InvalidOperationException("outer", new TimeoutException("inner"))));
}
