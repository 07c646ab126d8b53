namespace Sentinel.Core.Idempotency;

/// <summary>A request took so long that the same one has taken its key since; nothing is stored for it.</summary>
public sealed class KeyLostException(string key)
    : Exception($"The request with the key '{key}' was taken for dead and is carried out for whoever repeated it.");
