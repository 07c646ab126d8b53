using Sentinel.Core.Backtests;
using Sentinel.Core.Faults;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteFaultStore
{
    // When something was parked is the time of the last line of its history.
    private const string SelectGroups = """
        select kind, priority, cause, count(*) as count, min(at) as first, max(at) as last
        from (select 'backtest' as kind, b.id, b.priority, b.message as cause,
                     (select at from fault_history where work_id = b.id order by number desc limit 1) as at
              from backtests b indexed by backtests_by_status where b.status = 'faulted'
              union all
              select 'sweep', s.id, s.priority, s.message,
                     (select at from fault_history where work_id = s.id order by number desc limit 1)
              from sweeps s indexed by sweeps_faulted where s.status = 'faulted')

        """;

    private const string Grouping = "group by kind, priority, cause order by last desc limit @limit";

    private const string SelectOne = """
        select 'backtest' as kind, priority, message as cause from backtests where id = @id and status = 'faulted'
        union all
        select 'sweep', priority, message from sweeps where id = @id and status = 'faulted'
        """;

    private const string SelectStates = """
        select id, 'backtest' as kind, name, status, finished_at from backtests where id in (select value from json_each(@ids))
        union all
        select id, 'sweep', name, status, finished_at from sweeps where id in (select value from json_each(@ids))
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FaultedGroup>> ListGroups(CancellationToken cancellationToken)
    {
        var rows = await database.Read(
            session => session.All<GroupRow>(SelectGroups + Grouping, new { limit = IFaultStore.MaxLimit }), cancellationToken);
        return [.. rows.Select(row => row.ToGroup())];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultedWork>> List(FaultedGroup group, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IFaultStore.MaxLimit);

        var index = group.Kind is WorkKind.Backtest ? "backtests_by_status" : "sweeps_faulted";
        var sql = $"""
            select id, name, priority, message as cause from {TableOf(group.Kind)} indexed by {index}
            where status = 'faulted' and priority = @priority and message = @cause order by id limit @limit
            """;
        var parameters = new { priority = SnakeCase.Of(group.Priority), cause = group.Cause, limit };
        return database.Read<IReadOnlyList<FaultedWork>>(
            session => [.. session.All<WorkRow>(sql, parameters).Select(row => row.ToWork(FaultHistory.Read(session, row.Id)))], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FaultedGroup?> FindGroup(Guid id, CancellationToken cancellationToken) => database.Read(
        session =>
        {
            if (session.First<OneRow>(SelectOne, new { id = id.ToString() }) is not { } row) return null;
            var at = FaultHistory.Read(session, id.ToString())[^1].At;
            return new FaultedGroup(SnakeCase.Parse<WorkKind>(row.Kind), SnakeCase.Parse<BacktestPriority>(row.Priority), row.Cause, 1, at, at);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, WorkState>> FindStates(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await database.Read(session => session.All<StateRow>(SelectStates, new { ids = Json(ids) }), cancellationToken);
        return rows.ToDictionary(
            row => Guid.Parse(row.Id),
            row => new WorkState(SnakeCase.Parse<WorkKind>(row.Kind), row.Name, row.FinishedAt is not null, row.Status == "faulted"));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultEntry>> ReadHistory(Guid id, CancellationToken cancellationToken) =>
        database.Read(session => FaultHistory.Read(session, id.ToString()), cancellationToken);

    private sealed record GroupRow
    {
        public required string Kind { get; init; }

        public required string Priority { get; init; }

        public required string Cause { get; init; }

        public int Count { get; init; }

        public required string First { get; init; }

        public required string Last { get; init; }

        public FaultedGroup ToGroup() => new(
            SnakeCase.Parse<WorkKind>(Kind), SnakeCase.Parse<BacktestPriority>(Priority), Cause, Count, UtcText.Parse(First), UtcText.Parse(Last));
    }

    private sealed record OneRow
    {
        public required string Kind { get; init; }

        public required string Priority { get; init; }

        public required string Cause { get; init; }
    }

    private sealed record WorkRow
    {
        public required string Id { get; init; }

        public string? Name { get; init; }

        public required string Priority { get; init; }

        public required string Cause { get; init; }

        public FaultedWork ToWork(IReadOnlyList<FaultEntry> history) =>
            new(Guid.Parse(Id), Name, SnakeCase.Parse<BacktestPriority>(Priority), Cause, history);
    }

    private sealed record StateRow
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public string? Name { get; init; }

        public required string Status { get; init; }

        public string? FinishedAt { get; init; }
    }
}
