namespace Sentinel.Worker.Hosting;

/// <summary>How much waits in the queues.</summary>
public interface IQueueDepths
{
    /// <summary>Messages in a queue that no consumer has taken; 0 where there is no such queue, null when that cannot be told now.</summary>
    Task<int?> Find(string queue, CancellationToken cancellationToken);
}
