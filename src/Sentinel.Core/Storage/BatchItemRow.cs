using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

/// <summary>What is written when an item of a batch is delivered.</summary>
internal sealed record BatchItemRow
{
    private const string Insert = """
        insert into batch_items (batch_id, item_index, backtest_id, is_repeat, errors)
        values (@BatchId, @Index, @BacktestId, @IsRepeat, @Errors)
        """;

    // Apart from the insertion, since it is this change that counts the item as finished.
    private const string Finish = "update batch_items set status = @Status where batch_id = @BatchId and item_index = @Index";

    private const string FindAnswer = "select status, verdict from backtests where id = @BacktestId";

    public required string BatchId { get; init; }

    public required int Index { get; init; }

    public string? BacktestId { get; init; }

    public bool IsRepeat { get; init; }

    public string? Status { get; init; }

    public string? Errors { get; init; }

    /// <summary>Stores an item that was rejected.</summary>
    public static BatchItem InsertRejected(SqliteSession session, string batchId, int index, IReadOnlyDictionary<string, string[]> errors)
    {
        new BatchItemRow
        {
            BatchId = batchId,
            Index = index,
            Status = SnakeCase.Of(BatchItemStatus.Rejected),
            Errors = JsonSerializer.Serialize(errors, BacktestJson.Options),
        }.InsertFinished(session);

        return new BatchItem(index, BatchItemStatus.Rejected, null, IsRepeat: false, null, null, errors);
    }

    /// <summary>Stores an item that a backtest of its own answers, once it has run.</summary>
    public static BatchItem InsertNew(SqliteSession session, string batchId, int index, AcceptedRow accepted)
    {
        session.Execute(Insert, new BatchItemRow { BatchId = batchId, Index = index, BacktestId = accepted.Id });

        return new BatchItem(index, BatchItemStatus.Queued, Guid.Parse(accepted.Id), IsRepeat: false, accepted.CodeHash, null, null);
    }

    /// <summary>Stores an item that an earlier backtest answers, at once if it is finished.</summary>
    public static BatchItem InsertRepeat(SqliteSession session, string batchId, int index, string earlier, string codeHash)
    {
        var row = new BatchItemRow { BatchId = batchId, Index = index, BacktestId = earlier, IsRepeat = true };
        var answer = session.First<AnswerRow>(FindAnswer, row)!;
        var status = StatusOfRepeat(SnakeCase.Parse<BacktestStatus>(answer.Status));

        if (answer.Verdict is null) session.Execute(Insert, row);
        else (row with { Status = SnakeCase.Of(status) }).InsertFinished(session);

        var verdict = answer.Verdict is null ? (Verdict?)null : SnakeCase.Parse<Verdict>(answer.Verdict);
        return new BatchItem(index, status, Guid.Parse(earlier), IsRepeat: true, codeHash, verdict, null);
    }

    private static BatchItemStatus StatusOfRepeat(BacktestStatus answer) => answer switch
    {
        BacktestStatus.Queued => BatchItemStatus.Queued,
        BacktestStatus.Running => BatchItemStatus.Running,
        BacktestStatus.Error => BatchItemStatus.Error,
        BacktestStatus.Cancelled => BatchItemStatus.Cancelled,
        BacktestStatus.Faulted => BatchItemStatus.Faulted,
        _ => BatchItemStatus.Duplicate,
    };

    private void InsertFinished(SqliteSession session)
    {
        session.Execute(Insert, this);
        session.Execute(Finish, this);
    }

    private sealed record AnswerRow
    {
        public required string Status { get; init; }

        public string? Verdict { get; init; }
    }
}
