using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>idempotency_keys</c>, as Dapper reads it.</summary>
internal sealed record KeptAnswerRow
{
    /// <summary>The row of one key.</summary>
    public const string Select = "select request_hash, taken_at, work_id, status_code, headers, body from idempotency_keys where idempotency_key = @key";

    public required string RequestHash { get; init; }

    public required string TakenAt { get; init; }

    public string? WorkId { get; init; }

    public int? StatusCode { get; init; }

    public string? Headers { get; init; }

    public byte[]? Body { get; init; }

    public KeyUse ToUse(string key, string requestHash) =>
        RequestHash != requestHash ? new KeyUse.OtherRequest()
        : StatusCode is not { } status ? ToUnanswered(key)
        : new KeyUse.Answered(new KeptAnswer(status, JsonSerializer.Deserialize<Dictionary<string, string>>(Headers!, BacktestJson.Options)!, Body!));

    private KeyUse ToUnanswered(string key) =>
        WorkId is null ? new KeyUse.InFlight() : new KeyUse.Taken(key, UtcText.Parse(TakenAt), Guid.Parse(WorkId));
}
