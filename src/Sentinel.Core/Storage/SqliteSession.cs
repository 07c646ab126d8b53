using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>An open connection that compiles each statement once; compiling a small statement takes longer than running it.</summary>
/// <remarks>Used by one thread at a time. Parameters are the properties of an object, rows are mapped by Dapper.</remarks>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<(string Sql, Type? Parameters), SqliteStatement> statements = [];

    /// <summary>The connection itself, for statements that run rarely or over many rows.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Begins a transaction that writes, unless another connection is writing; does not wait for it.</summary>
    /// <returns>Whether it has begun.</returns>
    public bool TryBeginWriting()
    {
        var status = sqlite3_exec(connection.Handle, "begin immediate");
        if (status == SQLITE_BUSY) return false;

        SqliteException.ThrowExceptionForRC(status, connection.Handle);
        return true;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it inserted, changed or deleted.</returns>
    public int Execute(string sql, object? parameters = null) => Statement(sql, parameters).Execute(parameters);

    /// <summary>The first row, or the default value when there is none.</summary>
    public T? First<T>(string sql, object? parameters = null) => Statement(sql, parameters).First<T>(parameters);

    /// <summary>All rows.</summary>
    public List<T> All<T>(string sql, object? parameters = null) => Statement(sql, parameters).All<T>(parameters);

    /// <summary>Reads several times in what was committed when the first read began.</summary>
    public T AtOneMoment<T>(Func<T> read)
    {
        Execute("begin");
        try
        {
            return read();
        }
        finally
        {
            Execute("commit");
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }

    private SqliteStatement Statement(string sql, object? parameters)
    {
        var key = (sql, parameters?.GetType());
        if (!statements.TryGetValue(key, out var statement)) statements[key] = statement = new SqliteStatement(connection, sql, parameters);
        return statement;
    }
}
