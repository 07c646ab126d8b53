using Sentinel.Core.Idempotency;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>Where accepted backtests and their outcomes are kept. Every write is on disk when its task completes.</summary>
public interface IBacktestStore
{
    /// <summary>Most backtests before another that are counted.</summary>
    const int MaxPosition = 10_000;

    /// <summary>Stores a request, unless an earlier backtest with the same <see cref="RequestKey"/> answers it.</summary>
    /// <remarks>
    /// An earlier one answers that was, or is, run over the same bars, or that waits and so will be run over those that are there then. One whose
    /// command is not published yet gets the higher priority of the two.
    /// </remarks>
    /// <param name="request">What is asked for.</param>
    /// <param name="rerun">Store a new backtest whatever there was before.</param>
    /// <param name="barsHash">Hash of the bars that it would be run over now, <see cref="BacktestRequest.HashOfBars"/>.</param>
    /// <param name="cancellationToken">Stops waiting; the request may be stored all the same.</param>
    Task<Acceptance> Accept(BacktestRequest request, bool rerun, string barsHash, CancellationToken cancellationToken) =>
        Accept(request, rerun, barsHash, key: null, cancellationToken);

    /// <summary>The same for a request that took an idempotency key: with a new backtest, its id is noted with the key.</summary>
    /// <exception cref="KeyLostException">The key is another's by now; nothing is stored.</exception>
    Task<Acceptance> Accept(BacktestRequest request, bool rerun, string barsHash, KeyUse.Taken? key, CancellationToken cancellationToken);

    /// <summary>One backtest; null when the id is unknown.</summary>
    Task<Backtest?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>Revision of one backtest without its payload; null when the id is unknown.</summary>
    Task<long?> FindRevision(Guid id, CancellationToken cancellationToken);

    /// <summary>One page of backtests, newest first.</summary>
    Task<IReadOnlyList<BacktestSummary>> List(BacktestQuery query, CancellationToken cancellationToken);

    /// <summary>Whether any backtest was ever accepted.</summary>
    Task<bool> Any(CancellationToken cancellationToken);

    /// <summary>How much was accepted and is not finished; takes longer the more is unfinished, so it is not for every request.</summary>
    Task<BacklogCount> CountBacklog(CancellationToken cancellationToken);

    /// <summary>How many backtests go before one: those of a higher priority that wait, and those that were accepted before it and run or wait in its own line.</summary>
    /// <param name="acceptedAt">When it was accepted, UTC, to the millisecond.</param>
    /// <param name="priority">Which line it waits in.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many; null when they are more than <see cref="MaxPosition"/>.</returns>
    Task<int?> FindPosition(DateTimeOffset acceptedAt, BacktestPriority priority, CancellationToken cancellationToken);

    /// <summary>Accepted backtests of a priority whose command was not published yet, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DueBacktest>> ListUnpublished(BacktestPriority priority, int limit, CancellationToken cancellationToken);

    /// <summary>Notes that the commands of these backtests are with the broker.</summary>
    Task MarkPublished(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Makes unfinished backtests due for publishing again whose command must be taken for lost: it was published and taken, if at all, before
    /// <paramref name="publishedBefore"/>, and since then nothing of its priority was taken or finished at all, or a later command was.
    /// </summary>
    /// <remarks>
    /// Each priority has a queue of its own: what moves in one says nothing about another. What was taken, or overtaken, used up an attempt
    /// and has it in its history; what only waited while nothing moved did not.
    /// </remarks>
    /// <param name="publishedBefore">What was published later is left alone.</param>
    /// <param name="stillQueued">Priorities whose commands are known to be in their queue: while nothing of them moves, what only waits is left alone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many.</returns>
    Task<int> RequeueLost(DateTimeOffset publishedBefore, IReadOnlyCollection<BacktestPriority> stillQueued, CancellationToken cancellationToken);

    /// <summary>How many commands their queue must hold, by priority: of backtests that only wait, while nothing of their priority was taken or finished since a time.</summary>
    Task<IReadOnlyDictionary<BacktestPriority, int>> CountStandingStill(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Parks what <see cref="RequeueLost"/> would make due again, where <paramref name="maxAttempts"/> attempts were used up.</summary>
    /// <returns>Which.</returns>
    Task<IReadOnlyList<Guid>> ParkLost(DateTimeOffset publishedBefore, int maxAttempts, CancellationToken cancellationToken);

    /// <summary>Makes every unfinished backtest that is not parked due for publishing again, as after a restart that emptied an in-memory queue.</summary>
    /// <returns>How many.</returns>
    Task<int> RequeueUnfinished(CancellationToken cancellationToken);

    /// <summary>Notes that a worker has taken a backtest; does nothing when it has ended or is parked.</summary>
    /// <returns>Whether there is still something to run.</returns>
    Task<bool> MarkRunning(Guid id, DateTimeOffset startedAt, CancellationToken cancellationToken);

    /// <summary>Stores an outcome unless the backtest has ended: the first end stays, whoever comes second.</summary>
    /// <returns>The backtest as it ended; without an outcome when it was cancelled before.</returns>
    Task<Backtest> KeepFirstOutcome(Guid id, BacktestOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Ends a backtest as cancelled, and with it the items of batches that wait for it, unless it has ended.</summary>
    /// <returns>Whether this call has ended it.</returns>
    Task<bool> Cancel(Guid id, CancellationToken cancellationToken);

    /// <summary>Sets a person's verdict on a strategy and all its backtests that have a verdict.</summary>
    /// <returns>Whether the hash is known.</returns>
    Task<bool> UpdateVerdict(string codeHash, Verdict verdict, CancellationToken cancellationToken);
}
