using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Backtests;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Lists;

/// <summary>Puts a list together when it is its turn. Sending it takes no turn: whoever does not read keeps nobody waiting.</summary>
internal sealed class AnswerInTurn(ListTurns turns) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var turn = await turns.Take(http.RequestAborted);
        return turn is null
            ? TooMany(http.Response)
            : new RepeatedAnswer(await RepeatedAnswer.Record(http, async () => (IResult)(await next(context))!));
    }

    private static ProblemHttpResult TooMany(HttpResponse response)
    {
        response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return Problems.Refused(
            StatusCodes.Status503ServiceUnavailable, "Too many lists are asked for at once.", "list",
            "As many requests for lists are waiting as may; try again in a second.");
    }
}
