using System.Globalization;
using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>Another program holds a database locked; another try may succeed.</summary>
/// <param name="file">Full path of the file.</param>
/// <param name="innerException">What SQLite said; null for nothing.</param>
/// <param name="heldFor">How long it has been waited for; null for longer than the lock timeout.</param>
public sealed class StorageLockedException(string file, Exception? innerException = null, TimeSpan? heldFor = null) : StoreException(
    file,
    heldFor is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"{StoreNames.Of(file)} is locked by another program, for {span.TotalSeconds:0.#} s at least")
        : $"{StoreNames.Of(file)} is locked by another program, for longer than {StorageOptions.Section}:{nameof(StorageOptions.LockTimeout)}",
    "Find the process that holds a long transaction open, or wait; nothing was written.",
    innerException);
