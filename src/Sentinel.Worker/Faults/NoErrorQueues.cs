namespace Sentinel.Worker.Faults;

/// <summary>Without a broker there are none that anybody could look into: what faults is parked all the same.</summary>
internal sealed class NoErrorQueues : IErrorQueues
{
    /// <inheritdoc/>
    public Task<string?> Walk(Func<IReadOnlyList<ErrorMessage>, Task<IReadOnlyList<Disposal>>> decide, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
