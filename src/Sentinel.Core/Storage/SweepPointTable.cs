using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>The table of all points, one column a metric. Points are many: plain commands where that is quicker.</summary>
internal static class SweepPointTable
{
    private static readonly string Metrics = string.Join(", ", RankMetric.All.Select(metric => metric.Name));

    /// <summary>Adds points that are not there; the first outcome stays.</summary>
    /// <returns>How many were added.</returns>
    public static int Insert(SqliteSession session, string sweepId, IEnumerable<SweepPoint> points)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText =
            $"""
            insert into sweep_points (sweep_id, point_index, reason_code, message, signal_hash, {Metrics})
            values ($sweep, $index, $reason, $message, $signal, {string.Join(", ", RankMetric.All.Select(metric => $"${metric.Name}"))})
            on conflict (sweep_id, point_index) do nothing
            """;
        command.Parameters.AddWithValue("$sweep", sweepId);
        var index = command.Parameters.Add("$index", SqliteType.Integer);
        var reason = command.Parameters.Add("$reason", SqliteType.Text);
        var message = command.Parameters.Add("$message", SqliteType.Text);
        var signal = command.Parameters.Add("$signal", SqliteType.Text);
        var metrics = RankMetric.All.Select(metric => (metric, command.Parameters.Add($"${metric.Name}", SqliteType.Real))).ToArray();

        var added = 0;
        foreach (var point in points)
        {
            index.Value = point.Index;
            reason.Value = SnakeCase.Of(point.ReasonCode) ?? (object)DBNull.Value;
            message.Value = point.Message ?? (object)DBNull.Value;
            signal.Value = point.SignalHash ?? (object)DBNull.Value;
            foreach (var (metric, parameter) in metrics)
                parameter.Value = point.Performance is { } report && metric.Of(report) is { } value ? value : DBNull.Value;
            added += command.ExecuteNonQuery();
        }

        return added;
    }

    /// <summary>One metric of all points of a sweep.</summary>
    /// <remarks>Straight from SQLite's own interface, as with bars: a data reader takes twice as long.</remarks>
    public static SweepFigures ReadFigures(SqliteSession session, string sweepId, int count, RankMetric metric)
    {
        var figures = new SweepFigures(count);
        var database = session.Connection.Handle;
        var sql = $"select point_index, reason_code is null, {metric.Name} from sweep_points where sweep_id = ?";
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(sqlite3_bind_text(statement, 1, sweepId), database);
            while (sqlite3_step(statement) is var status && status != SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(status, database);
                var index = sqlite3_column_int(statement, 0);
                if (sqlite3_column_int(statement, 1) == 0) figures.SetDisqualified(index);
                else figures.SetCompleted(index, sqlite3_column_type(statement, 2) == SQLITE_NULL ? null : sqlite3_column_double(statement, 2));
            }
        }

        return figures;
    }

    /// <summary>The stored ones of some points, in the order of the grid.</summary>
    public static IReadOnlyList<SweepPoint> Read(SqliteSession session, string sweepId, IReadOnlyCollection<int> indices) =>
    [
        .. session.Connection.Query<PointRow, PerformanceReport, SweepPoint>(
            $"""
            select point_index, reason_code, message, signal_hash, {Metrics} from sweep_points
            where sweep_id = @sweepId and point_index in (select value from json_each(@indices))
            order by point_index
            """,
            static (row, performance) => row.ToPoint(performance),
            new { sweepId, indices = JsonSerializer.Serialize(indices) },
            splitOn: RankMetric.All[0].Name),
    ];

    /// <summary>How many points of a sweep have the same target positions, by the hash of those.</summary>
    public static IReadOnlyDictionary<string, int> CountSignals(SqliteSession session, string sweepId, IReadOnlyCollection<string> signalHashes) => session
        .All<SignalRow>(
            """
            select signal_hash, count(*) as points from sweep_points
            where sweep_id = @sweepId and signal_hash in (select value from json_each(@hashes))
            group by signal_hash
            """,
            new { sweepId, hashes = JsonSerializer.Serialize(signalHashes) })
        .ToDictionary(row => row.SignalHash, row => row.Points);

    /// <summary>Those points of a slice that are not stored, in the order of the grid.</summary>
    public static IReadOnlyList<int> ListMissing(SqliteSession session, string sweepId, int first, int count)
    {
        var stored = session.All<int>(
            "select point_index from sweep_points where sweep_id = @sweepId and point_index between @first and @last",
            new { sweepId, first, last = first + count - 1 });
        return [.. Enumerable.Range(first, count).Except(stored)];
    }

    private sealed record PointRow
    {
        public int PointIndex { get; init; }

        public string? ReasonCode { get; init; }

        public string? Message { get; init; }

        public string? SignalHash { get; init; }

        public SweepPoint ToPoint(PerformanceReport? performance) => new(
            PointIndex, performance, ReasonCode is null ? null : SnakeCase.Parse<DisqualificationReason>(ReasonCode), Message)
        {
            SignalHash = SignalHash,
        };
    }

    private sealed record SignalRow
    {
        public required string SignalHash { get; init; }

        public int Points { get; init; }
    }
}
