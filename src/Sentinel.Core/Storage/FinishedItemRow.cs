using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;

namespace Sentinel.Core.Storage;

/// <summary>A finished row of <c>batch_items</c>, as Dapper reads it.</summary>
internal sealed record FinishedItemRow
{
    /// <summary>The items of a batch after a cursor, in the order in which they finished.</summary>
    public const string SelectPage = """
        select finish_number, item_index, status, is_repeat, backtest_id, errors from batch_items
        where batch_id = @id and finish_number > @after
        order by finish_number
        limit @limit
        """;

    /// <summary>The backtests that answer the same items.</summary>
    public const string SelectBacktests = $"""
        {BacktestSummaryRow.Select} where id in
        (select backtest_id from batch_items where batch_id = @id and finish_number > @after order by finish_number limit @limit)
        """;

    public required int FinishNumber { get; init; }

    public required int ItemIndex { get; init; }

    public required string Status { get; init; }

    public required bool IsRepeat { get; init; }

    public string? BacktestId { get; init; }

    public string? Errors { get; init; }

    public FinishedItem ToItem(IReadOnlyDictionary<string, BacktestSummary> backtests) => new(
        FinishNumber,
        ItemIndex,
        SnakeCase.Parse<BatchItemStatus>(Status),
        IsRepeat,
        BacktestId is null ? null : backtests[BacktestId],
        Errors is null ? null : JsonSerializer.Deserialize<Dictionary<string, string[]>>(Errors, BacktestJson.Options));
}
