namespace Sentinel.Worker.Cancelling;

/// <summary>A run that can be stopped while it lasts.</summary>
internal sealed class CancellableRun : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource source;
    private readonly Action<CancellableRun> leave;
    private bool isOver;

    public CancellableRun(Guid id, Action<CancellableRun> leave, CancellationToken cancellationToken)
    {
        (Id, this.leave) = (id, leave);
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = source.Token;
    }

    /// <summary>The backtest or sweep that is run.</summary>
    public Guid Id { get; }

    /// <summary>Ends the run: it is stopped, or its caller gave up.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether it was stopped, since what it runs has ended elsewhere.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Stops it, unless it is over: its runner is killed, or it leaves the line.</summary>
    public Task Stop()
    {
        lock (gate)
        {
            if (isOver) return Task.CompletedTask;

            IsStopped = true;
            return source.CancelAsync();
        }
    }

    /// <summary>Ends the time in which it can be stopped.</summary>
    public void Dispose()
    {
        leave(this);
        lock (gate)
        {
            isOver = true;
            source.Dispose();
        }
    }
}
