namespace Sentinel.Api.Operations;

/// <summary>What an operator may say about a pause, for whoever reads the status later.</summary>
/// <param name="By">Who pauses, at most 200 characters; null when that is not said.</param>
/// <param name="Reason">Why, at most 200 characters; null when that is not said.</param>
internal sealed record PauseReason(string? By, string? Reason);
