using Sentinel.Core.Prices;

namespace Sentinel.Core.Operations;

/// <summary>How everything is at one moment.</summary>
public sealed record SystemStatus
{
    /// <summary>The one line to read first.</summary>
    public string Summary => StatusSummary.Of(this);

    /// <summary>What is not as it should be, the gravest first; empty when all is well.</summary>
    public IReadOnlyList<StatusProblem> Problems => StatusProblems.Of(this);

    /// <summary>UTC time of the moment.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every queue.</summary>
    public required IReadOnlyList<QueueStatus> Queues { get; init; }

    /// <summary>Backtests that have no end yet: waiting, running or parked.</summary>
    public int Unfinished => Waiting + Running + Faulted;

    /// <summary>Backtests that wait, paused ones too.</summary>
    public int Waiting => Backtests.Sum(queue => queue.Waiting);

    /// <summary>Backtests that a worker has taken.</summary>
    public int Running => Backtests.Sum(queue => queue.Running);

    /// <summary>Backtests that were parked as faults.</summary>
    public required int Faulted { get; init; }

    /// <summary>Seconds until what waits in queues that go on is finished at the rate of the last minute; null when nothing was finished in it.</summary>
    public double? DrainSeconds
    {
        get
        {
            var left = Running + Backtests.Where(queue => queue.Paused is null).Sum(queue => queue.Waiting);
            if (left == 0) return 0;
            return Rates.FinishedPerSecond > 0 ? Math.Round(left / Rates.FinishedPerSecond, 1) : null;
        }
    }

    /// <summary>How fast they come and go.</summary>
    public required RateStatus Rates { get; init; }

    /// <summary>UTC time at which a worker last began or finished anything; null when none ever did.</summary>
    public required DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>Workers that were heard of in the last 15 seconds, and what they are doing.</summary>
    public required IReadOnlyList<WorkerReport> Workers { get; init; }

    /// <summary>Workers that fell silent without taking leave in the last ten minutes.</summary>
    public required IReadOnlyList<WorkerReport> GoneWorkers { get; init; }

    /// <summary>The messages' carrier.</summary>
    public required BrokerStatus Broker { get; init; }

    /// <summary>The database files.</summary>
    public required IReadOnlyList<StoreStatus> Stores { get; init; }

    /// <summary>Stored bars of each symbol.</summary>
    public required IReadOnlyList<PriceCoverage> Prices { get; init; }

    // Workers say in the results that they are there.
    internal bool AreWorkersKnown => !Stores.Any(store => store.HidesWorkers(At));

    internal bool IsReadable(string content) => Stores.All(store => store.Readable || store.Content != content);

    internal IEnumerable<QueueStatus> Backtests => Queues.Where(queue => WorkQueue.Named(queue.Name) is [{ Priority: not null }]);
}
