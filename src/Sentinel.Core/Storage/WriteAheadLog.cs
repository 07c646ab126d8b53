using Dapper;

namespace Sentinel.Core.Storage;

/// <summary>Keeps the write-ahead log of a database short although somebody is always reading.</summary>
/// <remarks>SQLite begins the log anew only in a moment in which nobody reads from it; under load that moment never comes.</remarks>
internal sealed class WriteAheadLog(string databaseFile)
{
    private const long Step = 32 * 1024 * 1024;

    // Readers that came before it are waited for that long, and writers with them; those that come meanwhile do not need the log.
    private const string BeginAnew = "pragma busy_timeout = 50; pragma wal_checkpoint(truncate); pragma busy_timeout = 0";

    private readonly FileInfo file = new($"{databaseFile}-wal");
    private long limit = Step;

    /// <summary>Begins the log anew if it has grown by 32 MiB; where a long read prevents it, after as much again.</summary>
    public void KeepShort(SqliteSession session)
    {
        var length = Length();
        if (length >= limit)
        {
            session.Connection.Execute(BeginAnew);
            length = Length();
            limit = length + Step;
        }

        limit = Math.Min(limit, length + Step);
    }

    private long Length()
    {
        file.Refresh();
        return file.Exists ? file.Length : 0;
    }
}
