using Sentinel.Core.Batches;

namespace Sentinel.Core.Storage;

/// <summary>The latest finishes of a batch, as Dapper reads them: how many, and when the first of them was.</summary>
internal sealed record FinishRateRow
{
    private const int Latest = 200;

    // What was finished when it came says nothing about the rate, and has no time.
    private const string Select = """
        select count(finished_at) as items, min(finished_at) as first from batch_items
        where batch_id = @id and finish_number > @after
        """;

    public required int Items { get; init; }

    public string? First { get; init; }

    public static FinishRateRow? Find(SqliteSession session, Batch batch) =>
        session.First<FinishRateRow>(Select, new { id = batch.Id.ToString(), after = batch.Finished - Latest });

    /// <summary>How long further items take at this rate; null when there is none.</summary>
    public double? SecondsFor(int items, DateTimeOffset now)
    {
        if (Items < 2 || UtcText.ParseOptional(First) is not { } first || now <= first) return null;

        return items * (now - first).TotalSeconds / (Items - 1);
    }
}
