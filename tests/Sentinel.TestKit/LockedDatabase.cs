using Microsoft.Data.Sqlite;

namespace Sentinel.TestKit;

/// <summary>Another program that holds a database locked until it is disposed.</summary>
public sealed class LockedDatabase : IDisposable
{
    private readonly SqliteConnection connection;

    public LockedDatabase(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "begin exclusive";
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();
}
