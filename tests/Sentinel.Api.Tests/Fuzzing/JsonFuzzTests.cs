using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Api.Backtests;
using Sentinel.Api.Batches;
using Sentinel.Api.Requests;
using Sentinel.Api.Sweeps;
using Sentinel.Core.Prices;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Api.Tests.Fuzzing;

public sealed class JsonFuzzTests(SentinelApp app, ITestOutputHelper output) : IClassFixture<SentinelApp>
{
    private const int MaxTold = 100_000;

    [Fact]
    public Task Any_body_is_read_as_a_submission_or_refused() => Fuzz.Holds(
        JsonTexts.Request, json => Read(json, JsonBounds.Default, SubmissionReader.Fields, (fields, _) => SubmissionReader.Read(fields)), output);

    [Fact]
    public Task Any_body_is_read_as_a_sweep_or_refused() => Fuzz.Holds(
        JsonTexts.Request, json => Read(json, SweepSubmissionReader.Bounds, SweepSubmissionReader.Fields, (fields, _) => SweepSubmissionReader.Read(fields)), output);

    [Fact]
    public Task Any_body_is_read_as_a_batch_or_refused() => Fuzz.Holds(
        JsonTexts.Request,
        json => Read(json, BatchReader.Bounds, BatchReader.Fields, (fields, errors) =>
        {
            var reader = NewItemReader(BatchDefaults.Read(fields));
            var told = 0;
            foreach (var item in BatchReader.ReadItems(fields))
            {
                var entry = reader.Read(item, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                told += entry.Errors?.Sum(error => error.Key.Length + error.Value.Sum(message => message.Length)) ?? 0;
            }

            Assert.InRange(told, 0, 5 * 1024 * 1024);
        }),
        output);

    [Fact]
    public Task Any_lines_are_read_as_a_stream_or_refused() => Fuzz.Holds(
        Texts.Mutated(JsonTexts.Lines, Texts.Character),
        async text =>
        {
            var lines = new NdjsonLines(PipeReader.Create(new MemoryStream(JsonTexts.Bytes(text))), JsonBounds.Default.Length, TimeSpan.FromMinutes(1), TimeProvider.System);
            var header = BatchDefaultsOfNothing();
            while (await lines.ReadNext(CancellationToken.None) is { Count: > 0 } next)
            {
                foreach (var line in next)
                {
                    var errors = new FieldErrors();
                    header = BatchStreamHeader.Read(line, errors)?.Defaults ?? header;
                    AssertShort(errors);
                    await BatchStreamItem.Read(line, NewItemReader(header), CancellationToken.None);
                }
            }
        },
        output);

    private static BatchDefaults BatchDefaultsOfNothing() => new(SubmissionReader.OfMany, Rerun: false);

    private BatchItemReader NewItemReader(BatchDefaults defaults) =>
        new(defaults, app.Services.GetRequiredService<IPriceStore>(), app.Services.GetRequiredService<PriceWindow>());

    private async Task Read(string json, JsonBounds bounds, string[] known, Action<JsonFields, FieldErrors> read)
    {
        var bytes = JsonTexts.Bytes(json);
        var request = new DefaultHttpContext { RequestServices = app.Services }.Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(bytes);
        request.HttpContext.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(bounds), null));
        var errors = new FieldErrors();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = app.Services.GetRequiredService<RequestBodies>().Read(request, errors, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(reading.IsCompletedSuccessfully, "It was not read on one thread, which is measured.");
        using (var body = await reading)
        {
            Assert.InRange(allocated, 0, (4 * 1024 * 1024) + (40L * bytes.Length));
            Assert.Equal(body is null, errors.Any);
            if (body is not null) read(body.Fields(errors, known), errors);
        }

        AssertShort(errors);
    }

    private static void AssertShort(FieldErrors errors) => Assert.InRange(
        errors.ToDictionary().Sum(error => error.Key.Length + error.Value.Sum(message => message.Length)), 0, MaxTold);
}
