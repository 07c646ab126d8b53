namespace Sentinel.Api.Seed;

/// <summary>The answer to a verdict that was stored.</summary>
/// <param name="Status">Always <c>success</c>.</param>
/// <param name="Message">The same as a sentence.</param>
internal sealed record VerdictUpdated(string Status, string Message);
