namespace Sentinel.Core.Operations;

/// <summary>How a database file is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LogBytes">Size of its write-ahead log.</param>
/// <param name="SchemaVersion">Version of its schema.</param>
/// <param name="Writable">Whether a write came through within a second.</param>
/// <param name="Cause">Why none did; null when one did.</param>
public sealed record StoreStatus(string File, long Bytes, long LogBytes, int SchemaVersion, bool Writable, string? Cause)
{
    /// <summary>What lets others open or replace it, such as the mode of its directory; null when nothing does.</summary>
    public string? Exposure { get; init; }

    /// <summary>The command that ends that; null when nothing does.</summary>
    public string? ExposureRemedy { get; init; }
}
