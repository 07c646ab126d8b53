namespace Sentinel.Core.Storage;

/// <summary>A write that waits for its transaction.</summary>
/// <param name="isLarge">Whether it writes so many rows that others would wait for it.</param>
internal abstract class QueuedWrite(bool isLarge)
{
    public bool IsLarge => isLarge;

    public abstract void Run(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception error);
}

/// <inheritdoc cref="QueuedWrite"/>
internal sealed class QueuedWrite<T>(Func<SqliteSession, T> write, bool isLarge) : QueuedWrite(isLarge)
{
    private readonly TaskCompletionSource<T> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    /// <summary>Completes once the write is on disk; fails when it threw or could not be committed.</summary>
    public Task<T> Committed => committed.Task;

    public override void Run(SqliteSession session) => result = write(session);

    public override void Complete() => committed.TrySetResult(result!);

    public override void Fail(Exception error) => committed.TrySetException(error);
}
