using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Asks one exchange, politely: with retries, a limit on the wait and the size of an answer, and a rest after repeated failure.</summary>
internal sealed class ExchangeClient
{
    /// <summary>Most bytes of an answer that are read; a full page needs 30 to 250 KB.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private const int MaxRetries = 3;
    private const int FailuresBeforeRest = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly string name;
    private readonly IHttpClientFactory http;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline resilience;
    private DateTimeOffset restsUntil;

    /// <param name="name">The exchange, and the name of its <see cref="HttpClient"/>.</param>
    /// <param name="http">Gives clients that know the exchange's address and follow no redirects.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="time">The clock of all waits.</param>
    public ExchangeClient(string name, IHttpClientFactory http, IOptions<PricesOptions> options, TimeProvider time)
    {
        (this.name, this.http, this.time) = (name, http, time);
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
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<PriceSourceException>(static fault => fault.IsTransient)
                    .Handle<TimeoutRejectedException>(),
                FailureRatio = 0.9,
                MinimumThroughput = FailuresBeforeRest,
                SamplingDuration = TimeSpan.FromMinutes(10),
                BreakDuration = options.Value.RestAfterFailures,
            })
            .AddTimeout(options.Value.RequestTimeout)
            .Build();
    }

    /// <summary>What is read from the answer to a request.</summary>
    /// <param name="path">Relative to the exchange's address.</param>
    /// <param name="read">Reads it; a <see cref="FormatException"/> says that it is not what was asked for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="PriceSourceException">The exchange is away, refuses, rests, or answers with something else.</exception>
    public async Task<T> Get<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < restsUntil) throw new PriceSourceException($"It asked to be left alone until {restsUntil:u}.");

        try
        {
            return await resilience.ExecuteAsync(async attempt => await GetOnce(path, read, attempt), cancellationToken);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new PriceSourceException($"It did not answer within {timeout.Timeout.TotalSeconds:0.#} s.", timeout);
        }
        catch (BrokenCircuitException rest)
        {
            throw new PriceSourceException("It failed again and again and is left alone for some minutes.", rest);
        }
        catch (PriceSourceException refusal) when (refusal.RetryAfter > LongestPause)
        {
            restsUntil = time.GetUtcNow() + (refusal.RetryAfter < LongestRest ? refusal.RetryAfter.Value : LongestRest);
            throw;
        }
    }

    private async Task<T> GetOnce<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var client = http.CreateClient(name);
            using var response = await client.GetAsync(path, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? Read(answer, read) : throw Refusal(response, answer);
        }
        catch (HttpRequestException exception)
        {
            throw new PriceSourceException($"It cannot be reached: {exception.Message}", exception)
            {
                IsTransient = exception.HttpRequestError is not HttpRequestError.ConfigurationLimitExceeded,
            };
        }
    }

    private PriceSourceException Refusal(HttpResponseMessage response, byte[] answer) =>
        new($"It answered {(int)response.StatusCode}: {Excerpt(answer)}")
        {
            IsTransient = response.StatusCode is HttpStatusCode.TooManyRequests or (HttpStatusCode)418 or >= HttpStatusCode.InternalServerError,
            RetryAfter = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null,
        };

    private static T Read<T>(byte[] answer, Func<JsonElement, T> read)
    {
        try
        {
            return read(JsonElement.Parse(answer));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new PriceSourceException(
                $"It answered with something else than bars: {Excerpt(answer)} Has its format changed, or does a proxy answer in its place?", exception);
        }
    }

    // What a stranger sends may be long, and may hold what a terminal takes for commands.
    private static string Excerpt(byte[] answer)
    {
        var text = System.Text.Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, 200));
        return string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
