using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>Writes while another program holds a database for longer than anybody is to wait.</summary>
public sealed class KeptOutTests : IDisposable
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    private readonly TempFolder folder = new();
    private readonly HurriedTime time = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Once_kept_out_for_the_lock_timeout_the_next_waits_a_second_until_one_comes_through()
    {
        using (var database = TestSchema.Open(folder)) database.Prepare();
        using var mine = new SqliteSession(TestSchema.Connect(folder));
        using var other = TestSchema.Connect(folder);
        var turns = new WriteTurns(LockTimeout, time);
        other.Execute("begin exclusive");

        Assert.InRange(Waited(turns, mine), LockTimeout, LockTimeout * 1.1);
        Assert.InRange(Waited(turns, mine), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

        other.Execute("rollback");
        turns.Begin(mine);
        mine.Execute("commit");
        other.Execute("begin exclusive");
        Assert.InRange(Waited(turns, mine), LockTimeout, LockTimeout * 1.1);
    }

    [Fact]
    public async Task All_that_wait_when_the_time_is_over_are_told_so_at_once()
    {
        using var database = TestSchema.Open(folder, lockTimeout: TimeSpan.FromSeconds(6));
        database.Prepare();
        using var other = TestSchema.Connect(folder);
        other.Execute("begin exclusive");

        // More than fit into one transaction.
        var writes = Enumerable.Range(0, 1_280).Select(i => database.AddNote($"note {i}"))
            .Append(database.WriteMany(session => session.Execute("insert into notes (text) values ('large')"), default))
            .ToList();
        var first = await Task.WhenAny(writes);
        await Assert.ThrowsAsync<StorageLockedException>(() => first);
        other.Execute("rollback"); // whoever would still be tried comes through now

        foreach (var write in writes) await Assert.ThrowsAsync<StorageLockedException>(() => write);
        await database.AddNote("later");
        Assert.Equal(["later"], database.Notes());
    }

    private TimeSpan Waited(WriteTurns turns, SqliteSession session)
    {
        var begun = time.GetTimestamp();
        Assert.Throws<SqliteException>(() => turns.Begin(session));
        return time.GetElapsedTime(begun);
    }

    // Each look at the clock takes a tenth of a second.
    private sealed class HurriedTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks += TimeSpan.TicksPerSecond / 10;
    }
}
