using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Idempotency;

/// <summary>The header by which a client says that two requests are one.</summary>
internal static class IdempotencyKey
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Name of the header that marks an answer as sent before.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const string Field = "idempotency_key";
    private const int MaxLength = 200;

    /// <summary>The key in a header; null when it is none.</summary>
    public static string? Read(StringValues header) =>
        header is [{ Length: > 0 and <= MaxLength } key] && key.All(letter => letter is >= '!' and <= '~') ? key : null;

    /// <summary>Identity of a request: the call and its body, byte for byte. How long a client waits for the answer is no part of it.</summary>
    public static string HashOf(string route, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{route}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>400: the header is no key.</summary>
    public static ProblemHttpResult Malformed() => Problems.Refused(
        StatusCodes.Status400BadRequest, $"{Header} is not valid", Field,
        $"The header '{Header}' must be sent once and have 1 to {MaxLength} visible ASCII characters, without spaces; a UUID is a good one.");

    /// <summary>400: streams have no keys.</summary>
    public static ProblemHttpResult NotForStreams() => Problems.Refused(
        StatusCodes.Status400BadRequest, $"{Header} is not possible here", Field,
        $"A stream takes no '{Header}', since it is answered while it is still being sent: leave it out. A line that is sent again is answered by the backtest that is there.");

    /// <summary>409: the first request is not answered yet.</summary>
    public static ProblemHttpResult InFlight() => Problems.Refused(
        StatusCodes.Status409Conflict, $"A request is outstanding for this {Header}", Field,
        "The request that came first with this key is still being carried out; send it again in a second to get its answer.");

    /// <summary>422: it belongs to another request.</summary>
    public static ProblemHttpResult OtherRequest() => Problems.Refused(
        StatusCodes.Status422UnprocessableEntity, $"{Header} is already used", Field,
        "This key came with another call or another body within the last day; send a new key with a new request.");
}
