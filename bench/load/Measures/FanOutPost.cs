using System.Text.Json;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>One request of a fan-out.</summary>
/// <param name="Route">Where it goes.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Strategies">How many are in it.</param>
internal sealed record FanOutPost(string Route, byte[] Body, int Strategies)
{
    public const string Batches = "/v1/batches";

    /// <summary>The requests that post these strategies: one each, or one for each full batch.</summary>
    public static IReadOnlyList<FanOutPost> Of(IEnumerable<string> codes, bool inBatches) =>
        inBatches ? [.. codes.Chunk(BatchAccept.Items).Select(OfMany)] : [.. codes.Select(code => new FanOutPost("/v1/backtests", LoadClient.BodyOf(code), 1))];

    public static FanOutPost OfMany(string[] codes) =>
        new(Batches, JsonSerializer.SerializeToUtf8Bytes(new { items = codes.Select(code => new { strategy_code = code }) }), codes.Length);
}
