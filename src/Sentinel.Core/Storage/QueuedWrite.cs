namespace Sentinel.Core.Storage;

/// <summary>A write that waits for its transaction.</summary>
/// <param name="kind">How it goes together with others.</param>
internal abstract class QueuedWrite(WriteKind kind)
{
    public WriteKind Kind => kind;

    public abstract void Run(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

/// <inheritdoc cref="QueuedWrite"/>
internal sealed class QueuedWrite<T>(Func<SqliteSession, T> write, WriteKind kind) : QueuedWrite(kind)
{
    private readonly TaskCompletionSource<T> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    /// <summary>Completes once the write is on disk; fails when it threw or could not be committed.</summary>
    public Task<T> Committed => committed.Task;

    public override void Run(SqliteSession session) => result = write(session);

    public override void Complete() => committed.TrySetResult(result!);

    public override void Fail(Exception error) => committed.TrySetException(error);
}
