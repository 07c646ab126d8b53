using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Sentinel.Core.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>One page of ranked points.</summary>
/// <param name="RankBy">The metric that points are ranked by.</param>
/// <param name="By">What decides the rank: the point's own <c>value</c>, or the worse of that and its <c>neighbours</c>.</param>
/// <param name="Best">Completed points, best first.</param>
/// <param name="Next">Path of the next page; null when this is the last.</param>
internal sealed record SweepPage(string RankBy, RankBy By, IReadOnlyList<SweepPointView> Best, string? Next)
{
    /// <summary>Ranks the points of a sweep as they are stored now, and reads one page of them.</summary>
    public static async Task<SweepPage> Read(ISweepStore sweeps, Sweep sweep, SweepQuery query, CancellationToken cancellationToken)
    {
        var metric = query.RankBy ?? sweep.Request.RankBy;
        if (query.Limit == 0) return new SweepPage(metric.Name, query.By, [], Next: null);

        var ranking = new SweepRanking(sweep.Request.Grid, metric, await sweeps.ReadFigures(sweep, metric, cancellationToken));
        var order = ranking.Order(query.By);
        var start = query.After is { } after ? Array.IndexOf(order, after) + 1 : 0;
        var indices = order.AsSpan(start..Math.Min(order.Length, start + query.Limit)).ToArray();

        var points = (await sweeps.ReadPoints(sweep.Id, indices, cancellationToken)).ToDictionary(point => point.Index);
        var alike = await sweeps.CountSignals(sweep.Id, [.. points.Values.Select(point => point.SignalHash).OfType<string>().Distinct()], cancellationToken);
        var best = indices.Select((index, i) => new SweepPointView(
            start + i + 1,
            index,
            sweep.Request.ParametersAt(index),
            ranking.ValueOf(index),
            ranking.NeighboursOf(index),
            points[index].SignalHash,
            points[index].SignalHash is { } signals ? alike.GetValueOrDefault(signals, 1) - 1 : 0,
            points[index].Performance));
        var isLast = indices.Length == 0 || start + indices.Length == order.Length;
        return new SweepPage(metric.Name, query.By, [.. best], isLast ? null : PathOf(sweep, query, indices[^1]));
    }

    private static string PathOf(Sweep sweep, SweepQuery query, int after)
    {
        var parameters = new QueryBuilder();
        if (query.RankBy is { } metric) parameters.Add("rank_by", metric.Name);
        parameters.Add("by", SnakeCase.Of(query.By));
        parameters.Add("limit", query.Limit.ToString(CultureInfo.InvariantCulture));
        parameters.Add("after", after.ToString(CultureInfo.InvariantCulture));
        return $"{SweepLinks.PathOf(sweep.Id)}{parameters.ToQueryString()}";
    }
}
