namespace Sentinel.Worker.Faults;

/// <summary>The queues in which the broker keeps messages that could not be handled.</summary>
internal interface IErrorQueues
{
    /// <summary>Shows the messages of each queue, some hundred at a time, and does with them what is decided.</summary>
    /// <param name="decide">Told the messages, says for each what becomes of it; whatever has to be stored is stored when it completes.</param>
    /// <param name="cancellationToken">Stops between two messages; those not disposed of stay.</param>
    /// <returns>Why queues were not read, or not to their end; null when all were.</returns>
    Task<string?> Walk(Func<IReadOnlyList<ErrorMessage>, Task<IReadOnlyList<Disposal>>> decide, CancellationToken cancellationToken);
}
