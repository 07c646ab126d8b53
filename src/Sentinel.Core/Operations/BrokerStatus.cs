namespace Sentinel.Core.Operations;

/// <summary>What carries messages, and whether it does.</summary>
/// <param name="Kind"><c>rabbitmq</c>, or <c>in_memory</c> where the worker runs inside the Api.</param>
/// <param name="Endpoint">Host and port; null in memory.</param>
/// <param name="Connected">Whether this process is connected; null where it does not try, as on the command line.</param>
/// <param name="Since">UTC time since when it is connected; null when it is not, or not known.</param>
/// <param name="Cause">Why it is not; null when it is, or not known.</param>
public sealed record BrokerStatus(string Kind, string? Endpoint, bool? Connected, DateTimeOffset? Since, string? Cause);
