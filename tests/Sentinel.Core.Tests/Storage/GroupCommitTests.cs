using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly ManualResetEventSlim gate = new();

    public GroupCommitTests()
    {
        database = TestSchema.Open(folder);
        database.Prepare();
    }

    public void Dispose()
    {
        gate.Set();
        database.Dispose();
        gate.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_write_that_fails_does_so_alone_and_leaves_nothing()
    {
        var blocked = HoldTheWriter();
        var before = database.AddNote("before");
        var failing = database.Write<int>(
            session =>
            {
                session.Execute("insert into notes (text) values ('half done')");
                throw new InvalidOperationException("broken");
            },
            default);
        var refused = database.AddNote(null!);
        var after = database.AddNote("after");
        gate.Set();

        await Task.WhenAll(blocked, before, after);

        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        await Assert.ThrowsAsync<SqliteException>(() => refused);
        Assert.Equal(["before", "after"], database.Notes());
    }

    [Fact]
    public async Task A_write_waits_for_one_large_one_at_most_although_it_came_after_them()
    {
        var blocked = HoldTheWriter();
        var large = Enumerable.Range(0, 3).Select(i => database.WriteMany(session => session.Execute("insert into notes (text) values (@text)", new { text = $"large {i}" }), default)).ToList();
        var small = database.AddNote("small");
        gate.Set();

        await Task.WhenAll([blocked, .. large, small]);

        Assert.Equal(["small", "large 0", "large 1", "large 2"], database.Notes());
    }

    [Fact]
    public async Task Writes_that_wait_are_committed_together()
    {
        var blocked = HoldTheWriter();
        var waiting = Enumerable.Range(0, 100).Select(i => database.AddNote($"note {i}")).ToList();
        var committedBeforeTheLast = database.Write(_ => database.Notes().Count, default);
        gate.Set();

        await Task.WhenAll([blocked, .. waiting]);

        Assert.Equal(0, await committedBeforeTheLast);
        Assert.Equal(100, database.Notes().Count);
    }

    [Fact]
    public async Task Nothing_is_told_before_it_is_committed()
    {
        var blocked = HoldTheWriter();

        var write = database.AddNote("waiting");

        Assert.False(blocked.IsCompleted);
        Assert.False(write.IsCompleted);
        Assert.Empty(database.Notes());
        gate.Set();
        await write;
        Assert.Equal(["waiting"], database.Notes());
    }

    [Fact]
    public async Task When_the_commit_fails_all_its_writes_fail_and_later_ones_succeed()
    {
        var blocked = HoldTheWriter();
        var innocent = database.AddNote("innocent");
        var dangling = database.Write(
            session => session.Execute("pragma defer_foreign_keys = on; insert into links values (4711)"), default);
        gate.Set();

        await blocked;
        await Assert.ThrowsAsync<SqliteException>(() => innocent);
        await Assert.ThrowsAsync<SqliteException>(() => dangling);
        await database.AddNote("later");

        Assert.Equal(["later"], database.Notes());
    }

    [Fact]
    public async Task A_write_that_ends_the_common_transaction_fails_all_of_it()
    {
        var blocked = HoldTheWriter();
        var innocent = database.AddNote("innocent");
        var disaster = database.Write(session => session.Execute("rollback; select no_such_function()"), default);
        gate.Set();

        await blocked;
        await Assert.ThrowsAsync<SqliteException>(() => innocent);
        await Assert.ThrowsAsync<SqliteException>(() => disaster);
        await database.AddNote("later");

        Assert.Equal(["later"], database.Notes());
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_does_not_stop_the_write()
    {
        using var impatience = new CancellationTokenSource();
        var blocked = HoldTheWriter();
        var write = database.AddNote("written all the same", impatience.Token);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        gate.Set();
        await blocked;
        await database.AddNote("next");
        Assert.Equal(["written all the same", "next"], database.Notes());
    }

    [Fact]
    public async Task Closing_writes_what_is_queued()
    {
        var blocked = HoldTheWriter();
        var queued = Enumerable.Range(0, 1_000).Select(i => database.AddNote($"note {i}")).ToList();

        gate.Set();
        database.Dispose();

        await Task.WhenAll([blocked, .. queued]);
        using var reopened = TestSchema.Open(folder);
        Assert.Equal(1_000, reopened.Notes().Count);
    }

    // Returns once the writer is inside a transaction of its own, so that all later writes wait together for the next.
    private Task<int> HoldTheWriter()
    {
        var held = new TaskCompletionSource();
        var blocked = database.Write(
            _ =>
            {
                held.SetResult();
                gate.Wait();
                return 0;
            },
            default);
        held.Task.Wait();
        return blocked;
    }
}
