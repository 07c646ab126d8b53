using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Everything a client sees of one sweep. Fractions, not percents; UTC; fields without a value are null.</summary>
internal sealed record SweepView
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SweepStatus Status { get; init; }

    /// <summary>Whether the status will not change any more.</summary>
    public required bool Terminal { get; init; }

    /// <summary>One sentence for the author.</summary>
    public required string Message { get; init; }

    /// <summary>How many unfinished sweeps go before it; null when it is finished.</summary>
    public required int? Position { get; init; }

    /// <summary>The same as <see cref="SecondsLeft"/>; null while paused.</summary>
    public required double? EtaSeconds { get; init; }

    /// <summary>Whether an operator has paused the queue in which sweeps wait; false when it is finished.</summary>
    public required bool Paused { get; init; }

    /// <summary>Why the strategy was disqualified as a whole; null when it was not.</summary>
    public required DisqualificationReason? ReasonCode { get; init; }

    /// <summary>Where in the source, in the author's own lines; empty when it was not disqualified as a whole.</summary>
    public required IReadOnlyList<CodeError> Errors { get; init; }

    /// <summary>Which part of the text is read as code.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How many points the grid has.</summary>
    public required int Points { get; init; }

    /// <summary>How many of them have an outcome.</summary>
    public required int Finished { get; init; }

    /// <summary>How many of these ran to a performance.</summary>
    public required int Completed { get; init; }

    /// <summary>How many of these were disqualified, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Disqualified { get; init; }

    /// <summary>Finished points as a fraction of all.</summary>
    public required double Progress { get; init; }

    /// <summary>Seconds until all points are finished at the rate so far; null when that is not known or the sweep is finished.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>The metric that points are ranked by.</summary>
    public required string RankBy { get; init; }

    /// <summary>What decides the rank: the point's own <c>value</c>, or the worse of that and its <c>neighbours</c>.</summary>
    public required RankBy By { get; init; }

    /// <summary>Completed points, best first; while the sweep is running, of those finished so far.</summary>
    public required IReadOnlyList<SweepPointView> Best { get; init; }

    /// <summary>Path of the next page of points; null when this is the last.</summary>
    public required string? Next { get; init; }

    /// <summary>The parameters that differ, each with its values in ascending order.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Grid { get; init; }

    /// <summary>The parameters that all points have in common.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Names of the parameters that the code asked for at any completed point so far; null while there is none.</summary>
    public required IReadOnlyList<string>? ParametersRead { get; init; }

    /// <summary>Parameters, of the grid or common, that no completed point has read so far: an axis among them is without effect. Empty when there are none.</summary>
    public required IReadOnlyList<string> ParametersUnread { get; init; }

    /// <summary>Identity of the normalised source.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The bars that every point is run over; null while queued.</summary>
    public required BacktestData? Data { get; init; }

    /// <summary>Whether hours without trades count as bars without movement.</summary>
    public required bool FillGaps { get; init; }

    /// <summary>What trading costs.</summary>
    public required CostsView Costs { get; init; }

    /// <summary>Capital each point starts with, in the quote currency.</summary>
    public required double InitialCapital { get; init; }

    /// <summary>Which line its points wait in, or waited.</summary>
    public required BacktestPriority Priority { get; init; }

    /// <summary>The author's own name for it; null for none.</summary>
    public required string? Name { get; init; }

    /// <summary>UTC time of acceptance.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC time at which a worker took it first; null while queued.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC time at which it was finished; null while it is not.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Fields of the request that mean nothing and were passed over; null where the answer is to no such request.</summary>
    public IReadOnlyList<string>? Ignored { get; init; }

    /// <summary>Where to go from here.</summary>
    public required SweepLinks Links { get; init; }

    /// <summary>What a client sees of a sweep with one page of its points.</summary>
    public static SweepView Of(Sweep sweep, SweepPage page, PlaceInLine? place = null) => new()
    {
        Id = sweep.Id,
        Status = sweep.Status,
        Terminal = sweep.IsTerminal,
        Message = MessageOf(sweep),
        Position = place?.Position,
        EtaSeconds = place?.EtaSeconds,
        Paused = place?.Paused ?? false,
        ReasonCode = sweep.Disqualification?.Reason,
        Errors = sweep.Disqualification?.Errors ?? [],
        Notes = StrategySource.Parse(sweep.Request.Common.StrategyCode).Notes,
        Points = sweep.Request.Grid.Count,
        Finished = sweep.FinishedPoints,
        Completed = CompletedOf(sweep),
        Disqualified = sweep.Disqualified.ToDictionary(reason => SnakeCase.Of(reason.Key), reason => reason.Value),
        Progress = (double)sweep.FinishedPoints / sweep.Request.Grid.Count,
        SecondsLeft = sweep.TimeLeft?.TotalSeconds,
        RankBy = page.RankBy,
        By = page.By,
        Best = page.Best,
        Next = page.Next,
        Grid = sweep.Request.Grid.Axes.ToDictionary(axis => axis.Name, axis => axis.Values),
        Parameters = sweep.Request.Common.Parameters,
        ParametersRead = sweep.ParameterUse?.Read,
        ParametersUnread = sweep.ParameterUse?.Unread ?? [],
        CodeHash = sweep.CodeHash,
        Data = sweep.Data,
        FillGaps = sweep.Request.Common.FillGaps,
        Costs = CostsView.Of(sweep.Request.Common.Costs),
        InitialCapital = sweep.Request.Common.InitialCapital,
        Priority = sweep.Request.Common.Priority,
        Name = sweep.Request.Common.Name,
        CreatedAt = sweep.CreatedAt,
        StartedAt = sweep.StartedAt,
        FinishedAt = sweep.FinishedAt,
        Links = SweepLinks.Of(sweep),
    };

    /// <summary>One sentence for the author.</summary>
    public static string MessageOf(Sweep sweep) => sweep switch
    {
        { Disqualification: { } disqualification } => disqualification.Message,
        { Status: SweepStatus.Cancelled } =>
            $"Cancelled after {CompletedOf(sweep)} of {sweep.Request.Grid.Count} points completed; submit it again to have it run.",
        { IsTerminal: true } => $"{CompletedOf(sweep)} of {sweep.Request.Grid.Count} points completed. {sweep.ParameterUse?.Warning}".TrimEnd(),
        { Status: SweepStatus.Faulted } => $"Parked through no fault of the strategy: {sweep.Message} An operator brings it back or discards it.",
        _ => "Accepted. Follow links.wait until terminal is true.",
    };

    private static int CompletedOf(Sweep sweep) => sweep.FinishedPoints - sweep.Disqualified.Values.Sum();
}
