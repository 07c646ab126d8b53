using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Batches;

/// <summary>Accepts strategies line by line, for as long as a client sends them.</summary>
internal sealed class SubmitBatchStream(
    IPriceStore prices,
    PriceWindow window,
    BatchIntake intake,
    Backlog backlog,
    StreamPlaces places,
    IOptions<BatchesOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SubmitBatchStream> log)
{
    /// <summary>Most bytes that a packed stream may have unpacked: 128 MB. Blank lines shrink to a thousandth, and looking at them takes time.</summary>
    public const long MaxLength = 128L * 1024 * 1024;

    private static readonly MinDataRate LeastRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Answers a stream: a line for the batch, one for each item as soon as it is stored, one at the end.</summary>
    public async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(HttpContext http)
    {
        using var place = await places.Enter(http);
        if (place is null) return TooMany(http.Response);

        AllowPauses(http);
        var lines = new NdjsonLines(http.Request.BodyReader, JsonBounds.Default.Length, options.Value.IdleTime, time);
        var errors = new FieldErrors();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        IReadOnlyList<byte[]?>? first;
        try
        {
            first = await lines.ReadNext(end.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Stopping(http.Response);
        }
        catch (InvalidDataException broken) when (BodyEncoding.IsNotKept(http, broken))
        {
            return BodyEncoding.Refusal(http, BodyEncoding.Broken(http));
        }

        if (first is null or []) errors.Add("body", "The body is empty; send one JSON object a line.");
        var header = first is null or [] ? null : BatchStreamHeader.Read(first[0], errors);
        if (header is null || errors.Any) return Problems.Of(errors);

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var reader = new BatchItemReader(header.Defaults, prices, window);
        var stream = new BatchStream(id, header.Name, lines, reader, intake, backlog, options.Value, time, lifetime.ApplicationStopping);
        await Answer(http, id, stream, header.Ignored, header.IsLine ? [.. first!.Skip(1)] : first!, end.Token);
        return TypedResults.Empty;
    }

    private async Task Answer(HttpContext http, Guid id, BatchStream stream, IReadOnlyList<string> ignored, IReadOnlyList<byte[]?> first, CancellationToken end)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Location = BatchLinks.PathOf(id);
        var links = BatchLinks.Of(id);
        var answer = new NdjsonAnswer(http.Response, http.RequestAborted);
        try
        {
            answer.Write(new BatchStreamLine(id, null, ignored, "Items are answered as they are stored.", links));
            var how = await stream.TakeAll(first, answer, end);
            answer.Write(new BatchStreamLine(id, stream.Counts, null, how, links));
            if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } reading) reading.MinDataRate = LeastRate;
            await answer.Complete();
        }
        catch (Exception cut) when (cut is IOException || http.RequestAborted.IsCancellationRequested)
        {
            log.LogInformation(cut, "The stream of batch {BatchId} was cut off; it keeps the {Counts} that came whole", id, stream.Counts);
        }
    }

    // A model thinks between two lines, and a client may read nothing before it has sent everything.
    private static void AllowPauses(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } sending) sending.MinDataRate = null;
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } reading) reading.MinDataRate = null;
    }

    private static ProblemHttpResult Stopping(HttpResponse response)
    {
        response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return Problems.Refused(
            StatusCodes.Status503ServiceUnavailable, "Sentinel is stopping; nothing was changed.", "stream", "No line had come whole: send all of it again once it is back.");
    }

    private static ProblemHttpResult TooMany(HttpResponse response)
    {
        response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        var errors = new FieldErrors();
        errors.Refuse(StatusCodes.Status503ServiceUnavailable, "stream", "As many streams are being read as may be, of all clients or of yours: end one of them, or try again in a second.");
        return Problems.Of(errors);
    }
}
