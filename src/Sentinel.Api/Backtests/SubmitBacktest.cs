using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;

namespace Sentinel.Api.Backtests;

/// <summary>Accepts a strategy; it is stored before the answer and run afterwards.</summary>
internal static class SubmitBacktest
{
    /// <summary>Seconds after which it is worth asking for a pending backtest again.</summary>
    public const string RetryAfterSeconds = "1";

    /// <summary>Submit a strategy.</summary>
    /// <remarks>
    /// The strategy is stored when 202 is answered, and is run whatever happens afterwards. A request that was answered before is
    /// answered at once with the stored result, status <c>duplicate</c>; <c>"rerun": true</c> forces a new run.
    /// With <c>?wait=N</c> or <c>Prefer: wait=N</c>, up to 60 seconds, the answer is the result if it is there in time.
    /// </remarks>
    public static async Task<Results<Accepted<BacktestReceipt>, Ok<BacktestView>, ProblemHttpResult>> Handle(
        HttpContext http,
        RequestBodies bodies,
        [AsParameters] WaitPreference preference,
        PriceWindow window,
        BacktestIntake intake,
        FinishWait finish,
        WaitingLine line,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wait = preference.Read(errors);
        var (request, rerun, ignored) = await Read(http.Request, bodies, window, errors, cancellationToken);
        if (errors.Any || request is null) return Problems.Of(errors);

        var (backtest, isNew) = await intake.Accept(request, rerun, http.Features.Get<KeyUse.Taken>(), cancellationToken);
        if (!isNew && backtest.IsTerminal) return TypedResults.Ok(BacktestView.OfRepeated(backtest, request.StrategyCode) with { Ignored = ignored });

        var latest = wait > TimeSpan.Zero ? await finish.For(backtest.Id, wait, cancellationToken) ?? backtest : backtest;
        WaitPreference.Confirm(http.Response, wait);
        if (latest.IsTerminal) return TypedResults.Ok(BacktestView.Of(latest) with { Ignored = ignored });

        var place = isNew && wait == TimeSpan.Zero ? line.OfLast(latest) : await line.Of(latest, cancellationToken);
        return Receipt(http.Response, latest, place, ignored);
    }

    // The body is let go of before anybody waits.
    private static async Task<(BacktestRequest? Request, bool Rerun, IReadOnlyList<string> Ignored)> Read(
        HttpRequest http, RequestBodies bodies, PriceWindow window, FieldErrors errors, CancellationToken cancellationToken)
    {
        using var body = await bodies.Read(http, errors, cancellationToken);
        if (body is null) return (null, false, []);

        var fields = body.Fields(errors, SubmissionReader.Fields, OtherNames.OfSubmission());
        var request = SubmissionReader.Read(fields);
        await window.Check(request, fields, cancellationToken);
        return (request, fields.Flag("rerun"), fields.Ignored(JsonFields.MostIgnored));
    }

    private static Accepted<BacktestReceipt> Receipt(HttpResponse response, Backtest pending, PlaceInLine place, IReadOnlyList<string> ignored)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return TypedResults.Accepted(BacktestLinks.PathOf(pending.Id), BacktestReceipt.Of(pending, place, ignored));
    }
}
