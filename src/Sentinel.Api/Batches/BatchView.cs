using Sentinel.Api.Intake;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>How far a batch is, and what finished in it after the client's cursor.</summary>
internal sealed record BatchView
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The author's own name for it; null for none.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether every item is there and finished.</summary>
    public required bool Terminal { get; init; }

    /// <summary>Number of items.</summary>
    public required int Items { get; init; }

    /// <summary>Share of the items that is finished, 0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>Seconds until all are finished at the rate of the latest 200 finishes; null until it is known, 0 when finished.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>How many unfinished backtests go before it; null when it is finished or they are more than 10,000.</summary>
    public required int? Position { get; init; }

    /// <summary>The same as <see cref="SecondsLeft"/>, or before that is known the time at the present rate of all; null when finished and while paused.</summary>
    public required double? EtaSeconds { get; init; }

    /// <summary>Whether an operator has paused the queue in which its items wait; false when it is finished.</summary>
    public required bool Paused { get; init; }

    /// <summary>Items by status.</summary>
    public required BatchStatusCounts Counts { get; init; }

    /// <summary>Finished items by the verdict that counts.</summary>
    public required BatchVerdictCounts Verdicts { get; init; }

    /// <summary>UTC time of acceptance.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Items that finished after the cursor of the request, in the order in which they finished.</summary>
    public required IReadOnlyList<FinishedItemView> Finished { get; init; }

    /// <summary>Cursor of the last of them; that of the request when there are none.</summary>
    public required int Cursor { get; init; }

    /// <summary>Path of what finishes after that, answered as soon as there is something; null when nothing will.</summary>
    public required string? Next { get; init; }

    /// <summary>Where to go from here.</summary>
    public required BatchLinks Links { get; init; }

    /// <summary>What a client sees of a batch who knew the items up to a cursor.</summary>
    public static BatchView Of(BatchProgress progress, PlaceInLine place, int after, int limit)
    {
        var batch = progress.Batch;
        var cursor = progress.Finished is [.., var last] ? last.Number : after;
        return new BatchView
        {
            Id = batch.Id,
            Name = batch.Name,
            Terminal = batch.IsTerminal,
            Items = batch.Items,
            Progress = batch.Items == 0 ? 1 : (double)batch.Finished / batch.Items,
            SecondsLeft = batch.IsTerminal ? 0 : progress.SecondsLeft,
            Position = place.Position,
            EtaSeconds = place.EtaSeconds,
            Paused = place.Paused,
            Counts = progress.Statuses,
            Verdicts = progress.Verdicts,
            CreatedAt = batch.CreatedAt,
            Finished = [.. progress.Finished.Select(FinishedItemView.Of)],
            Cursor = cursor,
            Next = batch.IsTerminal && cursor >= batch.Finished ? null : BatchLinks.After(batch.Id, cursor, limit),
            Links = BatchLinks.Of(batch.Id),
        };
    }
}
