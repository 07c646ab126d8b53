namespace Sentinel.Api.Dispatch;

/// <summary>Tells the dispatcher that something was accepted; a signal that comes early is kept.</summary>
internal sealed class DispatchSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    /// <summary>Wakes the dispatcher.</summary>
    public void Raise()
    {
        // Two callers at once may both release: the dispatcher then looks once too often.
        if (raised.CurrentCount == 0) raised.Release();
    }

    /// <summary>Ends when raised, or when the time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => raised.Dispose();
}
