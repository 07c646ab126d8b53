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
    TimeProvider time,
    ILogger<SubmitBatchStream> log)
{
    private static readonly MinDataRate LeastRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Answers a stream: a line for the batch, one for each item as soon as it is stored, one at the end.</summary>
    public async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(HttpContext http)
    {
        using var place = await places.Enter(http);
        if (place is null) return TooMany(http.Response);

        AllowPauses(http);
        var lines = new NdjsonLines(http.Request.BodyReader, JsonBounds.Default.Length, options.Value.IdleTime, time);
        var errors = new FieldErrors();
        var first = await lines.ReadNext(http.RequestAborted);
        if (first is null or []) errors.Add("body", "The body is empty; send one JSON object a line.");
        var header = first is null or [] ? null : BatchStreamHeader.Read(first[0], errors);
        if (header is null || errors.Any) return Problems.Of(errors);

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var reader = new BatchItemReader(header.Defaults, prices, window);
        var stream = new BatchStream(id, header.Name, lines, reader, intake, backlog, options.Value, time);
        await Answer(http, id, stream, header.IsLine ? [.. first!.Skip(1)] : first!);
        return TypedResults.Empty;
    }

    private async Task Answer(HttpContext http, Guid id, BatchStream stream, IReadOnlyList<byte[]?> first)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Location = BatchLinks.PathOf(id);
        var links = BatchLinks.Of(id);
        var answer = new NdjsonAnswer(http.Response, http.RequestAborted);
        try
        {
            answer.Write(new BatchStreamLine(id, null, "Items are answered as they are stored.", links));
            var end = await stream.TakeAll(first, answer, http.RequestAborted);
            answer.Write(new BatchStreamLine(id, stream.Counts, end, links));
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

    private static ProblemHttpResult TooMany(HttpResponse response)
    {
        response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        var errors = new FieldErrors();
        errors.Refuse(StatusCodes.Status503ServiceUnavailable, "stream", "As many streams are being read as may be, of all clients or of yours: end one of them, or try again in a second.");
        return Problems.Of(errors);
    }
}
