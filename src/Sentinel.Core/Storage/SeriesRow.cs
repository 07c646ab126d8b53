using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>series</c>: what is stored of one symbol. Times are Unix seconds.</summary>
internal sealed record SeriesRow
{
    private const long SecondsPerHour = 3_600;

    /// <summary>Selects rows of this shape that have bars; a further condition may follow.</summary>
    public const string Select = "select symbol, source, revision, bars, first, last from series where bars > 0";

    public required string Symbol { get; init; }

    public required string Source { get; init; }

    public required long Revision { get; init; }

    public required int Bars { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public bool IsSample => Source == PriceSource.SyntheticSample;

    public static SeriesRow? Find(SqliteSession session, Symbol symbol) => session.First<SeriesRow>(
        $"{Select} and symbol = @symbol", new { symbol = symbol.ToString() });

    /// <summary>Brings the row up to date with the bars and where they came from; the source is that of the newest bar.</summary>
    public static void Update(SqliteSession session, Symbol symbol) => session.Execute(
        $"""
        insert into series (symbol, source, revision, bars, first, last)
        select @symbol, (select source from bar_sources where symbol = @symbol and first <= newest order by first desc limit 1), 1, bars, oldest, newest
        from (select count(*) as bars, min(timestamp) as oldest, max(timestamp) as newest from "{symbol.TableName}") where true
        on conflict (symbol) do update
        set source = excluded.source, revision = series.revision + 1, bars = excluded.bars, first = excluded.first, last = excluded.last
        """,
        new { symbol = symbol.ToString() });

    /// <summary>Notes that no bar is left; the row stays, so that no revision comes twice and readers see each change.</summary>
    public static void Empty(SqliteSession session, Symbol symbol) => session.Execute(
        "update series set bars = 0, revision = revision + 1 where symbol = @symbol", new { symbol = symbol.ToString() });

    public PriceCoverage ToCoverage() => new(
        Prices.Symbol.Parse(Symbol),
        Source,
        DateTimeOffset.FromUnixTimeSeconds(First),
        DateTimeOffset.FromUnixTimeSeconds(Last),
        Bars,
        MissingHours: (int)((Last - First) / SecondsPerHour) + 1 - Bars);
}
