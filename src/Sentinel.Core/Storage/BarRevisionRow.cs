using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>bar_revisions</c>. Times are Unix seconds.</summary>
internal sealed record BarRevisionRow
{
    public required long Timestamp { get; init; }

    public required long RevisedAt { get; init; }

    public required string SourceBefore { get; init; }

    public required string SourceAfter { get; init; }

    public required double OpenBefore { get; init; }

    public required double HighBefore { get; init; }

    public required double LowBefore { get; init; }

    public required double CloseBefore { get; init; }

    public required double VolumeBefore { get; init; }

    public required double OpenAfter { get; init; }

    public required double HighAfter { get; init; }

    public required double LowAfter { get; init; }

    public required double CloseAfter { get; init; }

    public required double VolumeAfter { get; init; }

    public BarRevision ToRevision()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(Timestamp);
        return new BarRevision(
            DateTimeOffset.FromUnixTimeSeconds(RevisedAt),
            new Bar(time, OpenBefore, HighBefore, LowBefore, CloseBefore, VolumeBefore),
            SourceBefore,
            new Bar(time, OpenAfter, HighAfter, LowAfter, CloseAfter, VolumeAfter),
            SourceAfter);
    }
}
