using System.Diagnostics;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>Takes turns at writing with other processes: asks often, and leaves a gap after each turn while others ask too.</summary>
/// <remarks>Left to itself SQLite asks ever more rarely, up to every 100 ms, so a process that writes on and on shuts the others out.</remarks>
internal sealed class WriteTurns(TimeSpan lockTimeout)
{
    // Others ask every millisecond, so that one of them gets its turn in the gap.
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan OthersAreRemembered = TimeSpan.FromSeconds(1);

    private long? lastTurn;
    private long? lastRefusal;

    /// <summary>Waits until the gap after the last turn is over; returns at once where nobody else writes.</summary>
    public void Rest()
    {
        if (lastTurn is { } turn && lastRefusal is { } refusal && Stopwatch.GetElapsedTime(refusal) < OthersAreRemembered)
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(turn) >= Gap);
    }

    /// <summary>Begins a transaction that writes, as soon as no other process does.</summary>
    /// <exception cref="SqliteException">Another process held the database for longer than the lock timeout.</exception>
    public void Begin(SqliteSession session)
    {
        if (session.TryBeginWriting()) return;

        var mine = SpinWait.SpinUntil(session.TryBeginWriting, lockTimeout);
        lastRefusal = Stopwatch.GetTimestamp();
        if (!mine) SqliteException.ThrowExceptionForRC(SQLITE_BUSY, session.Connection.Handle);
    }

    /// <summary>Notes that a turn is over.</summary>
    public void End() => lastTurn = Stopwatch.GetTimestamp();
}
