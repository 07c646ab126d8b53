using System.Net.Http.Json;
using System.Text.Json;

namespace Sentinel.Api.Tests.Sweeps;

/// <summary>Sweeps as a client of the Api sends them.</summary>
internal static class SweepRequests
{
    /// <summary>Long where the close is above its average.</summary>
    public const string AboveAverage = """
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var average = bars.Close.Sma(parameters.GetInt("length", 24));
            return Enumerable.Range(0, bars.Count).Select(i => bars.Close[i] > average[i] * (1 + parameters["band"]) ? 1.0 : 0.0).ToArray();
        }
        """;

    /// <summary>Six points.</summary>
    public static readonly object Grid = new { length = new[] { 48, 12, 24 }, band = new[] { 0, 0.01 } };

    /// <summary>A sweep that nobody else asks for.</summary>
    public static object Of(string name, string? code = null, object? grid = null) =>
        new { strategy_code = code ?? AboveAverage, grid = grid ?? Grid, name, rerun = true };

    /// <summary>Submits a sweep and waits for its end.</summary>
    public static async Task<JsonElement> Sweep(this HttpClient http, object submission)
    {
        using var response = await http.PostAsJsonAsync("/v1/sweeps?wait=60", submission);
        return await response.Json();
    }
}
