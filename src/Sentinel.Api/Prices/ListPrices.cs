using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Answers with what is stored of each symbol.</summary>
internal static class ListPrices
{
    /// <summary>List the symbols that have bars.</summary>
    public static async Task<Ok<PriceList>> Handle(
        IPriceStore prices, IPriceHistory history, TimeProvider time, CancellationToken cancellationToken)
    {
        var views = new List<PriceView>();
        foreach (var stored in await prices.List(cancellationToken))
            views.Add(await View(stored, await prices.Read(stored.Symbol, cancellationToken), history, time.GetUtcNow(), cancellationToken));

        return TypedResults.Ok(new PriceList(views));
    }

    private static async Task<PriceView> View(
        PriceCoverage stored, PriceSeries bars, IPriceHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var progress = await history.FindProgress(stored.Symbol, cancellationToken);
        return new PriceView(
            stored.Symbol,
            stored.Source,
            stored.First,
            stored.Last,
            stored.Bars,
            bars.Gaps().Count(),
            stored.MissingHours,
            stored.BarsBehind(now),
            await history.CountRevisions(stored.Symbol, cancellationToken),
            bars.Hash,
            progress?.Reached,
            progress?.IsExhausted ?? false,
            bars.Sources);
    }
}
