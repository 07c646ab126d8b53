using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>backfills</c>: how far the history of one symbol goes back.</summary>
internal sealed record BackfillRow
{
    public required long Reached { get; init; }

    public required bool IsExhausted { get; init; }

    public static BackfillRow? Find(SqliteSession session, Symbol symbol) => session.First<BackfillRow>(
        "select reached, is_exhausted from backfills where symbol = @symbol", new { symbol = symbol.ToString() });

    public static void Keep(SqliteSession session, Symbol symbol, BackfillProgress progress) => session.Execute(
        """
        insert into backfills (symbol, reached, is_exhausted) values (@symbol, @reached, @isExhausted)
        on conflict (symbol) do update set reached = excluded.reached, is_exhausted = excluded.is_exhausted
        """,
        new { symbol = symbol.ToString(), reached = progress.Reached.ToUnixTimeSeconds(), isExhausted = progress.IsExhausted });

    /// <summary>Lets the history begin anew with the oldest bar.</summary>
    public static void Clear(SqliteSession session, Symbol symbol) =>
        session.Execute("delete from backfills where symbol = @symbol", new { symbol = symbol.ToString() });

    public BackfillProgress ToProgress() => new(DateTimeOffset.FromUnixTimeSeconds(Reached), IsExhausted);
}
