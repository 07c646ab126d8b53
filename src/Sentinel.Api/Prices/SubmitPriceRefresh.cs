using System.Globalization;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;

namespace Sentinel.Api.Prices;

/// <summary>Asks the workers to bring prices up to date.</summary>
internal static class SubmitPriceRefresh
{
    private static readonly string[] Fields = ["symbol"];

    /// <summary>Refresh prices now, of one followed symbol or of all.</summary>
    /// <remarks>
    /// The workers do so every hour by themselves; a refresh that is going on already is not begun twice. Symbols that were asked for in the last
    /// seconds are left out, and when they all were, 429 says when to come back.
    /// </remarks>
    public static async Task<Results<Accepted<PriceRefreshReceipt>, ProblemHttpResult>> Handle(
        HttpContext http, RequestBodies bodies, IBus bus, IOptions<PricesOptions> options, RefreshTurns turns, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = options.Value.Followed;
        if (RequestBodies.IsSent(http.Request))
        {
            using var body = await bodies.Read(http.Request, errors, cancellationToken);
            if (body is not null) wanted = Read(body.Fields(errors, Fields, JsonFields.NoOther(Fields)), wanted);
            if (errors.Any) return Problems.Of(errors);
        }

        var due = turns.Take(wanted);
        if (due is []) return AskedBefore(http.Response, wanted, turns.SecondsUntilDue(wanted));

        await Send(bus, due, turns, cancellationToken);
        return TypedResults.Accepted(
            BasePath.Before("/v1/prices"), new PriceRefreshReceipt([.. due.Select(symbol => $"{symbol}")], "Asked for. GET /v1/prices shows the newest bars."));
    }

    private static async Task Send(IBus bus, IReadOnlyList<Symbol> due, RefreshTurns turns, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var symbol in due) await bus.SendRefresh(symbol, cancellationToken);
        }
        catch
        {
            turns.GiveBack(due);
            throw;
        }
    }

    private static ProblemHttpResult AskedBefore(HttpResponse response, IReadOnlyList<Symbol> wanted, int seconds)
    {
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Refused(
            StatusCodes.Status429TooManyRequests, "The refresh was asked for just now.", "symbol",
            $"{string.Join(", ", wanted)}: a refresh is under way or was lately; GET /v1/prices shows the newest bars, or ask again in {seconds} s.");
    }

    private static IReadOnlyList<Symbol> Read(JsonFields body, IReadOnlyList<Symbol> followed)
    {
        if (body.Text("symbol") is not { } text) return followed;
        if (Symbol.TryParse(text, out var symbol) && followed.Contains(symbol)) return [symbol];

        body.Reject("symbol", $"Is not followed; these are: {string.Join(", ", followed)}.");
        return [];
    }
}
