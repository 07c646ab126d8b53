using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>The table <c>bar_sources</c>: where the bars of each symbol came from.</summary>
internal static class SourceTable
{
    private const long SecondsPerHour = 3_600;

    /// <summary>The steps of a symbol, oldest first.</summary>
    public static SourceStep[] Read(SqliteSession session, Symbol symbol) => [.. session.All<SourceStep>(
        "select first, source from bar_sources where symbol = @symbol order by first", new { symbol = symbol.ToString() })];

    /// <summary>Forgets where the bars of a symbol came from, as they are gone.</summary>
    public static void Clear(SqliteSession session, Symbol symbol) =>
        session.Execute("delete from bar_sources where symbol = @symbol", new { symbol = symbol.ToString() });

    /// <summary>Notes where some bars came from; all others keep their source.</summary>
    /// <param name="session">Where to write.</param>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="source">Where they came from.</param>
    /// <param name="times">Their open times in Unix seconds, ascending.</param>
    public static void Assign(SqliteSession session, Symbol symbol, string source, IReadOnlyList<long> times)
    {
        for (var start = 0; start < times.Count;)
        {
            var end = start + 1;
            while (end < times.Count && times[end] - times[end - 1] == SecondsPerHour) end++;

            Assign(session, symbol, source, times[start], times[end - 1] + SecondsPerHour);
            start = end;
        }
    }

    private static void Assign(SqliteSession session, Symbol symbol, string source, long from, long to)
    {
        var step = new { symbol = symbol.ToString(), source, from, to, before = SourceAt(session, symbol, from - 1), after = SourceAt(session, symbol, to) };
        session.Execute("delete from bar_sources where symbol = @symbol and first between @from and @to", step);
        if (step.before != source) session.Execute("insert into bar_sources (symbol, first, source) values (@symbol, @from, @source)", step);
        if (step.after is not null && step.after != source)
            session.Execute("insert into bar_sources (symbol, first, source) values (@symbol, @to, @after)", step);
    }

    private static string? SourceAt(SqliteSession session, Symbol symbol, long time) => session.First<string>(
        "select source from bar_sources where symbol = @symbol and first <= @time order by first desc limit 1",
        new { symbol = symbol.ToString(), time });
}
