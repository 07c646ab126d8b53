using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class WriteAheadLogTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteSession session;
    private readonly WriteAheadLog log;

    public WriteAheadLogTests()
    {
        session = new SqliteSession(Open());
        log = new WriteAheadLog(folder.Of("test.db"));
        // As under load, SQLite itself never finds a moment to begin the log anew.
        session.Connection.Execute("pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table blobs (bytes blob)");
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_log_that_has_grown_is_begun_anew_and_a_short_one_is_left_alone()
    {
        Write(mebibytes: 20);
        log.KeepShort(session);
        var small = Length();

        Write(mebibytes: 20);
        log.KeepShort(session);

        Assert.True(small > 20 * 1024 * 1024);
        Assert.Equal(0, Length());
        Assert.Equal(2, session.First<int>("select count(*) from blobs"));
    }

    [Fact]
    public void A_long_read_is_let_be_and_the_log_is_begun_anew_after_it()
    {
        using (var reader = Open())
        {
            reader.Execute("begin transaction");
            reader.ExecuteScalar("select count(*) from blobs");
            Write(mebibytes: 40);
            log.KeepShort(session);
            Assert.Equal(0, reader.ExecuteScalar<int>("select count(*) from blobs"));
            Assert.True(Length() > 40 * 1024 * 1024);
        }

        Write(mebibytes: 40);
        log.KeepShort(session);

        Assert.Equal(0, Length());
        Assert.Equal(2, session.First<int>("select count(*) from blobs"));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={folder.Of("test.db")};Pooling=false");
        connection.Open();
        return connection;
    }

    private void Write(int mebibytes) => session.Execute("insert into blobs values (zeroblob(@bytes))", new { bytes = mebibytes * 1024 * 1024 });

    private long Length() => new FileInfo(folder.Of("test.db-wal")).Length;
}
