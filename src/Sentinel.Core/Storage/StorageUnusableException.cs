namespace Sentinel.Core.Storage;

/// <summary>A database cannot be used as it is; the message names the file, the cause and the remedy. Trying again does not help.</summary>
public sealed class StorageUnusableException(string file, string cause, string remedy, Exception? innerException = null)
    : Exception($"Cannot use the database {file}: {cause}. {remedy}", innerException);
