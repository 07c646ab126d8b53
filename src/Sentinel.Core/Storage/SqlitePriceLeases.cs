using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>Leases as rows of the price store, which all processes share.</summary>
internal sealed class SqlitePriceLeases(SqliteDatabase database, TimeProvider time) : IPriceLeases
{
    /// <inheritdoc/>
    public Task<bool> TryTake(string work, Guid holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var parameters = new
        {
            work,
            holder = holder.ToString(),
            now = now.ToUnixTimeMilliseconds(),
            until = (now + duration).ToUnixTimeMilliseconds(),
        };
        return database.Write(
            session => session.Execute(
                """
                insert into leases (work, holder, until) values (@work, @holder, @until)
                on conflict (work) do update set holder = excluded.holder, until = excluded.until
                where leases.until <= @now or leases.holder = excluded.holder
                """,
                parameters) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task Release(string work, Guid holder, CancellationToken cancellationToken) => database.Write(
        session => session.Execute("delete from leases where work = @work and holder = @holder", new { work, holder = holder.ToString() }),
        cancellationToken);
}
