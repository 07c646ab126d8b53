using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    private const string SelectAnswer = $"{BacktestRow.Select} where b.id = ({AcceptedRow.FindAnswer})";

    // Looked for before the transaction too: a repeat then waits for no other writer, and a new request pays one short read.
    private async Task<Backtest?> FindAnswer(string requestKey, bool realPrices, CancellationToken cancellationToken)
    {
        var row = await database.Read(
            session => session.First<BacktestRow>(SelectAnswer, new { RequestKey = requestKey, RealPrices = realPrices }), cancellationToken);
        return row?.ToBacktest();
    }
}
