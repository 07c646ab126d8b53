using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>What a runner is asked to do.</summary>
internal abstract record RunnerRequest
{
    private RunnerRequest()
    {
    }

    /// <summary>Keep these bars under their hash; there is no reply.</summary>
    internal sealed record Load(string SeriesKey, PriceSeries Prices) : RunnerRequest;

    /// <summary>Run a strategy over bars that were loaded; the reply is its outcome under the same random token.</summary>
    internal sealed record Run(long Token, string SeriesKey, string StrategyCode, Parameters Parameters) : RunnerRequest;
}
