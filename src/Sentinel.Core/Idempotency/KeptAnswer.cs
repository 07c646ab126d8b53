namespace Sentinel.Core.Idempotency;

/// <summary>An answer as it was sent, to be sent again.</summary>
/// <param name="StatusCode">HTTP status, 200 to 299.</param>
/// <param name="Headers">Headers by name, those left out that belong to one transmission.</param>
/// <param name="Body">The body, byte for byte.</param>
public sealed record KeptAnswer(int StatusCode, IReadOnlyDictionary<string, string> Headers, byte[] Body);
