using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>One database file: created and migrated on first use, read in parallel, written by one writer.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int MaxIdleReaders = 16;

    // Savepoints keep pages as they were: in memory that costs a copy, in SQLite's temporary file most of all it writes.
    // The cache holds the indexes of some 200,000 backtests; a log that a long reader let grow is cut again after it.
    private const string WriterSettings = """
        pragma busy_timeout = 0;
        pragma temp_store = memory;
        pragma cache_size = -65536;
        pragma journal_size_limit = 33554432
        """;

    private readonly string file;
    private readonly IReadOnlyList<Migration> migrations;
    private readonly TimeSpan lockTimeout;
    private readonly GroupCommitWriter writer;
    private readonly ConcurrentBag<SqliteSession> idleReaders = [];
    private readonly Lock preparing = new();
    private volatile bool prepared;
    private volatile bool disposed;

    public SqliteDatabase(string file, IReadOnlyList<Migration> migrations, TimeSpan lockTimeout, DataAccess access = DataAccess.Owner)
    {
        this.file = Path.GetFullPath(file);
        this.migrations = migrations;
        this.lockTimeout = lockTimeout;
        Rights = new DataRights(this.file, access);
        Writing = new WriteProbe(this, TimeProvider.System);
        writer = new GroupCommitWriter(OpenWriter, new WriteAheadLog(this.file), new WriteTurns(lockTimeout, TimeProvider.System), ExplainWrite);
    }

    /// <summary>Full path of the file.</summary>
    public string File => file;

    /// <summary>Who may open it.</summary>
    public DataRights Rights { get; }

    /// <summary>Creates and migrates the database unless that was done before.</summary>
    /// <exception cref="StorageUnusableException">The file cannot be used as it is.</exception>
    /// <exception cref="StorageLockedException">Another process holds it.</exception>
    public void Prepare()
    {
        if (prepared) return;

        lock (preparing)
        {
            if (prepared) return;
            CreateAndMigrate();
            prepared = true;
        }
    }

    /// <summary>Reads what is committed, without waiting for the writer.</summary>
    public Task<T> Read<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);

        try
        {
            return Task.FromResult(Read(read));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(Explain(error));
        }
    }

    /// <summary>Runs a write in a transaction shared with other waiting ones; completes when it is on disk.</summary>
    /// <param name="write">Reads and writes through the session it is given; when it throws, nothing of it stays.</param>
    /// <param name="cancellationToken">Stops waiting; the write may happen all the same.</param>
    public Task<T> Write<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        writer.Write(write, cancellationToken);

    /// <summary>The same for a write that nobody waits for to the millisecond: it lets others gather, so that fewer flushes serve all.</summary>
    public Task<T> WritePatiently<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        writer.WritePatiently(write, cancellationToken);

    /// <summary>The same for a write of many rows: others go first, and no two of its kind share a transaction.</summary>
    public Task<T> WriteMany<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        writer.WriteMany(write, cancellationToken);

    /// <summary>The same for a write that finds out whether writing is possible; a close does not wait until it is.</summary>
    public Task<T> Probe<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) => writer.Probe(write, cancellationToken);

    /// <summary>How long another process has kept this one from writing by now; zero while none does.</summary>
    public TimeSpan KeptWaiting => writer.KeptWaiting;

    /// <summary>Finds out now and then whether it can be written.</summary>
    public WriteProbe Writing { get; }

    public void Dispose()
    {
        disposed = true;
        writer.Dispose();
        while (idleReaders.TryTake(out var reader)) reader.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (!idleReaders.TryTake(out var reader)) reader = Open();

        try
        {
            return read(reader);
        }
        finally
        {
            if (disposed || idleReaders.Count >= MaxIdleReaders) reader.Dispose();
            else idleReaders.Add(reader);
        }
    }

    private SqliteSession Open()
    {
        Prepare();
        return Connect();
    }

    private SqliteSession OpenWriter()
    {
        var session = Open();
        session.Connection.Execute(WriterSettings);
        return session;
    }

    private void CreateAndMigrate()
    {
        try
        {
            Rights.Apply();
            // SQLite opens a read-only file without a word and fails at the first write.
            if (new FileInfo(file) is { Exists: true, IsReadOnly: true })
                throw new SqliteException("attempt to write a read-only database", SQLitePCL.raw.SQLITE_READONLY);

            using var session = Connect();
            session.Execute("pragma journal_mode = wal");
            SchemaMigrator.Migrate(session.Connection, file, migrations);
        }
        catch (Exception error) when (Explain(error) != error)
        {
            throw Explain(error);
        }
    }

    private SqliteSession Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(lockTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute($"pragma busy_timeout = {(long)lockTimeout.TotalMilliseconds}; pragma synchronous = full");
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private Exception ExplainWrite(Exception error)
    {
        var explained = Explain(error);
        if (explained is StoreException cause) Writing.Note(cause);
        return explained;
    }

    private Exception Explain(Exception error) => SqliteFailure.Explain(file, error);
}
