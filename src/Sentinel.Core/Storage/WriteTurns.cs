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

    // Who was kept out for as long as the lock timeout is known to be: those who come after need not wait for all of it again.
    private static readonly TimeSpan PatienceWhenKeptOut = TimeSpan.FromSeconds(1);

    private readonly object resting = new();
    private readonly object asking = new();
    private long? lastTurn;
    private int waiting;
    private long? askedAt;
    private bool isKeptOut;

    /// <summary>How long another process has kept this one waiting by now; zero while none does.</summary>
    public TimeSpan KeptWaiting
    {
        get
        {
            lock (asking) return askedAt is { } asked ? time.GetElapsedTime(asked) : TimeSpan.Zero;
        }
    }

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
    /// <param name="session">The writer's own.</param>
    /// <param name="isInVain">Whether nobody waits for it any more; null for never.</param>
    /// <exception cref="SqliteException">Another process held the database for longer than the lock timeout; once that was so, for longer than a second.</exception>
    public void Begin(SqliteSession session, Func<bool>? isInVain = null)
    {
        var patience = isKeptOut && PatienceWhenKeptOut < lockTimeout ? PatienceWhenKeptOut : lockTimeout;
        var asked = time.GetTimestamp();
        try
        {
            while (!session.TryBeginWriting())
            {
                isKeptOut = time.GetElapsedTime(asked) > patience || isInVain?.Invoke() is true;
                if (isKeptOut) SqliteException.ThrowExceptionForRC(SQLITE_BUSY, session.Connection.Handle);
                lock (asking)
                {
                    askedAt = asked;
                    Monitor.Wait(asking, AskInterval); // spinning would take the processor from whoever has the turn
                }
            }

            isKeptOut = false;
        }
        finally
        {
            lock (asking) askedAt = null;
        }
    }

    /// <summary>Notes that a turn is over.</summary>
    public void End() => lastTurn = time.GetTimestamp();
}
