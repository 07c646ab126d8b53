using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Batches;

/// <summary>Bounds of batches that are streamed. Section <c>Batches</c>, checked at start-up.</summary>
internal sealed record BatchesOptions
{
    /// <summary>Most items of one stream. Default 100,000; each takes some 250 bytes of memory until the client has read its answer.</summary>
    [Range(1, 10_000_000)]
    public int MaxStreamItems { get; init; } = 100_000;

    /// <summary>Streams that are read at once, of one client at most <c>Http:ClientShare</c> of them; those beyond are told to come back. Default 16; each holds up to 2 MB.</summary>
    [Range(1, 1_000)]
    public int MaxStreams { get; init; } = 16;

    /// <summary>Longest time without a line before a stream is taken for ended. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(1);
}
