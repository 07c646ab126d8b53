using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>One database file: created and migrated on first use, read through pooled connections, written by one writer.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly string file;
    private readonly IReadOnlyList<Migration> migrations;
    private readonly TimeSpan lockTimeout;
    private readonly GroupCommitWriter writer;
    private readonly Lock preparing = new();
    private volatile bool prepared;

    public SqliteDatabase(string file, IReadOnlyList<Migration> migrations, TimeSpan lockTimeout)
    {
        this.file = Path.GetFullPath(file);
        this.migrations = migrations;
        this.lockTimeout = lockTimeout;
        writer = new GroupCommitWriter(OpenForWriting, error => SqliteFailure.Explain(this.file, error));
    }

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

    /// <summary>A connection to read with; it never waits for the writer.</summary>
    public SqliteConnection OpenForReading()
    {
        Prepare();
        return Connect(pooled: true);
    }

    /// <summary>Runs a write in a transaction shared with other waiting ones; completes when it is on disk.</summary>
    /// <param name="write">Reads and writes through the connection it is given; when it throws, nothing of it stays.</param>
    /// <param name="cancellationToken">Stops waiting; the write may happen all the same.</param>
    public Task<T> Write<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken) =>
        writer.Write(write, cancellationToken);

    public void Dispose()
    {
        writer.Dispose();
        using var pooled = new SqliteConnection(ConnectionString(pooled: true));
        SqliteConnection.ClearPool(pooled);
    }

    private SqliteConnection OpenForWriting()
    {
        Prepare();
        return Connect(pooled: false);
    }

    private void CreateAndMigrate()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // SQLite opens a read-only file without a word and fails at the first write.
            if (new FileInfo(file) is { Exists: true, IsReadOnly: true }) throw new SqliteException("read-only", SQLitePCL.raw.SQLITE_READONLY);

            using var connection = Connect(pooled: false);
            connection.Execute("pragma journal_mode = wal");
            SchemaMigrator.Migrate(connection, file, migrations);
        }
        catch (Exception error) when (SqliteFailure.Explain(file, error) is var explained && explained != error)
        {
            throw explained;
        }
    }

    private SqliteConnection Connect(bool pooled)
    {
        var connection = new SqliteConnection(ConnectionString(pooled));
        try
        {
            connection.Open();
            connection.Execute($"pragma busy_timeout = {(long)lockTimeout.TotalMilliseconds}; pragma synchronous = full");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFailure.Explain(file, error);
        }
    }

    private string ConnectionString(bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Pooling = pooled,
        ForeignKeys = true,
        DefaultTimeout = (int)Math.Ceiling(lockTimeout.TotalSeconds),
    }.ToString();
}
