using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Posts the jobs as a stubborn client does: what gets no answer, or is told to come back, is posted again.</summary>
internal sealed class JobPoster(int port) : IDisposable
{
    private const int AtATime = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    private readonly ConcurrentDictionary<Guid, int> accepted = new();
    private int refused;

    /// <summary>The job of every id that was answered.</summary>
    public IReadOnlyDictionary<Guid, int> Accepted => accepted;

    /// <summary>How many requests got no answer, or another one than that they were accepted.</summary>
    public int Refused => refused;

    /// <summary>Posts all jobs in one request.</summary>
    public async Task PostBatch(CancellationToken cancellationToken)
    {
        var items = Enumerable.Range(0, FaultJob.Count).Select(FaultJob.BodyOf);
        var receipt = await PostUntilAnswered("/v1/batches", new { items }, cancellationToken);
        foreach (var item in receipt.GetProperty("items").EnumerateArray())
            accepted[item.GetProperty("id").GetGuid()] = item.GetProperty("index").GetInt32();
    }

    /// <summary>Posts each job in a request of its own, several at a time.</summary>
    public Task PostSingly(CancellationToken cancellationToken) => PostSingly(0, 1, cancellationToken);

    /// <summary>The same with those between two shares of them.</summary>
    public Task PostSingly(double from, double to, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(FaultJob.CountOf(from), FaultJob.CountOf(to) - FaultJob.CountOf(from)),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
        async (job, stopped) =>
        {
            var receipt = await PostUntilAnswered("/v1/backtests", FaultJob.BodyOf(job), stopped);
            accepted[receipt.GetProperty("id").GetGuid()] = job;
        });

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> PostUntilAnswered(string route, object body, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryPost(route, body, cancellationToken) is { } receipt) return receipt;
            Interlocked.Increment(ref refused);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<JsonElement?> TryPost(string route, object body, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(route, body, cancellationToken);
            if (response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable) return null;

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (HttpRequestException lost) when (lost.StatusCode is null)
        {
            return null; // killed, and not started again yet
        }
    }
}
