using Sentinel.Core.Prices;

namespace Sentinel.Worker.Commands;

/// <summary>What is stored of one symbol, and how far it is complete.</summary>
internal sealed record PriceStatus(
    Symbol Symbol,
    string Source,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Bars,
    int MissingHours,
    int BarsBehind,
    int Revisions,
    DateTimeOffset? HistoryFrom,
    bool HistoryExhausted,
    IReadOnlyList<BarDeletion> Deletions)
{
    private const int DeletionsShown = 5;

    public static async Task<PriceStatus> Of(
        PriceCoverage stored, IPriceHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var progress = await history.FindProgress(stored.Symbol, cancellationToken);
        return new PriceStatus(
            stored.Symbol,
            stored.Source,
            stored.First,
            stored.Last,
            stored.Bars,
            stored.MissingHours,
            stored.BarsBehind(now),
            await history.CountRevisions(stored.Symbol, cancellationToken),
            progress?.Reached,
            progress?.IsExhausted ?? false,
            await history.ListDeletions(stored.Symbol, DeletionsShown, cancellationToken));
    }
}
