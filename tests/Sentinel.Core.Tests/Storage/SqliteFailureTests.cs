using Microsoft.Data.Sqlite;
using Sentinel.Core.Faults;
using Sentinel.Core.Storage;
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

    [Fact]
    public void Of_an_exception_that_is_not_ours_the_innermost_is_told() =>
        Assert.Equal("inner", FaultCause.Of(new InvalidOperationException("outer", new TimeoutException("inner"))));
}
