using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Samples;

/// <summary>The sample strategies that a first start runs. Section <c>Samples</c>, checked at start-up.</summary>
internal sealed record SamplesOptions
{
    /// <summary>Whether a first start with the worker inside runs them. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Longest wait for their results before what is there is shown. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ShowAfter { get; init; } = TimeSpan.FromMinutes(2);
}
