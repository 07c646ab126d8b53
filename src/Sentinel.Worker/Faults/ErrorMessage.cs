namespace Sentinel.Worker.Faults;

/// <summary>A message in an error queue.</summary>
/// <param name="Id">Of the backtest or sweep it belongs to; else a short name for its content.</param>
/// <param name="WorkId">The backtest or sweep it names; null when it names none.</param>
/// <param name="Key">Where it comes from, what it is, why it is there.</param>
/// <param name="At">UTC time at which it came there; null when it does not say.</param>
internal sealed record ErrorMessage(string Id, Guid? WorkId, FaultKey Key, DateTimeOffset? At);
