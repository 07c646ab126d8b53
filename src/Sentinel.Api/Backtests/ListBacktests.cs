using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Hosting;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Answers with one page of backtests.</summary>
internal static class ListBacktests
{
    /// <summary>List backtests, newest first.</summary>
    /// <remarks>Follow <c>next</c> until it is null: no backtest is missed or seen twice, even while new ones arrive.</remarks>
    public static async Task<Results<Ok<BacktestPage>, ProblemHttpResult>> Handle(
        [AsParameters] BacktestFilter filter, IBacktestStore backtests, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = filter.Read(errors);
        if (query.After is { } after && await backtests.FindRevision(after, cancellationToken) is null)
            errors.Add("after", $"No backtest has the id {after}; follow 'next' of an earlier page.");
        if (errors.Any) return Problems.Of(errors);

        var page = await backtests.List(query, cancellationToken);
        return TypedResults.Ok(new BacktestPage(page, await Next(backtests, query, page, cancellationToken)));
    }

    private static async Task<string?> Next(
        IBacktestStore backtests, BacktestQuery query, IReadOnlyList<BacktestSummary> page, CancellationToken cancellationToken)
    {
        if (page.Count < query.Limit) return null;

        var beyond = query with { After = page[^1].Id, Limit = 1 };
        return await backtests.List(beyond, cancellationToken) is [] ? null : PathOf(query with { After = page[^1].Id });
    }

    private static string PathOf(BacktestQuery query)
    {
        var filters = new QueryBuilder();
        if (query.Status is { } status) filters.Add("status", SnakeCase.Of(status));
        if (query.Verdict is { } verdict) filters.Add("verdict", SnakeCase.Of(verdict));
        if (query.Symbol is { } symbol) filters.Add("symbol", symbol.ToString());
        if (query.Name is { } name) filters.Add("name", name);
        if (query.CodeHash is { } hash) filters.Add("code_hash", hash);
        if (query.Priority is { } priority) filters.Add("priority", SnakeCase.Of(priority));
        if (query.From is { } from) filters.Add("from", Times.ExactText(from));
        if (query.To is { } to) filters.Add("to", Times.ExactText(to));
        if (query.After is { } after) filters.Add("after", after.ToString());
        filters.Add("limit", query.Limit.ToString(CultureInfo.InvariantCulture));
        return BasePath.Before($"/v1/backtests{filters.ToQueryString()}");
    }
}
