using Microsoft.AspNetCore.Diagnostics;
using Sentinel.Api.Requests;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Hosting;

/// <summary>Answers what fails for want of a store with its cause and when to come back: nobody did anything wrong, and it passes.</summary>
internal sealed class StoreProblem(TimeProvider time, ILogger<StoreProblem> log) : IExceptionHandler
{
    /// <summary>Seconds after which it is worth trying again.</summary>
    public const string RetryAfterSeconds = "5";

    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private long? loggedAt;

    /// <summary>Cause and remedy as callers are told them.</summary>
    public static string Describe(StoreException fault) => $"{char.ToUpperInvariant(fault.Cause[0])}{fault.Cause[1..]}. {fault.Remedy}";

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StoreException.In(exception) is not { } fault) return false;

        Log(fault, httpContext.Request);
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        var answer = Problems.Refused(
            StatusCodes.Status503ServiceUnavailable, "The store cannot be used now.", "store", $"{Describe(fault)} Send this again in {RetryAfterSeconds} s.");
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    // One line now and then: every request of a busy service would say the same.
    private void Log(StoreException fault, HttpRequest request)
    {
        lock (gate)
        {
            if (loggedAt is { } last && time.GetElapsedTime(last) < LogInterval) return;
            loggedAt = time.GetTimestamp();
        }

        log.LogError("{Method} {Path} and perhaps others are told to come back: {Cause}", request.Method, request.Path, fault.Message);
    }
}
