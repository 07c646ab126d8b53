using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;

namespace Sentinel.Core.Storage;

/// <summary>Kept answers in SQLite, beside what they tell of.</summary>
internal sealed class SqliteAnswerStore(SqliteDatabase database, TimeProvider time) : IAnswerStore
{
    // More than one, so that they become fewer; few, so that nobody waits for it.
    private const string ForgetOld = """
        delete from idempotency_keys where idempotency_key in
            (select idempotency_key from idempotency_keys where taken_at < @forgotten order by taken_at limit 10)
        """;

    private const string TakeKey = """
        insert into idempotency_keys (idempotency_key, request_hash, taken_at) values (@key, @requestHash, @now)
        on conflict (idempotency_key) do update
        set request_hash = excluded.request_hash, taken_at = excluded.taken_at, work_id = null, status_code = null, headers = null, body = null
        where idempotency_keys.taken_at < @forgotten
           or (idempotency_keys.status_code is null and idempotency_keys.work_id is null
               and idempotency_keys.taken_at < @died and idempotency_keys.request_hash = excluded.request_hash)
        """;

    /// <inheritdoc/>
    public Task<KeyUse> Take(string key, string requestHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var parameters = new
        {
            key,
            requestHash,
            now = UtcText.Of(now),
            forgotten = UtcText.Of(now - IAnswerStore.KeptFor),
            died = UtcText.Of(now - IAnswerStore.LongestRequest),
        };
        return database.Write<KeyUse>(
            session =>
            {
                session.Execute(ForgetOld, parameters);
                return session.Execute(TakeKey, parameters) > 0
                    ? new KeyUse.Taken(key, now)
                    : session.First<KeptAnswerRow>(KeptAnswerRow.Select, parameters)!.ToUse(key, requestHash);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task Keep(KeyUse.Taken taken, KeptAnswer answer, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            key = taken.Key,
            takenAt = UtcText.Of(taken.At),
            status = answer.StatusCode,
            headers = JsonSerializer.Serialize(answer.Headers, BacktestJson.Options),
            body = answer.Body,
        };
        return database.Write(
            session => session.Execute(
                """
                update idempotency_keys set status_code = @status, headers = @headers, body = @body
                where idempotency_key = @key and taken_at = @takenAt and status_code is null
                """,
                parameters),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task Release(KeyUse.Taken taken, CancellationToken cancellationToken)
    {
        var parameters = new { key = taken.Key, takenAt = UtcText.Of(taken.At) };
        return database.Write(
            session => session.Execute(
                """
                delete from idempotency_keys
                where idempotency_key = @key and taken_at = @takenAt and status_code is null and work_id is null
                """,
                parameters),
            cancellationToken);
    }
}
