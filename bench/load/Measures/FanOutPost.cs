using System.Text.Json;

namespace Sentinel.Load.Measures;

/// <summary>One request of a fan-out.</summary>
/// <param name="Route">Where it goes.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Strategies">How many are in it.</param>
internal sealed record FanOutPost(string Route, byte[] Body, int Strategies)
{
    public const string Batches = "/v1/batches";

    public static FanOutPost OfOne(byte[] body) => new("/v1/backtests", body, 1);

    public static FanOutPost OfMany(string[] codes) =>
        new(Batches, JsonSerializer.SerializeToUtf8Bytes(new { items = codes.Select(code => new { strategy_code = code }) }), codes.Length);
}
