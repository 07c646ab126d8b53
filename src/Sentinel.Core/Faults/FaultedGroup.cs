using Sentinel.Core.Strategies;

namespace Sentinel.Core.Faults;

/// <summary>Parked work of one kind with one cause.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Priority">Which queue its commands went through.</param>
/// <param name="Cause">Why it was parked, without ids.</param>
/// <param name="Count">How many they are, 1 or more.</param>
/// <param name="First">UTC time at which the first of them was parked.</param>
/// <param name="Last">UTC time at which the last of them was parked.</param>
public sealed record FaultedGroup(WorkKind Kind, BacktestPriority Priority, string Cause, int Count, DateTimeOffset First, DateTimeOffset Last);
