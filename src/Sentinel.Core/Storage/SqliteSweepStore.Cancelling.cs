namespace Sentinel.Core.Storage;

internal sealed partial class SqliteSweepStore
{
    /// <inheritdoc/>
    public Task<bool> Cancel(Guid id, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString(), now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(
            session => session.Execute(
                """
                update sweeps set status = 'cancelled', finished_at = @now, revision = revision + 1
                where id = @id and finished_at is null
                """,
                parameters) > 0,
            cancellationToken);
    }
}
