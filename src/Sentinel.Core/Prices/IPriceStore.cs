namespace Sentinel.Core.Prices;

/// <summary>Where hourly bars are kept.</summary>
public interface IPriceStore
{
    /// <summary>What is stored of each symbol that has bars, by name.</summary>
    Task<IReadOnlyList<PriceCoverage>> List(CancellationToken cancellationToken);

    /// <summary>What is stored of one symbol; null when it has no bars.</summary>
    Task<PriceCoverage?> Find(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>All stored bars of a symbol, oldest first; empty when it has none. A repeated read of unchanged bars is cheap.</summary>
    Task<PriceSeries> Read(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>Adds bars and replaces those of the same time, all or none.</summary>
    /// <remarks>Real bars replace a synthetic sample as a whole; a synthetic sample never replaces or joins real bars.</remarks>
    /// <param name="symbol">Whose bars these are.</param>
    /// <param name="source">Where they came from, such as <c>coinbase</c>.</param>
    /// <param name="bars">Valid bars in any order.</param>
    /// <param name="cancellationToken">Stops before the bars are committed.</param>
    /// <returns>How many bars were added or changed.</returns>
    Task<int> Upsert(Symbol symbol, string source, IReadOnlyCollection<Bar> bars, CancellationToken cancellationToken);
}
