namespace Sentinel.Api.Intake;

/// <summary>Takes nothing in while too many backtests wait.</summary>
internal sealed class BacktestGate(Backlog backlog) : IntakeGate(backlog, "backtests");
