using System.Diagnostics.CodeAnalysis;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Strategies that wait for a runner: a line for each priority, and turns shared by weight among the lines in which somebody waits.</summary>
/// <remarks>
/// Smooth weighted round robin: at each turn every line gains its weight, the one with the most goes first and pays for all. So turns of one
/// line are spread evenly, the next of any line comes after a bounded number of turns, and who waits alone has all of them.
/// </remarks>
internal sealed class WaitingStrategies(Func<BacktestPriority, int> weightOf) : IDisposable
{
    private readonly Line[] lines = [.. Enum.GetValues<BacktestPriority>().Select(priority => new Line(weightOf(priority)))];
    private readonly SemaphoreSlim count = new(0);
    private readonly Lock gate = new();
    private bool closed;

    /// <summary>Puts a strategy at the end of its line; after disposal, gives it up instead.</summary>
    public void Add(StrategyJob job)
    {
        if (!TryAdd(job)) job.Stop();
    }

    /// <summary>The strategy whose turn it is; none when nobody waits.</summary>
    public bool TryTake([NotNullWhen(true)] out StrategyJob? job)
    {
        job = count.Wait(0) ? TakeNext() : null;
        return job is not null;
    }

    /// <summary>The strategy whose turn it is, as soon as there is one.</summary>
    /// <exception cref="OperationCanceledException">There was none before.</exception>
    public StrategyJob Take(CancellationToken cancellationToken)
    {
        count.Wait(cancellationToken);
        return TakeNext();
    }

    /// <summary>Gives up all that wait, and whoever comes from now on.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
        }

        while (TryTake(out var job)) job.Stop();
        count.Dispose();
    }

    private bool TryAdd(StrategyJob job)
    {
        lock (gate)
        {
            if (closed) return false;

            lines[(int)job.Priority].Jobs.Enqueue(job);
            count.Release();
            return true;
        }
    }

    private StrategyJob TakeNext()
    {
        lock (gate) return NextLine().Jobs.Dequeue();
    }

    private Line NextLine()
    {
        var (next, sum) = (default(Line), 0);
        foreach (var line in lines)
        {
            // Who comes back begins anew: turns are neither saved nor owed while nobody waits.
            line.Credit = line.Jobs.Count == 0 ? 0 : line.Credit + line.Weight;
            if (line.Jobs.Count == 0) continue;

            sum += line.Weight;
            if (next is null || line.Credit > next.Credit) next = line;
        }

        next!.Credit -= sum;
        return next;
    }

    private sealed class Line(int weight)
    {
        public int Weight => weight;

        public Queue<StrategyJob> Jobs { get; } = [];

        public int Credit { get; set; }
    }
}
