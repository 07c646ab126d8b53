using System.Globalization;
using Sentinel.Api.Requests;
using Sentinel.Core.Idempotency;

namespace Sentinel.Api.Intake;

/// <summary>Takes nothing in while too much waits; the body is not even read, so that refusing costs next to nothing.</summary>
/// <remarks>What is stored already is answered to whoever repeats its key: that adds nothing.</remarks>
internal abstract class IntakeGate(Backlog backlog, string what) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!backlog.IsFull || context.HttpContext.Features.Get<KeyUse.Taken>() is { WorkId: not null }) return next(context);

        var seconds = backlog.RetryAfterSeconds;
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.FromResult<object?>(Problems.Refused(
            StatusCodes.Status503ServiceUnavailable, "Too much is waiting; nothing was changed.", "backlog",
            $"{backlog.Unfinished:N0} {what} are unfinished, and at most {backlog.Most:N0} may be; send this again in {seconds} s."));
    }
}
