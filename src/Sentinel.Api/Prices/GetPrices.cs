using System.ComponentModel;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Answers with the bars of one symbol.</summary>
internal static class GetPrices
{
    /// <summary>Get the bars of a symbol, oldest first.</summary>
    /// <remarks>
    /// JSON has one row a bar: time, open, high, low, close, volume. CSV has the same columns and can be imported again. With
    /// <c>fill_gaps=true</c> both have a further column that says which bars stand for hours without trades.
    /// </remarks>
    public static async Task<IResult> Handle(
        [Description("A symbol that has bars, such as BTC-USD.")] string symbol,
        [AsParameters] PriceQuery query,
        HttpContext http,
        IPriceStore prices,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        query.Check(errors);
        if (!Symbol.TryParse(symbol, out var known) || await prices.Find(known, cancellationToken) is null)
            return Problems.Unknown("symbol", $"Has no bars; these have: {string.Join(", ", (await prices.List(cancellationToken)).Select(stored => stored.Symbol))}.");

        var bars = query.Select(await prices.Read(known, cancellationToken), errors);
        if (errors.Any) return Problems.Of(errors);

        return query.IsCsv
            ? TypedResults.Stream(stream => BarStream.WriteCsv(stream, bars, query.IsFilled, http.RequestAborted), BarStream.Csv)
            : TypedResults.Stream(stream => BarStream.WriteJson(stream, bars, query.IsFilled, http.RequestAborted), BarStream.Json);
    }
}
