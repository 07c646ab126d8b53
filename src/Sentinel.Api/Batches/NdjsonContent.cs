namespace Sentinel.Api.Batches;

/// <summary>JSON objects one a line, for series that are too long to be held at once.</summary>
internal static class NdjsonContent
{
    /// <summary>Its media type.</summary>
    public const string Type = "application/x-ndjson";
}
