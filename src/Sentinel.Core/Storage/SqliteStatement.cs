using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>A statement that is compiled, bound and mapped by what was found out at its first use.</summary>
/// <remarks>Its parameters are always of one type and so are its rows; a column that is not null has one type in all of them.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = [];

    private readonly SqliteCommand command;
    private readonly (PropertyInfo Property, SqliteParameter Parameter)[] bindings;
    private Func<DbDataReader, object>? toRow;

    static SqliteStatement() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public SqliteStatement(SqliteConnection connection, string sql, object? parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;

        var properties = parameters is null ? [] : Properties.GetOrAdd(parameters.GetType(), type => type.GetProperties());
        bindings = [.. properties
            .Where(property => sql.Contains('@' + property.Name, StringComparison.Ordinal))
            .Select(property => (property, command.Parameters.Add(new SqliteParameter('@' + property.Name, null))))];
    }

    public int Execute(object? parameters) => Bind(parameters).ExecuteNonQuery();

    public T? First<T>(object? parameters)
    {
        using var reader = Bind(parameters).ExecuteReader();
        return reader.Read() ? Map<T>(reader) : default;
    }

    public List<T> All<T>(object? parameters)
    {
        using var reader = Bind(parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(Map<T>(reader)!);
        return rows;
    }

    public void Dispose() => command.Dispose();

    private SqliteCommand Bind(object? parameters)
    {
        foreach (var (property, parameter) in bindings) parameter.Value = property.GetValue(parameters) ?? DBNull.Value;
        return command;
    }

    private T? Map<T>(SqliteDataReader reader)
    {
        var isOneValue = typeof(T).IsValueType || typeof(T) == typeof(string);
        if (isOneValue) return reader.IsDBNull(0) ? default : reader.GetFieldValue<T>(0);

        // Asked anew, Dapper looks at the name and type of every column, which takes longer than reading the row.
        return (T)(toRow ??= reader.GetRowParser(typeof(T)))(reader);
    }
}
