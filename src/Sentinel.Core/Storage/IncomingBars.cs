using Microsoft.Data.Sqlite;
using Sentinel.Core.Prices;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>Bars on their way into a table: they lie in a temporary one, so that a few statements do for all of them.</summary>
internal static class IncomingBars
{
    private const string IsChanged = """
        (stored.open, stored.high, stored.low, stored.close, stored.volume)
        is not (incoming.open, incoming.high, incoming.low, incoming.close, incoming.volume)
        """;

    /// <summary>Lays bars down in the place of earlier ones; of two of one hour the later counts.</summary>
    public static void Fill(SqliteSession session, IEnumerable<Bar> bars)
    {
        session.Execute("""
            create temp table if not exists incoming (
                timestamp integer primary key, open real not null, high real not null, low real not null, close real not null, volume real not null)
            """);
        session.Execute("delete from incoming");

        var database = session.Connection.Handle;
        const string insert = "insert or replace into incoming (timestamp, open, high, low, close, volume) values (?, ?, ?, ?, ?, ?)";
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v2(database, insert, out var statement), database);
        using (statement)
        {
            foreach (var bar in bars)
            {
                sqlite3_bind_int64(statement, 1, bar.Time.ToUnixTimeSeconds());
                sqlite3_bind_double(statement, 2, bar.Open);
                sqlite3_bind_double(statement, 3, bar.High);
                sqlite3_bind_double(statement, 4, bar.Low);
                sqlite3_bind_double(statement, 5, bar.Close);
                sqlite3_bind_double(statement, 6, bar.Volume);
                sqlite3_step(statement);
                SqliteException.ThrowExceptionForRC(sqlite3_reset(statement), database);
            }
        }
    }

    /// <summary>Takes those out whose hours have a bar already.</summary>
    public static void KeepMissing(SqliteSession session, Symbol symbol) =>
        session.Execute($"""delete from incoming where timestamp in (select timestamp from "{symbol.TableName}")""");

    /// <summary>Open times in Unix seconds, ascending, of those that are not stored as they are.</summary>
    public static List<long> ListNews(SqliteSession session, Symbol symbol) => session.All<long>(
        $"""
        select incoming.timestamp from incoming left join "{symbol.TableName}" as stored using (timestamp)
        where stored.timestamp is null or {IsChanged}
        order by incoming.timestamp
        """);

    /// <summary>Notes which stored bars they will change.</summary>
    public static void LogRevisions(SqliteSession session, Symbol symbol, string source, DateTimeOffset now) => session.Execute(
        $"""
        insert into bar_revisions (symbol, timestamp, revised_at, source_before, source_after,
                                   open_before, high_before, low_before, close_before, volume_before,
                                   open_after, high_after, low_after, close_after, volume_after)
        select @symbol, timestamp, @now,
               (select source from bar_sources where symbol = @symbol and first <= stored.timestamp order by first desc limit 1), @source,
               stored.open, stored.high, stored.low, stored.close, stored.volume,
               incoming.open, incoming.high, incoming.low, incoming.close, incoming.volume
        from incoming join "{symbol.TableName}" as stored using (timestamp)
        where {IsChanged}
        """,
        new { symbol = symbol.ToString(), source, now = now.ToUnixTimeSeconds() });

    /// <summary>Stores them.</summary>
    public static void MoveTo(SqliteSession session, Symbol symbol) => session.Execute(
        $"""
        insert into "{symbol.TableName}" (timestamp, open, high, low, close, volume)
        select timestamp, open, high, low, close, volume from incoming where true order by timestamp
        on conflict (timestamp) do update
        set open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume
        """);
}
