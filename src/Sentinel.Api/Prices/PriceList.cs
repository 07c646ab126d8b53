namespace Sentinel.Api.Prices;

/// <summary>All symbols that have bars.</summary>
/// <param name="Prices">What is stored of each, by name.</param>
internal sealed record PriceList(IReadOnlyList<PriceView> Prices);
