using Sentinel.Core.Strategies;

namespace Sentinel.Core.Operations;

/// <summary>What one runner of a worker is doing.</summary>
/// <param name="ProcessId">The operating system's number of its process; null while one is starting.</param>
/// <param name="Running">Whose strategy it runs; null while it is idle, or where nobody said.</param>
/// <param name="Since">UTC time at which it began with that; null while it is idle.</param>
public sealed record RunnerReport(int? ProcessId, RunSubject? Running, DateTimeOffset? Since);
