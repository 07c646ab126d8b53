using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Asks the workers to bring prices up to date.</summary>
internal static class SubmitPriceRefresh
{
    private static readonly string[] Fields = ["symbol"];

    /// <summary>Refresh prices now, of one followed symbol or of all.</summary>
    /// <remarks>The workers do so every hour by themselves; a refresh that is going on already is not begun twice.</remarks>
    public static async Task<Results<Accepted<PriceRefreshReceipt>, ProblemHttpResult>> Handle(
        HttpContext http, IBus bus, IOptions<PricesOptions> options, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = options.Value.Followed;
        if (http.Request.ContentLength is not (null or 0))
        {
            if (await RequestBody.ReadFields(http.Request, errors, Fields, cancellationToken) is { } fields) wanted = Read(fields, wanted);
            if (errors.Any) return Problems.Of(errors);
        }

        foreach (var symbol in wanted) await bus.SendRefresh(symbol, cancellationToken);
        return TypedResults.Accepted(
            "/v1/prices", new PriceRefreshReceipt([.. wanted.Select(symbol => $"{symbol}")], "Asked for. GET /v1/prices shows the newest bars."));
    }

    private static IReadOnlyList<Symbol> Read(JsonFields body, IReadOnlyList<Symbol> followed)
    {
        if (body.Text("symbol") is not { } text) return followed;
        if (Symbol.TryParse(text, out var symbol) && followed.Contains(symbol)) return [symbol];

        body.Reject("symbol", $"Is not followed; these are: {string.Join(", ", followed)}.");
        return [];
    }
}
