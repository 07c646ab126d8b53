using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Lists;

/// <summary>How many lists may be asked for at once. Section <c>Lists</c>, checked at start-up.</summary>
internal sealed record ListsOptions
{
    /// <summary>Lists that are put together at a time. Default half the cores: more make submitting and polling slower while many lists are asked for.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Requests for lists that may wait for their turn, the newest first; with one more, the oldest is told to come back. Default 200, which are half a second or so.</summary>
    [Range(0, 10_000)]
    public int MaxWaiting { get; init; } = 200;
}
