using Sentinel.Api.Hosting;

namespace Sentinel.Api.Backtests;

/// <summary>Where to go from a backtest; paths on this server.</summary>
/// <param name="Self">The backtest itself.</param>
/// <param name="Wait">The same, answered once it is finished or after 25 seconds; null when it is finished.</param>
internal sealed record BacktestLinks(string Self, string? Wait)
{
    /// <summary>The links of a backtest.</summary>
    public static BacktestLinks Of(Guid id, bool terminal) => new(PathOf(id), terminal ? null : $"{PathOf(id)}?wait={WaitPreference.SecondsOfLinks}");

    /// <summary>The path of a backtest.</summary>
    public static string PathOf(Guid id) => BasePath.Before($"/v1/backtests/{id}");
}
