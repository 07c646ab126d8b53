namespace Sentinel.Api.Dispatch;

/// <summary>The broker has no queue for a command: no worker has ever been connected to it.</summary>
internal sealed class QueueMissingException(Exception returned) : Exception("There is no queue for it yet. Start a worker, which declares it.", returned);
