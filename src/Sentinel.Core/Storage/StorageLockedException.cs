namespace Sentinel.Core.Storage;

/// <summary>Another process held a database locked for longer than the lock timeout; another try may succeed.</summary>
public sealed class StorageLockedException(string file, Exception? innerException = null) : Exception(
    $"The database {file} stayed locked for longer than {StorageOptions.Section}:{nameof(StorageOptions.LockTimeout)}. " +
    "Find the process that holds a long transaction open, or wait; nothing was written.",
    innerException);
