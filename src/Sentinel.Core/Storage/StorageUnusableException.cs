using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>A database cannot be used as it is; the message names the file, the cause and the remedy. Trying again helps only once that is done.</summary>
public sealed class StorageUnusableException(string file, string cause, string remedy, Exception? innerException = null)
    : StoreException(file, cause, remedy, innerException);
