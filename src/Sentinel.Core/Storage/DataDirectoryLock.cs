using Microsoft.Extensions.Logging;

namespace Sentinel.Core.Storage;

/// <summary>Keeps processes out of a data directory that would take each other's work. It ends with the process, however that ends.</summary>
/// <remarks>The operating system holds it, on a file that stays: one that was killed leaves nothing that would have to be removed.</remarks>
internal sealed class DataDirectoryLock : IDisposable
{
    // The operating system is still taking apart a process that was just killed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(100);

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, DataDirectoryLock> HeldHere = [];

    private readonly string file;
    private readonly DataHolders holders;
    private readonly FileStream hold;
    private readonly ILogger log;
    private int uses = 1;

    private DataDirectoryLock(string file, DataHolders holders, FileStream hold, ILogger log) =>
        (this.file, this.holders, this.hold, this.log) = (file, holders, hold, log);

    /// <summary>Takes the directory, which is created when it is missing. Hosts within one process hold it together.</summary>
    /// <exception cref="DataDirectoryTakenException">Another process has it, and does not share or cannot be shared with.</exception>
    /// <exception cref="StorageUnusableException">The directory cannot be written.</exception>
    public static async Task<DataDirectoryLock> Take(StorageOptions options, DataUse use, ILogger log, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(options.DataDirectory);
        var file = Path.Combine(directory, "sentinel.lock");
        var holders = new DataHolders(directory, options.Access);
        for (var left = Patience; ; left -= AskInterval)
        {
            if (TryTake(file, options.Access, use, holders, log) is { } taken) return taken;
            if (left <= TimeSpan.Zero) throw new DataDirectoryTakenException(directory, Names(holders));
            await Task.Delay(AskInterval, cancellationToken);
        }
    }

    /// <summary>Lets the directory go, once all who hold it here have.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (--uses > 0) return;

            HeldHere.Remove(file);
            Note(holders.Leave, "left");
            hold.Dispose();
        }
    }

    private static DataDirectoryLock? TryTake(string file, DataAccess access, DataUse use, DataHolders holders, ILogger log)
    {
        lock (Gate)
        {
            if (HeldHere.TryGetValue(file, out var held))
            {
                held.uses++;
                return held;
            }

            if (TryOpen(file, access, use) is not { } hold) return null;

            if (!IsHeld(file, hold, use, holders, log)) return null;
            var taken = HeldHere[file] = new DataDirectoryLock(file, holders, hold, log);
            taken.Note(() => holders.Enter(use), "taken");
            return taken;
        }
    }

    // A file that is opened for one alone is locked on every system that .NET knows, and for reading together likewise.
    private static FileStream? TryOpen(string file, DataAccess access, DataUse use)
    {
        try
        {
            new DataRights(file, access).Apply();
            return use is DataUse.Alone
                ? new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)
                : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (IOException held) when (IsSharingViolation(held))
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.Explain(Path.Combine(Path.GetDirectoryName(file)!, StoreNames.Results), refused);
        }
    }

    // Some disks over a network take a lock and keep nobody out: there the names have to do.
    private static bool IsHeld(string file, FileStream hold, DataUse use, DataHolders holders, ILogger log)
    {
        if (KeepsOut(file)) return true;

        var others = holders.List().Where(holder => !holder.IsMe && holder.IsOfThisMachine && holder.MayLive);
        if (others.Any(holder => use is DataUse.Alone || holder.Use is DataUse.Alone))
        {
            hold.Dispose();
            return false;
        }

        log.LogWarning(
            "The disk that holds {Directory} knows no locks, so a second process of another machine cannot be kept out of it. Put it on another disk, or see to that yourself.",
            Path.GetDirectoryName(file));
        return true;
    }

    private static bool KeepsOut(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (IOException held) when (IsSharingViolation(held))
        {
            return true;
        }
    }

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsSharingViolation(IOException refused) => refused.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string Names(DataHolders holders)
    {
        var known = holders.List();
        return known.Count switch
        {
            0 => "another process, which did not say its name",
            1 => $"{known[0]}",
            _ => $"{known[0]}, and to {known.Count - 1} more",
        };
    }

    // The lock holds without a name; a disk on which nothing can be written is said when the databases are opened.
    private void Note(Action note, string what)
    {
        try
        {
            note();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("That {File} was {What} could not be noted for others to read: {Cause}", file, what, fault.Message);
        }
    }
}
