namespace Sentinel.Api.Operations;

/// <summary>The answer to an operator's word on queues.</summary>
/// <param name="Queues">The queues that were meant.</param>
/// <param name="Changed">Those of them that were not so before.</param>
/// <param name="Message">The same as a sentence.</param>
internal sealed record QueueChange(IReadOnlyList<string> Queues, IReadOnlyList<string> Changed, string Message);
