using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Where hourly bars can be fetched, a page at a time. Answers are not trusted: <see cref="PricePage"/> checks them.</summary>
internal interface IPriceSource
{
    /// <summary>Its name in <c>Prices:Sources</c>, in lower case.</summary>
    string Name { get; }

    /// <summary>Most hours of one request.</summary>
    int MaxHours { get; }

    /// <summary>The market that a symbol's bars would come from; null when it has none for the symbol.</summary>
    SourceMarket? MarketOf(Symbol symbol);

    /// <summary>The bars that it sends for a range, in any order, perhaps with bars around it and an unfinished one.</summary>
    /// <param name="market">One of its markets.</param>
    /// <param name="hours">At most <see cref="MaxHours"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="PriceSourceException">The source is away, refuses, or answers with something else than bars.</exception>
    Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken);
}
