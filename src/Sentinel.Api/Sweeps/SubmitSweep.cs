using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Accepts a sweep; it is stored before the answer and run afterwards.</summary>
internal static class SubmitSweep
{
    /// <summary>Submit a sweep: one strategy with every combination of some parameters.</summary>
    /// <remarks>
    /// The sweep is stored when 202 is answered, and is run whatever happens afterwards. A request that was answered before is answered at
    /// once with the stored sweep; <c>"rerun": true</c> forces a new one. With <c>?wait=N</c> or <c>Prefer: wait=N</c>, up to 60 seconds,
    /// the answer is the finished sweep with its best points if that is there in time.
    /// </remarks>
    public static async Task<Results<Accepted<SweepReceipt>, Ok<SweepView>, ProblemHttpResult>> Handle(
        HttpContext http,
        RequestBodies bodies,
        [AsParameters] WaitPreference preference,
        PriceWindow window,
        SweepIntake intake,
        SweepWait finish,
        WaitingLine line,
        ISweepStore sweeps,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wait = preference.Read(errors);
        var (request, rerun, ignored) = await Read(http.Request, bodies, window, errors, cancellationToken);
        if (errors.Any || request is null) return Problems.Of(errors);

        var (sweep, _) = await intake.Accept(request, rerun, http.Features.Get<KeyUse.Taken>(), cancellationToken);
        var latest = wait > TimeSpan.Zero ? await finish.For(sweep.Id, wait, cancellationToken) ?? sweep : sweep;
        WaitPreference.Confirm(http.Response, wait);
        return latest.IsTerminal
            ? TypedResults.Ok(SweepView.Of(latest, await SweepPage.Read(sweeps, latest, SweepQuery.FirstPage, cancellationToken)) with { Ignored = ignored })
            : Receipt(http.Response, latest, await line.Of(latest, cancellationToken), ignored);
    }

    // The body is let go of before anybody waits.
    private static async Task<(SweepRequest? Request, bool Rerun, IReadOnlyList<string> Ignored)> Read(
        HttpRequest http, RequestBodies bodies, PriceWindow window, FieldErrors errors, CancellationToken cancellationToken)
    {
        using var body = await bodies.Read(http, errors, cancellationToken);
        if (body is null) return (null, false, []);

        var fields = body.Fields(errors, SweepSubmissionReader.Fields, OtherNames.OfSubmission());
        var request = SweepSubmissionReader.Read(fields);
        if (request is not null) await window.Check(request.Common, fields, cancellationToken);
        return (request, fields.Flag("rerun"), fields.Ignored(JsonFields.MostIgnored));
    }

    private static Accepted<SweepReceipt> Receipt(HttpResponse response, Sweep pending, PlaceInLine place, IReadOnlyList<string> ignored)
    {
        response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return TypedResults.Accepted(SweepLinks.PathOf(pending.Id), SweepReceipt.Of(pending, place, ignored));
    }
}
