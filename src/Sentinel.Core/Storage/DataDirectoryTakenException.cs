namespace Sentinel.Core.Storage;

/// <summary>A data directory is in use by a process with which it cannot be shared; the message names that process and the remedy.</summary>
/// <param name="directory">Full path of the directory.</param>
/// <param name="holders">Who uses it, in words.</param>
public sealed class DataDirectoryTakenException(string directory, string holders) : Exception(
    $"The data directory {directory} belongs to {holders}. Stop that process, or {SqliteFailure.OtherDirectory}; "
    + "only processes with one broker (ConnectionStrings:RabbitMq) can share a directory.");
