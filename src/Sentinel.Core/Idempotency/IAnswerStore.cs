namespace Sentinel.Core.Idempotency;

/// <summary>Where answers to requests with an idempotency key are kept for a day. Every write is on disk when its task completes.</summary>
public interface IAnswerStore
{
    /// <summary>How long a key is remembered: one day.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>No request takes longer: one that has stored nothing by then died with its process, and may be carried out again. Two minutes.</summary>
    static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(2);

    /// <summary>Takes a key for a request, unless it is taken; forgets a few keys that are older than a day.</summary>
    /// <remarks>
    /// Whoever stores work for the request notes that with the key, in the same transaction. From then on the key is not free again, and who
    /// repeats the request before there is an answer is told which work to answer.
    /// </remarks>
    /// <param name="key">1 to 200 characters.</param>
    /// <param name="requestHash">Identity of the request: what is asked for, and where.</param>
    /// <param name="cancellationToken">Stops waiting; the key may be taken all the same.</param>
    Task<KeyUse> Take(string key, string requestHash, CancellationToken cancellationToken);

    /// <summary>Keeps the answer of the request that took a key, unless another has taken it since.</summary>
    Task Keep(KeyUse.Taken taken, KeptAnswer answer, CancellationToken cancellationToken);

    /// <summary>Forgets a key, unless its request has stored something or another has taken it since.</summary>
    Task Release(KeyUse.Taken taken, CancellationToken cancellationToken);
}
