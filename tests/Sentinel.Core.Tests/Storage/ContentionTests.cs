using Dapper;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class ContentionTests : StorageTest
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Three_processes_that_write_at_the_same_time_lose_nothing()
    {
        using var oneWorker = new TempStorage(Folder);
        using var otherWorker = new TempStorage(Folder);
        var queued = await AcceptMany("queued", 300);

        var accepted = AcceptMany("meanwhile", 300);
        await Task.WhenAll(accepted, Finish(oneWorker, queued[..150]), Finish(otherWorker, queued[150..]));

        var finished = await Task.WhenAll(queued.Select(id => Backtests.Find(id, default)));
        Assert.All(finished, backtest => Assert.True(backtest!.IsTerminal));
        Assert.Equal((await accepted).Order(), (await ListDue(1_000)).Order());
    }

    [Fact]
    public async Task A_process_that_writes_on_and_on_lets_another_write()
    {
        using var busy = TestSchema.Open(Folder);
        using var other = TestSchema.Open(Folder);
        using var enough = new CancellationTokenSource();
        await busy.AddNote("first");
        var endless = WriteUntil(busy, enough.Token);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => other.AddNote($"other {i}"))).WaitAsync(Deadline);

        await enough.CancelAsync();
        await endless;
        Assert.Equal(50, other.Notes().Count(note => note.StartsWith("other", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_repeat_is_answered_while_another_process_holds_the_database()
    {
        var first = await AcceptAndFinish(Request("known"), Outcomes.Success());
        await using var other = OpenResults();
        other.Execute("begin immediate");

        var answer = await Backtests.Accept(Request("known"), rerun: false, barsHash: Outcomes.BarsHash, default).WaitAsync(Deadline);

        Assert.Equal((first.Id, false), (answer.Backtest.Id, answer.IsNew));
    }

    private static async Task WriteUntil(SqliteDatabase database, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested) await database.AddNote("busy", CancellationToken.None);
    }

    private static Task Finish(TempStorage worker, IEnumerable<Guid> ids) => Task.WhenAll(ids.Select(async id =>
    {
        await worker.Backtests.MarkRunning(id, DateTimeOffset.UnixEpoch, default);
        await worker.Backtests.KeepFirstOutcome(id, Outcomes.Success(signalHash: $"signals of {id}"), default);
    }));

    private async Task<Guid[]> AcceptMany(string name, int count) => await Task.WhenAll(
        Enumerable.Range(0, count).Select(i => Accept($"{name} {i}")));
}
