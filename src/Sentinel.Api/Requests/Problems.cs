using Microsoft.AspNetCore.Http.HttpResults;

namespace Sentinel.Api.Requests;

/// <summary>Answers to what a caller did wrong: each names the field and the fix.</summary>
internal static class Problems
{
    /// <summary>400, 413 or 415: some fields, or the whole, are not what they must be.</summary>
    public static ProblemHttpResult Of(FieldErrors errors) =>
        Of(errors.Status, "The request is not valid; nothing was changed.", errors.ToDictionary());

    /// <summary>404: a field names something that is not there.</summary>
    public static ProblemHttpResult Unknown(string field, string message) =>
        Of(StatusCodes.Status404NotFound, "There is no such thing.", new() { [field] = [message] });

    /// <summary>Any other status: the request as a whole is refused, and one field tells why and what to do.</summary>
    public static ProblemHttpResult Refused(int status, string title, string field, string message) =>
        Of(status, title, new() { [field] = [message] });

    private static ProblemHttpResult Of(int status, string title, Dictionary<string, string[]> errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = status, Title = title });
}
