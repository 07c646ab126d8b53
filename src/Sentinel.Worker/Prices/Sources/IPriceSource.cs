using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Where hourly bars can be fetched.</summary>
internal interface IPriceSource
{
    /// <summary>Its name as it stands in results, in lower case.</summary>
    string Name { get; }

    /// <summary>The valid, finished bars that open in [start, end), oldest first, no time twice; empty when there are none.</summary>
    /// <exception cref="PriceSourceException">The source is away, refuses, or answers with something else than bars.</exception>
    Task<IReadOnlyList<Bar>> Fetch(Symbol symbol, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken);
}
