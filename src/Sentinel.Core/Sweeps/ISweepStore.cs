using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>Where accepted sweeps and the outcomes of their points are kept. Every write is on disk when its task completes.</summary>
public interface ISweepStore
{
    /// <summary>Stores a request, unless an earlier sweep with the same <see cref="SweepRequestKey"/> answers it.</summary>
    /// <remarks>An earlier one answers that was begun over the same bars, or that waits and so will begin with those that are there then.</remarks>
    /// <param name="request">What is asked for.</param>
    /// <param name="rerun">Store a new sweep whatever there was before.</param>
    /// <param name="barsHash">Hash of the bars that it would be run over now, <see cref="BacktestRequest.HashOfBars"/>.</param>
    /// <param name="cancellationToken">Stops waiting; the request may be stored all the same.</param>
    Task<SweepAcceptance> Accept(SweepRequest request, bool rerun, string barsHash, CancellationToken cancellationToken) =>
        Accept(request, rerun, barsHash, key: null, cancellationToken);

    /// <summary>The same for a request that took an idempotency key: with a new sweep, its id is noted with the key.</summary>
    /// <exception cref="KeyLostException">The key is another's by now; nothing is stored.</exception>
    Task<SweepAcceptance> Accept(SweepRequest request, bool rerun, string barsHash, KeyUse.Taken? key, CancellationToken cancellationToken);

    /// <summary>One sweep; null when the id is unknown.</summary>
    Task<Sweep?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>Revision of one sweep; null when the id is unknown.</summary>
    Task<long?> FindRevision(Guid id, CancellationToken cancellationToken);

    /// <summary>One metric of all points.</summary>
    Task<SweepFigures> ReadFigures(Sweep sweep, RankMetric metric, CancellationToken cancellationToken);

    /// <summary>The stored ones of some points, in the order of the grid.</summary>
    Task<IReadOnlyList<SweepPoint>> ReadPoints(Guid id, IReadOnlyCollection<int> indices, CancellationToken cancellationToken);

    /// <summary>How many completed points of a sweep have the same target positions, by the hash of those.</summary>
    Task<IReadOnlyDictionary<string, int>> CountSignals(Guid id, IReadOnlyCollection<string> signalHashes, CancellationToken cancellationToken);

    /// <summary>Those points of a slice that have no stored outcome, in the order of the grid.</summary>
    Task<IReadOnlyList<int>> ListMissing(Guid id, int first, int count, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a worker has taken a part of a sweep, and the bars it is run over. When they are not those of the points that are stored,
    /// these are forgotten and the whole sweep becomes due for publishing again: its figures must be comparable.
    /// </summary>
    Task Begin(Guid id, BacktestData data, DateTimeOffset startedAt, CancellationToken cancellationToken);

    /// <summary>Stores outcomes of points that have none: the first stays, whoever comes second. With the last one the sweep is finished.</summary>
    /// <param name="id">The sweep.</param>
    /// <param name="dataHash">Identity of the bars; of others than the sweep's, nothing is stored.</param>
    /// <param name="points">The outcomes.</param>
    /// <param name="cancellationToken">Stops waiting; they may be stored all the same.</param>
    /// <returns>The sweep as it is now.</returns>
    Task<Sweep> KeepFirst(Guid id, string dataHash, IReadOnlyCollection<SweepPoint> points, CancellationToken cancellationToken);

    /// <summary>Ends a sweep whose strategy is disqualified as a whole, unless it is finished.</summary>
    /// <returns>The sweep as it is now.</returns>
    Task<Sweep> Disqualify(Guid id, StrategyOutcome.Disqualified disqualification, CancellationToken cancellationToken);

    /// <summary>Ends a sweep as cancelled, unless it has ended; the points that are stored stay.</summary>
    /// <returns>Whether this call has ended it.</returns>
    Task<bool> Cancel(Guid id, CancellationToken cancellationToken);

    /// <summary>How many unfinished sweeps were accepted before one.</summary>
    Task<int> CountBefore(Guid id, CancellationToken cancellationToken);

    /// <summary>How many points of sweeps have no outcome yet and will get one; takes longer the more sweeps are unfinished, so it is not for every request.</summary>
    Task<long> CountUnfinishedPoints(CancellationToken cancellationToken);

    /// <summary>Accepted sweeps whose commands were not published yet, oldest first.</summary>
    Task<IReadOnlyList<DueSweep>> ListUnpublished(CancellationToken cancellationToken);

    /// <summary>Notes that all commands of a sweep are with the broker.</summary>
    Task MarkPublished(Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Makes unfinished sweeps due for publishing again whose commands must be taken for lost: they were published before
    /// <paramref name="publishedBefore"/>, and since then no point of any sweep was stored, or one of a later sweep was.
    /// </summary>
    /// <param name="publishedBefore">What was published later is left alone.</param>
    /// <param name="areStillQueued">Whether the commands are known to be in their queue: while nothing moves, all are left alone then.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many.</returns>
    Task<int> RequeueLost(DateTimeOffset publishedBefore, bool areStillQueued, CancellationToken cancellationToken);

    /// <summary>How many commands their queue must hold at least: of sweeps that are not finished, while no point was stored since a time; 0 while some are.</summary>
    /// <param name="since">UTC time.</param>
    /// <param name="pointsPerCommand">Most points of one command.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<int> CountStandingStill(DateTimeOffset since, int pointsPerCommand, CancellationToken cancellationToken);

    /// <summary>Parks what <see cref="RequeueLost"/> would make due again, where <paramref name="maxAttempts"/> attempts were used up.</summary>
    /// <returns>Which.</returns>
    Task<IReadOnlyList<Guid>> ParkLost(DateTimeOffset publishedBefore, bool areStillQueued, int maxAttempts, CancellationToken cancellationToken);

    /// <summary>Makes every unfinished sweep that is not parked due for publishing again, as after a restart that emptied an in-memory queue.</summary>
    /// <returns>How many.</returns>
    Task<int> RequeueUnfinished(CancellationToken cancellationToken);
}
