using System.Threading.Channels;

namespace Sentinel.Core.Storage;

/// <summary>The one writer of a database in this process: runs whatever writes are waiting in one transaction.</summary>
/// <remarks>One flush to disk serves them all, which is what limits SQLite: ten times the rows of a transaction each.</remarks>
internal sealed class GroupCommitWriter : IDisposable
{
    private const int MaxQueued = 10_000;
    private const int MaxTogether = 128; // enough to share the flush; more would only keep other processes waiting

    private readonly Channel<QueuedWrite> queue = Channel.CreateBounded<QueuedWrite>(
        // The writer's own thread waits for the queue, so waking it must not need a thread of the pool.
        new BoundedChannelOptions(MaxQueued) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly Func<SqliteSession> connect;
    private readonly WriteAheadLog log;
    private readonly WriteTurns turns;
    private readonly Func<Exception, Exception> explain;
    private readonly Thread thread;
    private SqliteSession? session;
    private volatile bool isClosing;

    /// <param name="connect">Opens the writer's own session, at the first write and again after a failure.</param>
    /// <param name="log">Where commits go first.</param>
    /// <param name="turns">When this process may write.</param>
    /// <param name="explain">What callers are told of an error.</param>
    public GroupCommitWriter(Func<SqliteSession> connect, WriteAheadLog log, WriteTurns turns, Func<Exception, Exception> explain)
    {
        (this.connect, this.log, this.turns, this.explain) = (connect, log, turns, explain);
        thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = nameof(GroupCommitWriter) };
        thread.Start();
    }

    /// <inheritdoc cref="SqliteDatabase.Write"/>
    public Task<T> Write<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        Write(new QueuedWrite<T>(write, WriteKind.Prompt), cancellationToken);

    /// <inheritdoc cref="SqliteDatabase.WritePatiently"/>
    public Task<T> WritePatiently<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        Write(new QueuedWrite<T>(write, WriteKind.Patient), cancellationToken);

    /// <inheritdoc cref="SqliteDatabase.WriteMany"/>
    public Task<T> WriteMany<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        Write(new QueuedWrite<T>(write, WriteKind.Large), cancellationToken);

    /// <inheritdoc cref="SqliteDatabase.Probe"/>
    public Task<T> Probe<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        Write(new QueuedWrite<T>(write, WriteKind.Probe), cancellationToken);

    /// <inheritdoc cref="WriteTurns.KeptWaiting"/>
    public TimeSpan KeptWaiting => turns.KeptWaiting;

    private async Task<T> Write<T>(QueuedWrite<T> queued, CancellationToken cancellationToken)
    {
        await queue.Writer.WriteAsync(queued, cancellationToken);
        if (queued.Kind is not WriteKind.Patient) turns.SomebodyWaits();
        return await queued.Committed.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more writes and waits until those that are queued are on disk.</summary>
    public void Dispose()
    {
        isClosing = true;
        queue.Writer.TryComplete();
        thread.Join();
        session?.Dispose();
    }

    private void WriteUntilClosed()
    {
        var together = new List<QueuedWrite>(MaxTogether);
        var large = new Queue<QueuedWrite>();
        while (large.Count > 0 || queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            turns.Rest();
            while (together.Count < MaxTogether && large.Count < MaxTogether && queue.Reader.TryRead(out var write))
            {
                if (write.Kind is WriteKind.Large) large.Enqueue(write);
                else together.Add(write);
            }

            // One at a time, so that a single request never waits for more than one of a thousand rows.
            if (large.TryDequeue(out var next)) together.Add(next);
            turns.Serve(together.Count(write => write.Kind is not WriteKind.Patient));
            if (Commit(together) is StorageLockedException locked) FailAll(large, locked);
            together.Clear();
        }
    }

    // What came meanwhile would only wait for the same lock again, and its callers with it.
    private void FailAll(Queue<QueuedWrite> large, StorageLockedException locked)
    {
        while (large.TryDequeue(out var write)) Fail(write, locked);
        for (var left = queue.Reader.Count; left > 0 && queue.Reader.TryRead(out var write); left--) Fail(write, locked);
    }

    private void Fail(QueuedWrite write, StorageLockedException locked)
    {
        if (write.Kind is not WriteKind.Patient) turns.Serve(1);
        write.Fail(locked);
    }

    /// <returns>Why nothing was committed; null when it was.</returns>
    private Exception? Commit(List<QueuedWrite> together)
    {
        try
        {
            session ??= connect();
            log.KeepShort(session);
            turns.Begin(session, () => isClosing && together.TrueForAll(write => write.Kind is WriteKind.Probe));
            foreach (var write in together) RunAlone(session, write);
            session.Execute("commit");
            turns.End();
        }
        catch (Exception error)
        {
            // Closing the session rolls back whatever was begun.
            session?.Dispose();
            session = null;
            var explained = explain(error);
            foreach (var write in together) write.Fail(explained);
            return explained;
        }

        foreach (var write in together) write.Complete();
        return null;
    }

    private void RunAlone(SqliteSession session, QueuedWrite write)
    {
        session.Execute("savepoint one_write");
        try
        {
            write.Run(session);
        }
        // A full disk, for one, makes SQLite roll back everything: then there is no savepoint to return to, and all have failed.
        catch (Exception error) when (session.InTransaction)
        {
            session.Execute("rollback to one_write");
            write.Fail(explain(error));
        }

        session.Execute("release one_write");
    }
}
