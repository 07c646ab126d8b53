using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>One page of candles from Coinbase Exchange, asked for politely and read with suspicion.</summary>
internal sealed class CoinbaseCandles
{
    /// <summary>The longest window of one request: 300 bars, its end included.</summary>
    public static readonly TimeSpan PageLength = TimeSpan.FromHours(300);

    /// <summary>Most bytes of an answer that are read; 300 bars need about 30 KB.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private const int MaxRetries = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly ResiliencePipeline resilience;

    public CoinbaseCandles(HttpClient http, IOptions<PricesOptions> options, TimeProvider time)
    {
        this.http = http;
        resilience = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<PriceSourceException>(static fault => fault.IsTransient && !(fault.RetryAfter > LongestPause)),
                MaxRetryAttempts = MaxRetries,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static retry => ValueTask.FromResult((retry.Outcome.Exception as PriceSourceException)?.RetryAfter),
            })
            .AddTimeout(options.Value.RequestTimeout)
            .Build();
    }

    /// <summary>The bars of a window with both ends included, in the order and number that Coinbase likes.</summary>
    /// <exception cref="PriceSourceException">Coinbase is away, refuses, or answers with something else than candles.</exception>
    public async Task<IReadOnlyList<Bar>> Get(
        Symbol symbol, DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        var path = $"products/{symbol}/candles?granularity=3600&start={Iso(first)}&end={Iso(last)}";
        try
        {
            return await resilience.ExecuteAsync(async attempt => await GetOnce(path, attempt), cancellationToken);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new PriceSourceException($"Coinbase did not answer within {timeout.Timeout.TotalSeconds:0.#} s.", timeout);
        }
    }

    private async Task<IReadOnlyList<Bar>> GetOnce(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(path, cancellationToken);
            if (!response.IsSuccessStatusCode) throw await Refusal(response, cancellationToken);

            return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new PriceSourceException($"Coinbase cannot be reached: {exception.Message}", exception)
            {
                IsTransient = exception.HttpRequestError is not HttpRequestError.ConfigurationLimitExceeded,
            };
        }
    }

    private static async Task<PriceSourceException> Refusal(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var excerpt = string.Join(' ', text[..Math.Min(text.Length, 200)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new PriceSourceException($"Coinbase answered {(int)response.StatusCode}: {excerpt}")
        {
            IsTransient = response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static IReadOnlyList<Bar> Read(byte[] answer)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<double[][]>(answer) ?? throw NotCandles(null)).Select(ToBar)];
        }
        catch (JsonException exception)
        {
            throw NotCandles(exception);
        }
    }

    // Coinbase sends low before high before open.
    private static Bar ToBar(double[]? row) =>
        row is [>= 0 and <= uint.MaxValue and var time, var low, var high, var open, var close, var volume, ..]
            ? new Bar(DateTimeOffset.FromUnixTimeSeconds((long)time), open, high, low, close, volume)
            : throw NotCandles(null);

    private static PriceSourceException NotCandles(JsonException? cause) =>
        new("Coinbase answered with something else than candles. Has its format changed, or does a proxy answer in its place?", cause);

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
