using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>series</c>: what is stored of one symbol. Times are Unix seconds.</summary>
internal sealed record SeriesRow
{
    private const long SecondsPerHour = 3_600;

    /// <summary>Selects rows of this shape; a condition follows.</summary>
    public const string Select = "select symbol, source, revision, bars, first, last from series";

    public required string Symbol { get; init; }

    public required string Source { get; init; }

    public required long Revision { get; init; }

    public required int Bars { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public bool IsSample => Source == PriceSource.SyntheticSample;

    public static SeriesRow? Find(SqliteSession session, Symbol symbol) => session.First<SeriesRow>(
        $"{Select} where symbol = @symbol", new { symbol = symbol.ToString() });

    /// <summary>Brings the row up to date with the bars; the source is that of the newest bars, and a sample's source never outlives it.</summary>
    public static void Update(SqliteSession session, Symbol symbol, string source, DateTimeOffset newest) => session.Execute(
        $"""
        insert into series (symbol, source, revision, bars, first, last)
        select @symbol, @source, 1, count(*), min(timestamp), max(timestamp) from "{symbol.TableName}" where true
        on conflict (symbol) do update
        set source = case when series.source = @sample or @newest >= series.last then excluded.source else series.source end,
            revision = series.revision + 1, bars = excluded.bars, first = excluded.first, last = excluded.last
        """,
        new { symbol = symbol.ToString(), source, sample = PriceSource.SyntheticSample, newest = newest.ToUnixTimeSeconds() });

    public PriceCoverage ToCoverage() => new(
        Prices.Symbol.Parse(Symbol),
        Source,
        DateTimeOffset.FromUnixTimeSeconds(First),
        DateTimeOffset.FromUnixTimeSeconds(Last),
        Bars,
        MissingHours: (int)((Last - First) / SecondsPerHour) + 1 - Bars);
}
