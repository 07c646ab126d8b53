using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>Finds out by a write whether a database can be written; asked more often than every two seconds, it says what it found.</summary>
/// <remarks>The write puts the version of the schema where it is: one page goes to the log and to disk, and nothing grows by it.</remarks>
internal sealed class WriteProbe(SqliteDatabase database, TimeProvider time)
{
    // Small writes may still fit into what the log has been given before, while nothing larger does.
    private const long LeastRoom = 64 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceWithDisk = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private Task<StoreException?>? look;
    private long lookedAt;
    private Task<int>? written;

    /// <summary>UTC time at which it last could not be written, as far as this process found out; null for never.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it cannot be written; null when it can. The answer takes a second where another program holds it, four where the disk hangs.</summary>
    public Task<StoreException?> Cause(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (look is null || (look.IsCompleted && time.GetElapsedTime(lookedAt) >= Kept)) look = Look();
            return look.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Notes that another write has failed, which says as much as one of its own.</summary>
    public void Note(StoreException cause)
    {
        lock (gate) (look, lookedAt, FailedAt) = (Task.FromResult<StoreException?>(cause), time.GetTimestamp(), time.GetUtcNow());
    }

    private async Task<StoreException?> Look()
    {
        var cause = await Try();
        lock (gate)
        {
            lookedAt = time.GetTimestamp();
            if (cause is not null) FailedAt = time.GetUtcNow();
        }

        return cause;
    }

    private async Task<StoreException?> Try()
    {
        try
        {
            if (WhyInVain() is { } cause) return cause;

            // One that has not come through yet says as much as another would.
            var begun = time.GetTimestamp();
            if (written is not { IsCompleted: false }) written = Write();
            while (!written.IsCompleted)
            {
                await Task.WhenAny(written, Task.Delay(PatienceWithOthers / 4, time));
                var waited = time.GetElapsedTime(begun);
                if (written.IsCompleted) break;
                if (database.KeptWaiting >= PatienceWithOthers) return new StorageLockedException(database.File, heldFor: database.KeptWaiting);
                if (waited >= PatienceWithDisk) return Slow(waited);
            }

            await written;
            return null;
        }
        catch (StoreException cause)
        {
            return cause;
        }
    }

    private Task<int> Write() => database.Probe(
        static session => session.Execute($"pragma user_version = {session.First<int>("pragma user_version")}"), CancellationToken.None);

    private StorageUnusableException? WhyInVain()
    {
        if (!File.Exists(database.File))
        {
            return new StorageUnusableException(
                database.File,
                $"{StoreNames.Of(database.File)} is gone, moved or removed while it is used",
                "Stop Sentinel, put the file back and start again; what is stored until then is lost.");
        }

        return Room() < LeastRoom ? SqliteFailure.Full(database.File) : null;
    }

    private long Room()
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(database.File)!).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // a disk that does not tell: the write does
        }
    }

    private StorageUnusableException Slow(TimeSpan waited) => new(
        database.File,
        $"a write to {StoreNames.Of(database.File)} has not come through for {waited.TotalSeconds:0} s",
        "Look whether its disk hangs, or has more to do than it can.");
}
