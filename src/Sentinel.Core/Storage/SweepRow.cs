using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>sweeps</c>: written when a request is accepted, read by Dapper.</summary>
internal sealed record SweepRow : RequestRow
{
    /// <summary>Selects rows of this shape, with points counted by reason; a condition follows.</summary>
    public const string Select = """
        select s.*, (select json_group_object(reason_code, n)
                     from (select reason_code, count(*) as n from sweep_points
                           where sweep_id = s.id and reason_code is not null group by reason_code)) as disqualified
        from sweeps s

        """;

    public const string Insert = """
        insert into sweeps (id, revision, status, priority, attempts, request_key, code_hash, name, symbol, window_from, window_to, fee_bps, slippage_bps,
                            initial_capital, rank_by, points, finished_points, created_at, parameters, grid, strategy_code)
        values (@Id, 1, 'queued', @Priority, 0, @RequestKey, @CodeHash, @Name, @Symbol, @WindowFrom, @WindowTo, @FeeBps, @SlippageBps,
                @InitialCapital, @RankBy, @Points, 0, @CreatedAt, @Parameters, @Grid, @StrategyCode)
        """;

    public long Revision { get; init; } = 1;

    public string Status { get; init; } = "queued";

    public int Attempts { get; init; }

    public required string RequestKey { get; init; }

    public required string RankBy { get; init; }

    public int Points { get; init; }

    public int FinishedPoints { get; init; }

    public string? DataHash { get; init; }

    public string? StartedAt { get; init; }

    public string? ProgressAt { get; init; }

    public string? FinishedAt { get; init; }

    public string? ReasonCode { get; init; }

    public string? Message { get; init; }

    public string? Errors { get; init; }

    public string? Data { get; init; }

    public required string Grid { get; init; }

    public string? ParametersRead { get; init; }

    public string? Disqualified { get; init; }

    public static SweepRow Of(Guid id, SweepRequest request, DateTimeOffset now)
    {
        var codeHash = Strategies.CodeHash.Of(request.Common.StrategyCode);
        return new SweepRow
        {
            Id = id.ToString(),
            Priority = SnakeCase.Of(request.Common.Priority),
            RequestKey = SweepRequestKey.Of(request, codeHash),
            CodeHash = codeHash,
            Name = request.Common.Name,
            Symbol = request.Common.Symbol.ToString(),
            WindowFrom = UtcText.OfBound(request.Common.From),
            WindowTo = UtcText.OfBound(request.Common.To),
            FeeBps = request.Common.Costs.FeeBps,
            SlippageBps = request.Common.Costs.SlippageBps,
            InitialCapital = request.Common.InitialCapital,
            RankBy = request.RankBy.Name,
            Points = request.Grid.Count,
            CreatedAt = UtcText.Of(now),
            Parameters = RequestTerms.Write(request.Common),
            Grid = Json(request.Grid.Axes),
            StrategyCode = request.Common.StrategyCode,
        };
    }

    /// <summary>Names that were read at these points or before, as JSON; null while none is known.</summary>
    public string? ParametersReadWith(IEnumerable<SweepPoint> points)
    {
        var now = points.Select(point => point.ParametersRead).OfType<IReadOnlyList<string>>().ToArray();
        if (now is []) return ParametersRead;

        var before = ParametersRead is null ? [] : Parse<List<string>>(ParametersRead);
        return Json(before.Concat(now.SelectMany(names => names)).Distinct().Order(StringComparer.Ordinal).Take(ParameterReads.MaxNames));
    }

    public Sweep ToSweep() => ToSweep(new SweepRequest(ToRequest(), new SweepGrid(Parse<List<SweepAxis>>(Grid)), RankMetric.Find(RankBy)));

    private Sweep ToSweep(SweepRequest request) => new()
    {
        Id = Guid.Parse(Id),
        Revision = Revision,
        Status = SnakeCase.Parse<SweepStatus>(Status),
        Request = request,
        CodeHash = CodeHash,
        FinishedPoints = FinishedPoints,
        Disqualified = Disqualified is null ? [] : Parse<Dictionary<DisqualificationReason, int>>(Disqualified),
        ParameterUse = ParameterUse.Of(request.ParameterNames, ParametersRead is null ? null : Parse<List<string>>(ParametersRead)),
        Disqualification = ReasonCode is null
            ? null
            : new StrategyOutcome.Disqualified(SnakeCase.Parse<DisqualificationReason>(ReasonCode), Message!, Parse<List<CodeError>>(Errors!)),
        Message = ReasonCode is null ? Message : null,
        Data = Data is null ? null : Parse<BacktestData>(Data),
        CreatedAt = UtcText.Parse(CreatedAt),
        StartedAt = UtcText.ParseOptional(StartedAt),
        ProgressAt = UtcText.ParseOptional(ProgressAt),
        FinishedAt = UtcText.ParseOptional(FinishedAt),
    };

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, BacktestJson.Options);

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, BacktestJson.Options)!;
}
