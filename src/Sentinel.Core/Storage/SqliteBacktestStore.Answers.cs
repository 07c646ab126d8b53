using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    private const string SelectAnswer = $"{BacktestRow.Select} where b.id = ({AcceptedRow.FindAnswer})";

    private const string IsInBatch = "select exists (select 1 from batch_items where backtest_id = @id)";

    private const string MarkShared = "insert into shared_backtests (backtest_id) values (@id) on conflict do nothing";

    // Looked for before the transaction too: a repeat then waits for no other writer, and a new request pays one short read.
    private async Task<Backtest?> FindAnswer(string requestKey, string barsHash, CancellationToken cancellationToken)
    {
        var row = await database.Read(
            session => session.First<BacktestRow>(SelectAnswer, new { RequestKey = requestKey, BarsHash = barsHash }) is { } answer
                && !IsToBeShared(session, answer) ? answer : null,
            cancellationToken);
        return row?.ToBacktest();
    }

    // Who is told to wait for a backtest of a batch must not lose it when that batch is taken back.
    private static BacktestRow? Share(SqliteSession session, string id)
    {
        var answer = Read(session, id)!;
        if (IsToBeShared(session, answer)) session.Execute(MarkShared, new { id });
        return answer;
    }

    private static bool IsToBeShared(SqliteSession session, BacktestRow answer) =>
        answer.FinishedAt is null && session.First<bool>(IsInBatch, new { id = answer.Id });
}
