namespace Sentinel.Api.Requests;

/// <summary>An id in a path.</summary>
internal static class RouteId
{
    /// <summary>The id, as it was answered when the thing was accepted.</summary>
    /// <returns>An empty id where the text is none, which is noted as wrong.</returns>
    public static Guid Read(string id, FieldErrors errors)
    {
        if (!Guid.TryParseExact(id, "D", out var read)) errors.Add("id", "Must be a UUID, as the answer to a submission names it.");
        return read;
    }
}
