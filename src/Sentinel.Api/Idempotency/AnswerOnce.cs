using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Sentinel.Core.Idempotency;

namespace Sentinel.Api.Idempotency;

/// <summary>Carries out a request with an idempotency key once, and gives its answer again to whoever repeats it within a day.</summary>
/// <remarks>
/// Only what created something is kept: after a problem the key is free, for the same request or a mended one. The handler finds the key
/// among the features of the request, and stores it with what it creates: a repeat after a crash then gets that.
/// </remarks>
internal sealed class AnswerOnce(IAnswerStore answers, KeysInFlight inFlight, RequestBodies bodies) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.TryGetValue(IdempotencyKey.Header, out var header)
            ? Answer(header, context, next)
            : next(context);

    private async ValueTask<object?> Answer(StringValues header, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (IdempotencyKey.Read(header) is not { } key) return IdempotencyKey.Malformed();

        var http = context.HttpContext;
        var errors = new FieldErrors();
        using var body = await bodies.Read(http.Request, errors, http.RequestAborted);
        if (body is null) return Problems.Of(errors);

        var hash = IdempotencyKey.HashOf(((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText!.Trim('/'), body.Bytes);
        if (inFlight.Enter(key, hash) is { } other) return other == hash ? ComeBack(http) : IdempotencyKey.OtherRequest();

        try
        {
            if (inFlight.Owed(key) is { } before) await Release(before);
            return await Answer(await answers.Take(key, hash, http.RequestAborted), context, next);
        }
        catch (KeyLostException)
        {
            return ComeBack(http);
        }
        finally
        {
            inFlight.Leave(key);
        }
    }

    private async Task<IResult> Answer(KeyUse use, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        switch (use)
        {
            case KeyUse.Answered(var answer):
                context.HttpContext.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
                return new RepeatedAnswer(answer);
            case KeyUse.Taken taken:
                context.HttpContext.Features.Set(taken);
                return await CarryOut(taken, context, next);
            case KeyUse.InFlight:
                return ComeBack(context.HttpContext);
            default:
                return IdempotencyKey.OtherRequest();
        }
    }

    private static ProblemHttpResult ComeBack(HttpContext http)
    {
        http.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return IdempotencyKey.InFlight();
    }

    private async Task<IResult> CarryOut(KeyUse.Taken taken, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        GoOnWithoutClient(context);
        KeptAnswer? answer = null;
        try
        {
            answer = await RepeatedAnswer.Record(context.HttpContext, async () => (IResult)(await next(context))!);
        }
        finally
        {
            if (answer is { StatusCode: >= 200 and < 300 }) await answers.Keep(taken, answer, CancellationToken.None);
            else await Release(taken);
        }

        return new RepeatedAnswer(answer);
    }

    // A store that fails in between must not leave the key taken: the client is to send its request again with it.
    private async Task Release(KeyUse.Taken taken)
    {
        inFlight.Owe(taken);
        await answers.Release(taken, CancellationToken.None);
        inFlight.Settle(taken);
    }

    // A client that gave up will ask again, and is to get the answer to what was carried out for it.
    private static void GoOnWithoutClient(EndpointFilterInvocationContext context)
    {
        context.HttpContext.RequestAborted = CancellationToken.None;
        for (var i = 0; i < context.Arguments.Count; i++)
        {
            if (context.Arguments[i] is CancellationToken) context.Arguments[i] = CancellationToken.None;
        }
    }
}
