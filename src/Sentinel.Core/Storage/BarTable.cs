using Microsoft.Data.Sqlite;
using Sentinel.Core.Prices;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>The table of one symbol's bars, such as <c>btc_usd_hourly</c>. Bars are many: plain commands, no mapping.</summary>
internal static class BarTable
{
    public static void Create(SqliteSession session, Symbol symbol) => session.Execute(
        $"""
        create table if not exists "{symbol.TableName}" (
            timestamp integer primary key, -- open time in Unix seconds, UTC
            open      real not null,
            high      real not null,
            low       real not null,
            close     real not null,
            volume    real not null
        )
        """);

    public static void Clear(SqliteSession session, Symbol symbol) => session.Execute($"""delete from "{symbol.TableName}" """);

    /// <summary>Takes out the bars from one open time to another, both included, in Unix seconds.</summary>
    public static void Delete(SqliteSession session, Symbol symbol, long first, long last) => session.Execute(
        $"""delete from "{symbol.TableName}" where timestamp between @first and @last""", new { first, last });

    /// <summary>All bars, oldest first.</summary>
    /// <remarks>Straight from SQLite's own interface: half the time of a data reader, which checks every value.</remarks>
    public static PriceSeries ReadAll(SqliteSession session, Symbol symbol, int count)
    {
        var times = new long[count];
        var columns = Enumerable.Range(0, 5).Select(_ => new double[count]).ToArray();

        var database = session.Connection.Handle;
        var sql = $"""select timestamp, open, high, low, close, volume from "{symbol.TableName}" order by timestamp""";
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            for (var bar = 0; bar < count; bar++)
            {
                var status = sqlite3_step(statement);
                SqliteException.ThrowExceptionForRC(status, database);
                if (status == SQLITE_DONE) throw new InvalidDataException($"{symbol.TableName} has {bar} of the {count} bars that series counts.");

                times[bar] = sqlite3_column_int64(statement, 0);
                for (var column = 0; column < columns.Length; column++) columns[column][bar] = sqlite3_column_double(statement, column + 1);
            }
        }

        return new PriceSeries(
            symbol, SourceTable.Read(session, symbol), times, columns[0], columns[1], columns[2], columns[3], columns[4], filled: null);
    }
}
