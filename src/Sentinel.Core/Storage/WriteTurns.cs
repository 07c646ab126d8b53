using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sentinel.Core.Storage;

/// <summary>Takes turns at writing with other processes: asks often, and leaves a gap after each turn.</summary>
/// <remarks>
/// Left to itself SQLite asks ever more rarely, up to every 100 ms, so a process that writes on and on shuts the others out. What comes
/// in the gap is written together afterwards: a flush costs more than the writes that share it.
/// </remarks>
internal sealed class WriteTurns(TimeSpan lockTimeout, TimeProvider time)
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PatientGap = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(1);

    private readonly object resting = new();
    private readonly object asking = new();
    private long? lastTurn;
    private int waiting;

    /// <summary>A write was queued for which a client waits: the gap is short until it has its turn.</summary>
    public void SomebodyWaits()
    {
        lock (resting)
        {
            waiting++;
            Monitor.Pulse(resting);
        }
    }

    /// <summary>So many of these writes have their turn.</summary>
    public void Serve(int writes)
    {
        lock (resting) waiting -= writes;
    }

    /// <summary>What is left of the gap after the last turn, a longer one while no client waits; zero or less after a quiet time.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (resting) return lastTurn is { } turn ? (waiting > 0 ? Gap : PatientGap) - time.GetElapsedTime(turn) : TimeSpan.Zero;
        }
    }

    /// <summary>Waits until the gap is over.</summary>
    public void Rest()
    {
        lock (resting)
        {
            while (Left is var left && left > TimeSpan.Zero) Monitor.Wait(resting, left);
        }
    }

    /// <summary>Begins a transaction that writes, as soon as no other process does.</summary>
    /// <exception cref="SqliteException">Another process held the database for longer than the lock timeout.</exception>
    public void Begin(SqliteSession session)
    {
        var asked = time.GetTimestamp();
        while (!session.TryBeginWriting())
        {
            if (time.GetElapsedTime(asked) > lockTimeout) SqliteException.ThrowExceptionForRC(SQLITE_BUSY, session.Connection.Handle);
            lock (asking) Monitor.Wait(asking, AskInterval); // spinning would take the processor from whoever has the turn
        }
    }

    /// <summary>Notes that a turn is over.</summary>
    public void End() => lastTurn = time.GetTimestamp();
}
