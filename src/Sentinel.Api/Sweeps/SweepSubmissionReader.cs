using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Makes a request for a sweep of the fields that a client sent, and notes everything that is wrong with them.</summary>
internal static class SweepSubmissionReader
{
    /// <summary>Every field that a submission may have.</summary>
    public static string[] Fields { get; } = [.. SubmissionReader.Fields, "grid", "rank_by"];

    /// <summary>What a submission may have: as many values of a parameter as there may be points.</summary>
    public static JsonBounds Bounds { get; } = SubmissionReader.Bounds with { Elements = SweepGrid.MaxPoints };

    /// <summary>The request; null when its grid is in error, and worth something only when no field is.</summary>
    public static SweepRequest? Read(JsonFields body)
    {
        var common = SubmissionReader.Read(body, SubmissionReader.OfMany);
        var rankBy = ReadRankBy(body);
        CheckTakesParameters(body, common.StrategyCode);
        return GridReader.Read(body, common) is { } grid ? new SweepRequest(common, grid, rankBy) : null;
    }

    private static RankMetric ReadRankBy(JsonFields body)
    {
        const string name = "rank_by";
        var text = body.Text(name) ?? RankMetric.Default.Name;
        if (RankMetric.TryFind(text, out var metric)) return metric;

        body.Reject(name, SweepFilter.UnknownMetric(text));
        return RankMetric.Default;
    }

    // A method that takes parameters names their type; without it, all points would be alike.
    private static void CheckTakesParameters(JsonFields body, string strategyCode)
    {
        if (strategyCode.Length > 0 && !StrategySource.Mentions(strategyCode, nameof(Parameters)))
            body.Reject("strategy_code", "Takes no parameters, so all points would be alike: define double[] GenerateSignals(Bars bars, Parameters parameters).");
    }
}
