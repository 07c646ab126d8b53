using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Which points of a sweep a client wants, as its query string says.</summary>
internal sealed record SweepFilter
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 10;

    [Description("The metric to rank by, any of performance. Default the one the sweep was submitted with.")]
    [FromQuery(Name = "rank_by")]
    public string? RankBy { get; init; }

    [Description("What decides: value, the point's own, or neighbours, the worse of that and their median. Default value.")]
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    [Description("Most points to answer with, 0 to 500. Default 10.")]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    [Description("Only those ranked behind the point with this index.")]
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>What a caller is told who names a metric that is none.</summary>
    public static string UnknownMetric(string name)
    {
        var known = RankMetric.All.Select(metric => metric.Name).ToArray();
        var meant = Typo.NearestTo(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return $"Is no metric.{meant} Known are {string.Join(", ", known)}.";
    }

    /// <summary>The query; worth something only when no field is in error.</summary>
    public SweepQuery Read(FieldErrors errors) => new(ReadRankBy(errors), ReadBy(errors), ReadLimit(errors), ReadAfter(errors));

    private RankMetric? ReadRankBy(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(RankBy)) return null;
        if (RankMetric.TryFind(RankBy, out var metric)) return metric;

        errors.Add("rank_by", UnknownMetric(RankBy));
        return null;
    }

    private RankBy ReadBy(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(By)) return Core.Sweeps.RankBy.Value;
        if (SnakeCase.TryParse<RankBy>(By, out var by)) return by;

        errors.Add("by", $"Must be one of {string.Join(", ", SnakeCase.All<RankBy>())}.");
        return Core.Sweeps.RankBy.Value;
    }

    private int ReadLimit(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(Limit)) return DefaultLimit;
        if (int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= MaxLimit) return limit;

        errors.Add("limit", $"Must be a whole number from 0 to {MaxLimit}.");
        return 0;
    }

    private int? ReadAfter(FieldErrors errors)
    {
        if (string.IsNullOrEmpty(After)) return null;
        if (int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return index;

        errors.Add("after", "Must be the index of a point; follow 'next' of an earlier page.");
        return null;
    }
}
