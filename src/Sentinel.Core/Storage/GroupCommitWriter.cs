using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>The one writer of a database in this process: runs whatever writes are waiting in one transaction.</summary>
/// <remarks>One flush to disk serves them all, which is what limits SQLite: ten times the rows of a transaction each.</remarks>
internal sealed class GroupCommitWriter : IDisposable
{
    private const int MaxQueued = 10_000;
    private const int MaxTogether = 500;

    private readonly Channel<QueuedWrite> queue = Channel.CreateBounded<QueuedWrite>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true });

    private readonly Func<SqliteConnection> connect;
    private readonly Func<Exception, Exception> explain;
    private readonly Thread thread;
    private SqliteConnection? connection;

    /// <param name="connect">Opens the writer's own connection, at the first write and again after a failure.</param>
    /// <param name="explain">What callers are told of an error.</param>
    public GroupCommitWriter(Func<SqliteConnection> connect, Func<Exception, Exception> explain)
    {
        (this.connect, this.explain) = (connect, explain);
        thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = nameof(GroupCommitWriter) };
        thread.Start();
    }

    /// <inheritdoc cref="SqliteDatabase.Write"/>
    public async Task<T> Write<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        var queued = new QueuedWrite<T>(write);
        await queue.Writer.WriteAsync(queued, cancellationToken);
        return await queued.Committed.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more writes and waits until those that are queued are on disk.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        connection?.Dispose();
    }

    private void WriteUntilClosed()
    {
        var together = new List<QueuedWrite>(MaxTogether);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (together.Count < MaxTogether && queue.Reader.TryRead(out var write)) together.Add(write);
            Commit(together);
            together.Clear();
        }
    }

    private void Commit(List<QueuedWrite> together)
    {
        try
        {
            connection ??= connect();
            connection.Execute("begin immediate");
            foreach (var write in together) RunAlone(connection, write);
            connection.Execute("commit");
        }
        catch (Exception error)
        {
            // Closing the connection rolls back whatever was begun.
            connection?.Dispose();
            connection = null;
            var explained = explain(error);
            foreach (var write in together) write.Fail(explained);
            return;
        }

        foreach (var write in together) write.Complete();
    }

    private void RunAlone(SqliteConnection connection, QueuedWrite write)
    {
        connection.Execute("savepoint one_write");
        try
        {
            write.Run(connection);
        }
        // A full disk, for one, makes SQLite roll back everything: then there is no savepoint to return to, and all have failed.
        catch (Exception error) when (InTransaction(connection))
        {
            connection.Execute("rollback to one_write");
            write.Fail(explain(error));
        }

        connection.Execute("release one_write");
    }

    private static bool InTransaction(SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;
}
