using System.Text.Json;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Bars to import and, beside them, the results that are known for some strategies.</summary>
/// <param name="Csv">Path of the bars.</param>
/// <param name="ExpectedFolder">Folder of the known results.</param>
/// <param name="Prefix">What the names of its cases begin with.</param>
internal sealed record PriceHistory(string Csv, string ExpectedFolder, string Prefix)
{
    private const string SyntheticGoldens = "tests/Sentinel.Core.Tests/Golden/synthetic";

    /// <summary>Made-up bars that belong to the project.</summary>
    public static PriceHistory Synthetic { get; } = new(
        RepositoryFolder.Find($"{SyntheticGoldens}/bars.csv"), RepositoryFolder.Find($"{SyntheticGoldens}/expected"), "synthetic");

    /// <summary>Ninety days of real BTC-USD bars; null where the shared folder is missing.</summary>
    public static PriceHistory? Real { get; } =
        SharedFolder.Find("data/btc-usd-1h-90d.csv") is { } csv && SharedFolder.Find("golden/expected") is { } expected
            ? new PriceHistory(csv, expected, "cb24")
            : null;

    /// <summary>Metrics of a strategy at Sentinel's default costs; null when no result is known.</summary>
    public JsonElement? FindMetrics(string strategy)
    {
        var path = Path.Combine(ExpectedFolder, $"{Prefix}-{strategy}.json");
        if (!File.Exists(path)) return null;

        using var golden = JsonDocument.Parse(File.ReadAllText(path));
        return golden.RootElement.GetProperty("runs").EnumerateArray().Single(IsAtDefaultCosts).GetProperty("metrics").Clone();
    }

    private static bool IsAtDefaultCosts(JsonElement run) =>
        run.GetProperty("convention").GetString() == "nextOpen"
        && run.GetProperty("fee").GetDouble() == 0.001
        && run.GetProperty("slippage").GetDouble() == 0.0005;
}
