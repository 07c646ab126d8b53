using Sentinel.Core.Backtests;

namespace Sentinel.Api.Intake;

/// <summary>How many backtests have not ended, and how fast they do: counted in the store now and then, and on from there in memory.</summary>
/// <param name="most">How many may be unfinished before no more are taken in.</param>
/// <remarks>What other processes accept is seen at the next look, so all of them together may go beyond the bound by what they accept in between.</remarks>
internal class Backlog(int most)
{
    private const int LongestRetryAfter = 300;

    // Nothing has ended lately: it is for an operator to find out why.
    private const int RetryAfterStandstill = 60;

    private readonly Lock gate = new();
    private readonly DrainRate rate = new();
    private BacklogCount? counted;
    private int cancelled;
    private int unfinished;
    private double? perSecond;

    /// <summary>How many may be unfinished before no more are taken in.</summary>
    public int Most => most;

    /// <summary>Those that have not ended.</summary>
    public int Unfinished
    {
        get
        {
            lock (gate) return unfinished;
        }
    }

    /// <summary>Whether there are so many that no more are taken in.</summary>
    public bool IsFull => Unfinished >= most;

    /// <summary>Whole seconds after which there may be room again, 1 to 300.</summary>
    public int RetryAfterSeconds => SecondsFor(Unfinished - most + 1) is { } seconds
        ? (int)Math.Clamp(Math.Ceiling(seconds), 1, LongestRetryAfter)
        : RetryAfterStandstill;

    /// <summary>How long so many take at the present rate; null while that is not known.</summary>
    public double? SecondsFor(int count)
    {
        lock (gate) return count / perSecond;
    }

    /// <summary>Notes what was accepted here.</summary>
    public void Add(int accepted)
    {
        lock (gate) unfinished += accepted;
    }

    /// <summary>Notes what was cancelled here: it has ended, but nobody has worked on it.</summary>
    public void Remove(int count)
    {
        lock (gate)
        {
            unfinished -= count;
            cancelled += count;
        }
    }

    /// <summary>Takes over what the store says.</summary>
    /// <param name="count">What it says.</param>
    /// <param name="elapsed">Time since it was asked before.</param>
    public void Reconcile(BacklogCount count, TimeSpan elapsed)
    {
        lock (gate)
        {
            if (counted is { Unfinished: > 0 } before && count.Unfinished > 0)
                rate.Note(elapsed, Math.Max(0, count.Finished - before.Finished - cancelled));

            (counted, cancelled, unfinished, perSecond) = (count, 0, (int)count.Unfinished, rate.PerSecond);
        }
    }
}
