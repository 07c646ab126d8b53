using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>batch_items</c> with the backtest that answers it, as Dapper reads it.</summary>
internal sealed record DeliveredItemRow
{
    /// <summary>The items of a batch in order.</summary>
    public const string SelectAll = """
        select i.item_index, coalesce(i.status, b.status) as status, i.is_repeat, i.backtest_id, b.code_hash, b.verdict, i.errors
        from batch_items i left join backtests b on b.id = i.backtest_id
        where i.batch_id = @id
        order by i.item_index
        """;

    public required int ItemIndex { get; init; }

    public required string Status { get; init; }

    public required bool IsRepeat { get; init; }

    public string? BacktestId { get; init; }

    public string? CodeHash { get; init; }

    public string? Verdict { get; init; }

    public string? Errors { get; init; }

    public BatchItem ToItem() => new(
        ItemIndex,
        SnakeCase.Parse<BatchItemStatus>(Status),
        BacktestId is null ? null : Guid.Parse(BacktestId),
        IsRepeat,
        CodeHash,
        Verdict is null ? null : SnakeCase.Parse<Verdict>(Verdict),
        Errors is null ? null : JsonSerializer.Deserialize<Dictionary<string, string[]>>(Errors, BacktestJson.Options));
}
