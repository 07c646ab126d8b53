namespace Sentinel.Core.Prices;

/// <summary>Bars that are older than those a store began with, and what became of bars since.</summary>
public interface IPriceHistory
{
    /// <summary>How far the backfill of a symbol has come; null when none has begun.</summary>
    Task<BackfillProgress?> FindProgress(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>Adds those bars whose hours have none, and notes the progress, both or neither; stored bars stay as they are.</summary>
    /// <param name="symbol">Whose bars these are; it has real ones already.</param>
    /// <param name="source">Where they came from, such as <c>coinbase</c>.</param>
    /// <param name="bars">Valid bars in any order.</param>
    /// <param name="progress">How far the backfill has come with them.</param>
    /// <param name="cancellationToken">Stops before the bars are committed.</param>
    /// <returns>How many bars were added.</returns>
    Task<int> AddOlder(
        Symbol symbol, string source, IReadOnlyCollection<Bar> bars, BackfillProgress progress, CancellationToken cancellationToken);

    /// <summary>Adds those bars whose hours have none; stored bars stay as they are.</summary>
    /// <param name="symbol">Whose bars these are; it has real ones already.</param>
    /// <param name="source">Where they came from, such as <c>coinbase</c>.</param>
    /// <param name="bars">Valid bars in any order.</param>
    /// <param name="cancellationToken">Stops before the bars are committed.</param>
    /// <returns>How many bars were added.</returns>
    Task<int> AddMissing(Symbol symbol, string source, IReadOnlyCollection<Bar> bars, CancellationToken cancellationToken);

    /// <summary>Takes bars out, and notes it.</summary>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="from">First moment, inclusive, UTC.</param>
    /// <param name="until">Last moment, exclusive, UTC.</param>
    /// <param name="by">Who takes them out.</param>
    /// <param name="cancellationToken">Stops before it is committed.</param>
    /// <returns>What was taken out; null when no bar opens in that window.</returns>
    Task<BarDeletion?> Delete(Symbol symbol, DateTimeOffset from, DateTimeOffset until, string by, CancellationToken cancellationToken);

    /// <summary>The newest deletions of bars of a symbol, newest first.</summary>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<BarDeletion>> ListDeletions(Symbol symbol, int limit, CancellationToken cancellationToken);

    /// <summary>The newest changes of stored bars of a symbol, newest first.</summary>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<BarRevision>> ListRevisions(Symbol symbol, int limit, CancellationToken cancellationToken);

    /// <summary>How often stored bars of a symbol were changed.</summary>
    Task<int> CountRevisions(Symbol symbol, CancellationToken cancellationToken);
}
