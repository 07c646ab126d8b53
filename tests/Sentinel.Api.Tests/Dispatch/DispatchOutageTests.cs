using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sentinel.Api.Dispatch;
using Sentinel.Core.Storage;
using Xunit;

namespace Sentinel.Api.Tests.Dispatch;

public sealed class DispatchOutageTests
{
    [Fact]
    public void The_cause_of_an_outage_names_the_remedy()
    {
        var outage = new DispatchOutage(Options.Create(new DispatchOptions()), NullLogger<DispatchOutage>.Instance);
        var full = new StorageUnusableException("/data/x.db", "the disk is full", "Make room on it.", new SqliteException("full", 13));

        outage.Continue(full);

        Assert.Equal("Cannot use the database /data/x.db: the disk is full. Make room on it.", outage.Cause);
    }
}
