using Microsoft.AspNetCore.Http.HttpResults;

namespace Sentinel.Api.Requests;

/// <summary>Lets through bodies that are packed in a way that is known here, and refuses others. What is read of them is unpacked, within the bounds of any body.</summary>
internal sealed class BodyEncoding : IMiddleware
{
    /// <summary>What is known, as <c>Accept-Encoding</c> names it.</summary>
    public const string Known = "gzip, br";

    private const string Field = "content_encoding";
    private const int MaxQuoted = 64;

    private static readonly string[] Names = ["gzip", "x-gzip", "br"];

    /// <summary>How the body of a request is packed; null when it is not.</summary>
    public static string? Of(HttpContext http) => http.Features.Get<Packing>()?.Name;

    /// <summary>Whether reading a body failed as it is not packed as it says.</summary>
    public static bool IsNotKept(HttpContext http, Exception fault) => Of(http) is not null && fault is (InvalidDataException or InvalidOperationException);

    /// <summary>What is said of such a body.</summary>
    public static string Broken(HttpContext http) => $"The body is not what 'Content-Encoding: {Of(http)}' says: pack it so, or leave that header out.";

    /// <summary>415: how a body is packed is not known, or it is not what it says.</summary>
    public static ProblemHttpResult Refusal(HttpContext http, string message)
    {
        http.Response.Headers.AcceptEncoding = Known;
        return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "The body cannot be unpacked; nothing was changed.", Field, message);
    }

    /// <summary>The same among what else is wrong.</summary>
    public static void Refuse(HttpContext http, FieldErrors errors)
    {
        http.Response.Headers.AcceptEncoding = Known;
        errors.Refuse(StatusCodes.Status415UnsupportedMediaType, Field, Broken(http));
    }

    /// <inheritdoc/>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        var named = headers.ContentEncoding.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(name => !name.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToArray();
        switch (named)
        {
            case []:
                headers.Remove("Content-Encoding");
                return next(context);
            case [var only] when Names.Contains(only, StringComparer.OrdinalIgnoreCase):
                headers.ContentEncoding = only;
                context.Features.Set(new Packing(only));
                return next(context);
            default:
                var sent = string.Join(", ", named);
                return Refusal(context, $"'{(sent.Length <= MaxQuoted ? sent : sent[..MaxQuoted] + "…")}' is not known here: send the body as it is, or packed once with gzip or br.").ExecuteAsync(context);
        }
    }

    private sealed record Packing(string Name);
}
