using System.Text.Json;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a strategy's own doing decides of a finished backtest, and nothing that happens around it.</summary>
internal static class Figures
{
    /// <summary>Hash of the targets, every figure to the last bit, and the curve.</summary>
    public static string Of(JsonElement backtest) =>
        $"{backtest.GetProperty("signal_hash")} {backtest.GetProperty("performance")} {backtest.GetProperty("preview")}";
}
