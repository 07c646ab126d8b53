using System.Diagnostics.CodeAnalysis;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Strategies that wait for a runner: a line for each priority, and turns shared by weight among the lines in which somebody waits.</summary>
/// <remarks>
/// Smooth weighted round robin: at each turn every line gains its weight, the one with the most goes first and pays for all. So turns of one
/// line are spread evenly, the next of any line comes after a bounded number of turns, and who waits alone has all of them. Who takes passes over
/// what it has no runner for; a line in which that is all neither gains nor pays.
/// </remarks>
internal sealed class WaitingStrategies(Func<BacktestPriority, int> weightOf) : IDisposable
{
    private readonly Line[] lines = [.. Enum.GetValues<BacktestPriority>().Select(priority => new Line(weightOf(priority)))];
    private readonly List<Func<StrategyJob, bool>> idle = [];
    private readonly object gate = new();
    private bool closed;

    /// <summary>Puts a strategy at the end of its line; after disposal, gives it up instead.</summary>
    public void Add(StrategyJob job)
    {
        if (!TryAdd(job)) job.Stop();
    }

    /// <summary>Has whoever waits look again, since there is a runner for what had none.</summary>
    public void LookAgain()
    {
        lock (gate) Monitor.PulseAll(gate);
    }

    /// <summary>The strategy whose turn it is; none when nobody waits.</summary>
    public bool TryTake([NotNullWhen(true)] out StrategyJob? job) => TryTake(static _ => true, out job);

    /// <summary>The strategy whose turn it is, of those that suit.</summary>
    public bool TryTake(Func<StrategyJob, bool> suits, [NotNullWhen(true)] out StrategyJob? job)
    {
        lock (gate) job = TakeNext(suits);
        return job is not null;
    }

    /// <summary>The strategy whose turn it is, as soon as there is one that suits, or that suits with some effort and nobody else who waits without.</summary>
    /// <exception cref="OperationCanceledException">There was none before.</exception>
    public StrategyJob Take(Func<StrategyJob, bool> suits, Func<StrategyJob, bool> suitsWithEffort, CancellationToken cancellationToken)
    {
        using var atCancellation = cancellationToken.Register(LookAgain);
        lock (gate)
        {
            idle.Add(suits);
            try
            {
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (TakeNext(suits) is { } job) return job;
                    if (TakeNext(left => !idle.Exists(effortless => effortless(left)) && suitsWithEffort(left)) is { } last) return last;
                    Monitor.Wait(gate);
                }
            }
            finally
            {
                idle.Remove(suits);
            }
        }
    }

    /// <summary>Gives up all that wait, and whoever comes from now on.</summary>
    public void Dispose()
    {
        lock (gate) closed = true;
        while (TryTake(out var job)) job.Stop();
    }

    private bool TryAdd(StrategyJob job)
    {
        lock (gate)
        {
            if (closed) return false;

            lines[(int)job.Priority].Jobs.AddLast(job);
            Monitor.PulseAll(gate); // all, since it may not suit the first
            return true;
        }
    }

    private StrategyJob? TakeNext(Func<StrategyJob, bool> suits)
    {
        var (next, place, sum) = (default(Line), default(LinkedListNode<StrategyJob>), 0);
        foreach (var line in lines)
        {
            // Who comes back begins anew: turns are neither saved nor owed while nobody waits.
            if (line.Jobs.Count == 0) line.Credit = 0;
            if (line.First(suits) is not { } first) continue;

            line.Credit += line.Weight;
            sum += line.Weight;
            if (next is null || line.Credit > next.Credit) (next, place) = (line, first);
        }

        if (next is null) return null;

        next.Credit -= sum;
        next.Jobs.Remove(place!);
        return place!.Value;
    }

    private sealed class Line(int weight)
    {
        public int Weight => weight;

        public LinkedList<StrategyJob> Jobs { get; } = [];

        public int Credit { get; set; }

        /// <summary>The first that suits: what is passed over came back from a runner, so there are no more of it than were taken from the queues.</summary>
        public LinkedListNode<StrategyJob>? First(Func<StrategyJob, bool> suits)
        {
            var place = Jobs.First;
            while (place is not null && !suits(place.Value)) place = place.Next;
            return place;
        }
    }
}
