using Microsoft.AspNetCore.Http.HttpResults;

namespace Sentinel.Api.Seed;

/// <summary>Says that the service is there.</summary>
internal static class WorkingEndpoint
{
    /// <summary>Ask whether the service is there.</summary>
    public static Ok<WorkingMessage> Handle() => TypedResults.Ok(new WorkingMessage("Sentinel is working"));
}
