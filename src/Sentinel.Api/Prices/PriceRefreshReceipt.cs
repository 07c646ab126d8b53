namespace Sentinel.Api.Prices;

/// <summary>What will be refreshed.</summary>
/// <param name="Symbols">The symbols whose refresh was asked for, without those that were asked for in the last seconds.</param>
/// <param name="Message">One sentence for the caller.</param>
internal sealed record PriceRefreshReceipt(IReadOnlyList<string> Symbols, string Message);
