using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Batches;

/// <summary>Accepts many strategies in one transaction.</summary>
internal static class SubmitBatch
{
    /// <summary>Submit up to 1,000 strategies at once.</summary>
    /// <remarks>
    /// Each item is accepted, answered by an earlier backtest, or rejected with its reasons; one bad item never rejects the others.
    /// When every item is bad, 400 is answered and nothing is stored. Longer series are sent as <c>application/x-ndjson</c>: one item
    /// a line, after an optional first line with <c>defaults</c> and <c>name</c>; they are answered line by line as they are stored.
    /// </remarks>
    public static async Task<Results<Accepted<BatchReceipt>, ProblemHttpResult>> Handle(
        HttpContext http,
        RequestBodies bodies,
        IPriceStore prices,
        PriceWindow window,
        BatchIntake intake,
        WaitingLine line,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        using var body = await bodies.Read(http.Request, errors, cancellationToken);
        if (body is null) return Problems.Of(errors);

        var fields = body.Fields(errors, BatchReader.Fields, OtherNames.OfBatch);
        var name = SubmissionReader.ReadName(fields);
        var defaults = BatchDefaults.Read(fields);
        var items = BatchReader.ReadItems(fields);
        if (errors.Any) return Problems.Of(errors);

        IReadOnlyList<string> ignored = [.. fields.Ignored(JsonFields.MostIgnored), .. defaults.Ignored ?? []];
        var entries = await Read(items, new BatchItemReader(defaults, prices, window), cancellationToken);
        if (entries.All(entry => entry.Errors is not null)) return Problems.Of(Everything(entries));

        var key = http.Features.Get<KeyUse.Taken>();
        var id = key?.WorkId ?? Guid.CreateVersion7(time.GetUtcNow());
        var delivered = await intake.Deliver(new BatchDelivery { BatchId = id, Name = name, Entries = entries, Key = key }, cancellationToken);
        http.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        var counts = DeliveryCounts.Of(delivered);
        var place = await line.OfLast(id, counts.Accepted, cancellationToken);
        return TypedResults.Accepted(BatchLinks.PathOf(id), BatchReceipt.Of(id, delivered, entries, ignored, counts, place));
    }

    private static async Task<BatchEntry[]> Read(
        IReadOnlyList<JsonElement> items, BatchItemReader reader, CancellationToken cancellationToken)
    {
        var entries = new BatchEntry[items.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = await reader.Read(items[i], cancellationToken);
        return entries;
    }

    private static FieldErrors Everything(BatchEntry[] entries)
    {
        var errors = new FieldErrors();
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var (field, messages) in entries[i].Errors!)
                foreach (var message in messages) errors.Add($"items[{i}].{field}", message);
        }

        return errors;
    }
}
