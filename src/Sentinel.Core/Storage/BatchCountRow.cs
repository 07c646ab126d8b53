using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>batch_counts</c>, as Dapper reads it.</summary>
internal sealed record BatchCountRow
{
    /// <summary>The counts of one batch.</summary>
    public const string Select = "select status, verdict, items from batch_counts where batch_id = @id";

    public required string Status { get; init; }

    public required string Verdict { get; init; }

    public required int Items { get; init; }

    public static BatchStatusCounts ByStatus(IReadOnlyCollection<BatchCountRow> rows, int queued, int running, int faulted)
    {
        return new BatchStatusCounts(
            queued,
            running,
            Of(BatchItemStatus.Success),
            Of(BatchItemStatus.Duplicate),
            Of(BatchItemStatus.Error),
            Of(BatchItemStatus.Rejected),
            Of(BatchItemStatus.Cancelled),
            faulted);

        int Of(BatchItemStatus status) => rows.Where(row => row.Status == SnakeCase.Of(status)).Sum(row => row.Items);
    }

    public static BatchVerdictCounts ByVerdict(IReadOnlyCollection<BatchCountRow> rows)
    {
        return new BatchVerdictCounts(
            Of(Verdicts.Verdict.Excellent),
            Of(Verdicts.Verdict.Good),
            Of(Verdicts.Verdict.Average),
            Of(Verdicts.Verdict.Poor),
            Of(Verdicts.Verdict.Reject));

        int Of(Verdict verdict) => rows.Where(row => row.Verdict == SnakeCase.Of(verdict)).Sum(row => row.Items);
    }
}
