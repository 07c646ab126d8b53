namespace Sentinel.Core.Operations;

/// <summary>How a database file is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LogBytes">Size of its write-ahead log.</param>
/// <param name="SchemaVersion">Version of its schema; 0 when it cannot be read.</param>
/// <param name="Writable">Whether a write that changes a page came through, in the last two seconds or now.</param>
/// <param name="Cause">Why none did; null when one did.</param>
public sealed record StoreStatus(string File, long Bytes, long LogBytes, int SchemaVersion, bool Writable, string? Cause)
{
    /// <summary>What is in it: <c>results</c>, which is all work and what workers say of themselves, or <c>prices</c>.</summary>
    public required string Content { get; init; }

    /// <summary>Whether it can be read.</summary>
    public required bool Readable { get; init; }

    /// <summary>What to do so that it can be written; null when it can.</summary>
    public string? Remedy { get; init; }

    /// <summary>UTC time at which it last could not be written, as far as this process found out; null for never.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>What lets others open or replace it, such as the mode of its directory; null when nothing does.</summary>
    public string? Exposure { get; init; }

    /// <summary>The command that ends that; null when nothing does.</summary>
    public string? ExposureRemedy { get; init; }

    // A worker that could not say so for a while may well be there.
    internal bool HidesWorkers(DateTimeOffset now) =>
        Content == "results" && (!Writable || !Readable || now - FailedAt < WorkerReport.Patience);
}
