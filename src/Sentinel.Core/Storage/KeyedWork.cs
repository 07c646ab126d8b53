using Sentinel.Core.Idempotency;

namespace Sentinel.Core.Storage;

/// <summary>Ties what a request stores to its idempotency key, in the transaction that stores it.</summary>
internal static class KeyedWork
{
    private const string NoteWork = """
        update idempotency_keys set work_id = @workId
        where idempotency_key = @key and taken_at = @takenAt and status_code is null and work_id is null
        """;

    /// <summary>Notes what is stored for a key; nothing for a request without one.</summary>
    /// <exception cref="KeyLostException">The key is another's by now, so nothing may be stored.</exception>
    public static void Note(SqliteSession session, KeyUse.Taken? taken, string workId)
    {
        if (taken is null) return;

        var noted = session.Execute(NoteWork, new { key = taken.Key, takenAt = UtcText.Of(taken.At), workId });
        if (noted == 0) throw new KeyLostException(taken.Key);
    }
}
