using System.Collections.Concurrent;
using Sentinel.Core.Idempotency;

namespace Sentinel.Api.Idempotency;

/// <summary>Keys whose requests this process is carrying out: what it has stored is known before it is answered.</summary>
internal sealed class KeysInFlight
{
    private const int MostOwed = 10_000;

    private readonly ConcurrentDictionary<string, string> requests = new();
    private readonly ConcurrentDictionary<string, KeyUse.Taken> owed = new();

    /// <summary>Notes that a request is being carried out, unless one with its key is.</summary>
    /// <returns>Identity of the request that is; null when the key is noted.</returns>
    public string? Enter(string key, string requestHash) =>
        requests.TryAdd(key, requestHash) ? null : requests.GetValueOrDefault(key, requestHash);

    /// <summary>Notes that the request of a key is answered.</summary>
    public void Leave(string key) => requests.TryRemove(key, out _);

    /// <summary>Notes that a key is to be free again, which the store could not be told.</summary>
    public void Owe(KeyUse.Taken taken)
    {
        if (owed.Count < MostOwed) owed[taken.Key] = taken;
    }

    /// <summary>The use of a key that is still to be released; null for none.</summary>
    public KeyUse.Taken? Owed(string key) => owed.GetValueOrDefault(key);

    /// <summary>Notes that a key was released.</summary>
    public void Settle(KeyUse.Taken taken) => owed.TryRemove(new KeyValuePair<string, KeyUse.Taken>(taken.Key, taken));
}
