using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>An open connection that compiles each statement once; compiling a small statement takes longer than running it.</summary>
/// <remarks>Used by one thread at a time. Parameters are the properties of an object, rows are mapped by Dapper.</remarks>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<(string Sql, Type? Parameters), PreparedCommand> commands = [];

    static SqliteSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>The connection itself, for statements that run rarely or over many rows.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it inserted, changed or deleted.</returns>
    public int Execute(string sql, object? parameters = null) => Prepare(sql, parameters).ExecuteNonQuery();

    /// <summary>The first row, or the default value when there is none.</summary>
    public T? First<T>(string sql, object? parameters = null)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        return reader.Parse<T>().FirstOrDefault();
    }

    /// <summary>All rows.</summary>
    public List<T> All<T>(string sql, object? parameters = null)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        return [.. reader.Parse<T>()];
    }

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
        foreach (var command in commands.Values) command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, object? parameters)
    {
        var key = (sql, parameters?.GetType());
        if (!commands.TryGetValue(key, out var command)) commands[key] = command = new PreparedCommand(connection, sql, key.Item2);

        return command.With(parameters);
    }
}
