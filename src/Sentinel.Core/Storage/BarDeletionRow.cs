using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>bar_deletions</c>. Times are Unix seconds.</summary>
internal sealed record BarDeletionRow
{
    public required string Symbol { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required int Bars { get; init; }

    public required long DeletedAt { get; init; }

    public required string DeletedBy { get; init; }

    public static List<BarDeletionRow> List(SqliteSession session, Symbol symbol, int limit) => session.All<BarDeletionRow>(
        "select symbol, first, last, bars, deleted_at, deleted_by from bar_deletions where symbol = @symbol order by id desc limit @limit",
        new { symbol = symbol.ToString(), limit });

    public static BarDeletionRow Keep(SqliteSession session, BarDeletion deletion)
    {
        var row = new BarDeletionRow
        {
            Symbol = deletion.Symbol.ToString(),
            First = deletion.First.ToUnixTimeSeconds(),
            Last = deletion.Last.ToUnixTimeSeconds(),
            Bars = deletion.Bars,
            DeletedAt = deletion.DeletedAt.ToUnixTimeSeconds(),
            DeletedBy = deletion.DeletedBy,
        };
        session.Execute(
            "insert into bar_deletions (symbol, first, last, bars, deleted_at, deleted_by) values (@Symbol, @First, @Last, @Bars, @DeletedAt, @DeletedBy)", row);
        return row;
    }

    public BarDeletion ToDeletion() => new(
        Prices.Symbol.Parse(Symbol),
        DateTimeOffset.FromUnixTimeSeconds(First),
        DateTimeOffset.FromUnixTimeSeconds(Last),
        Bars,
        DateTimeOffset.FromUnixTimeSeconds(DeletedAt),
        DeletedBy);
}
