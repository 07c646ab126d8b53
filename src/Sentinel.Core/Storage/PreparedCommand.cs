using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Sentinel.Core.Storage;

/// <summary>A statement that is compiled once, and which properties of an object are its parameters.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand command;
    private readonly List<(PropertyInfo Property, SqliteParameter Parameter)> bindings = [];

    public PreparedCommand(SqliteConnection connection, string sql, Type? parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var property in parameters?.GetProperties() ?? [])
        {
            var name = '@' + property.Name;
            if (sql.Contains(name, StringComparison.Ordinal)) bindings.Add((property, command.Parameters.AddWithValue(name, null)));
        }
    }

    /// <summary>The command with the values of an object.</summary>
    public SqliteCommand With(object? parameters)
    {
        foreach (var (property, parameter) in bindings) parameter.Value = property.GetValue(parameters) ?? DBNull.Value;
        return command;
    }

    public void Dispose() => command.Dispose();
}
