using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Backtests;

/// <summary>Identity of a request: two requests with one key ask for the same backtest, which the bars that are there can change.</summary>
public static class RequestKey
{
    /// <summary>
    /// SHA-256 in lower-case hex over the engine's version, code hash, parameters, symbol, window, warm-up, filling of gaps, costs and initial capital;
    /// name and priority do not count.
    /// </summary>
    public static string Of(BacktestRequest request) => Of(request, CodeHash.Of(request.StrategyCode));

    /// <summary>The same for a request whose code hash is already known.</summary>
    public static string Of(BacktestRequest request, string codeHash)
    {
        var text = new StringBuilder(codeHash)
            .Append('|').Append(request.Symbol)
            .Append('|').Append(request.From?.UtcTicks).Append('|').Append(request.To?.UtcTicks)
            .Append('|').Append(Exact(request.Costs.FeeBps)).Append('|').Append(Exact(request.Costs.SlippageBps))
            .Append('|').Append(Exact(request.InitialCapital))
            .Append("|engine").Append(EngineVersion.Current);
        if (request.From is not null) text.Append("|warmup").Append(request.WarmupBars);
        if (!request.FillGaps) text.Append("|gaps");
        foreach (var (name, value) in request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            text.Append('|').Append(name.Length).Append(':').Append(name).Append('=').Append(Exact(value));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
