using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sentinel.TestKit;

/// <summary>Speaks to Sentinel as n8n would: post, then poll.</summary>
public sealed class SentinelClient(int port) : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        DefaultRequestHeaders = { { "Sentinel-Request", "1" } },
    };

    /// <summary>Waits until the API says that it is ready.</summary>
    public async Task BecomesReady(SentinelProcess api, CancellationToken cancellationToken)
    {
        while (!await IsReady(cancellationToken))
        {
            if (cancellationToken.IsCancellationRequested) throw new TimeoutException($"Sentinel did not become ready:\n{api.Log}");
            await Task.Delay(PollInterval, CancellationToken.None);
        }
    }

    /// <summary>Whether the API says that it is ready; false while it does not answer.</summary>
    public async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync("/health/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
        catch (OperationCanceledException)
        {
            return false; // the caller's deadline: it says so with the log
        }
    }

    /// <summary>Posts a strategy and returns the id under which it was accepted.</summary>
    public async Task<Guid> Post(object request, CancellationToken cancellationToken)
    {
        var (status, body) = await Submit(request, cancellationToken);
        if (status != HttpStatusCode.Accepted) throw new HttpRequestException($"202 expected, {(int)status} came: {body}");

        return body.GetProperty("id").GetGuid();
    }

    /// <summary>Posts a strategy and returns what is answered, whatever it is.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Submit(object request, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/run_backtest", request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
    }

    /// <summary>Posts a strategy and waits for its result in the same request.</summary>
    public async Task<JsonElement> PostAndWait(object request, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/run_backtest?wait=30", request, cancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>Posts strategies as one batch and returns the receipt.</summary>
    public async Task<JsonElement> PostBatch(IEnumerable<object> items, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", new { items }, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (response.StatusCode != HttpStatusCode.Accepted)
            throw new HttpRequestException($"202 expected, {(int)response.StatusCode} came: {body}");

        return body;
    }

    /// <summary>Answers to a path and the path its <c>next</c> names, until there is none; a server that is away is asked again.</summary>
    public async IAsyncEnumerable<JsonElement> Follow(string? path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (path is not null)
        {
            if (await TryGet(path, cancellationToken) is not { } page) continue;
            yield return page;
            path = page.GetProperty("next").GetString();
        }
    }

    /// <summary>Polls until a backtest is terminal.</summary>
    public async Task<JsonElement> Finished(Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var backtest = await Get(id, cancellationToken);
            if (backtest.GetProperty("terminal").GetBoolean()) return backtest;
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public Task<JsonElement> Get(Guid id, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<JsonElement>($"/v1/backtests/{id}", cancellationToken);

    /// <summary>Posts a sweep and returns the id under which it was accepted.</summary>
    public async Task<Guid> PostSweep(object request, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/v1/sweeps", request, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return response.StatusCode == HttpStatusCode.Accepted
            ? body.GetProperty("id").GetGuid()
            : throw new HttpRequestException($"202 expected, {(int)response.StatusCode} came: {body}");
    }

    /// <summary>Polls until a sweep is as expected.</summary>
    public async Task<JsonElement> Sweep(Guid id, Func<JsonElement, bool> expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            var sweep = await http.GetFromJsonAsync<JsonElement>($"/v1/sweeps/{id}?limit=0", cancellationToken);
            if (expected(sweep)) return sweep;
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement?> TryGet(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetFromJsonAsync<JsonElement>(path, cancellationToken);
        }
        catch (HttpRequestException)
        {
            await Task.Delay(PollInterval, cancellationToken); // killed, and not started again yet
            return null;
        }
    }
}
