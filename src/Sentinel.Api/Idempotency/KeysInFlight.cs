using System.Collections.Concurrent;

namespace Sentinel.Api.Idempotency;

/// <summary>Keys whose requests this process is carrying out: what it has stored is known before it is answered.</summary>
internal sealed class KeysInFlight
{
    private readonly ConcurrentDictionary<string, string> requests = new();

    /// <summary>Notes that a request is being carried out, unless one with its key is.</summary>
    /// <returns>Identity of the request that is; null when the key is noted.</returns>
    public string? Enter(string key, string requestHash) =>
        requests.TryAdd(key, requestHash) ? null : requests.GetValueOrDefault(key, requestHash);

    /// <summary>Notes that the request of a key is answered.</summary>
    public void Leave(string key) => requests.TryRemove(key, out _);
}
