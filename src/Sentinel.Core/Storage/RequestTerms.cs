using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>What stands in the column <c>parameters</c>: the parameters, or an object that holds them beside terms that are not the usual ones.</summary>
/// <remarks>A parameter is a number, so an object named <c>parameters</c> tells the two apart.</remarks>
internal sealed record RequestTerms
{
    [JsonRequired]
    public required Parameters Parameters { get; init; }

    public bool FillGaps { get; init; } = true;

    public int WarmupBars { get; init; } = BacktestRequest.DefaultWarmupBars;

    public static string Write(BacktestRequest request) => request is { FillGaps: true, WarmupBars: BacktestRequest.DefaultWarmupBars }
        ? JsonSerializer.Serialize(request.Parameters, BacktestJson.Options)
        : JsonSerializer.Serialize(
            new RequestTerms { Parameters = request.Parameters, FillGaps = request.FillGaps, WarmupBars = request.WarmupBars }, BacktestJson.Options);

    public static RequestTerms Read(string json)
    {
        var stored = JsonElement.Parse(json);
        return stored.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Object
            ? stored.Deserialize<RequestTerms>(BacktestJson.Options)!
            : new RequestTerms { Parameters = stored.Deserialize<Parameters>(BacktestJson.Options)! };
    }
}
