using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>What a source trades.</summary>
/// <param name="Code">Its own name for it, such as <c>XBTUSD</c>.</param>
/// <param name="Pair">What is traded there for what; another pair than the symbol asked for is another market.</param>
/// <param name="Label">How its bars are labelled in results.</param>
internal sealed record SourceMarket(string Code, Symbol Pair, string Label);
