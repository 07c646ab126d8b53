namespace Sentinel.Worker.Faults;

/// <summary>What was done about faults.</summary>
/// <param name="Work">Backtests and sweeps that were requeued or discarded.</param>
/// <param name="MessagesMoved">Messages without a backtest or sweep that were moved back to their queue.</param>
/// <param name="MessagesRemoved">Messages that were removed from error queues.</param>
/// <param name="Unread">Why error queues were left alone; null when they were not.</param>
public sealed record FaultAct(int Work, int MessagesMoved, int MessagesRemoved, string? Unread);
