namespace Sentinel.Api.Operations;

/// <summary>The answer to an operator's word on runners.</summary>
/// <param name="Workers">The workers that were told.</param>
/// <param name="Runners">Runners each is to have.</param>
/// <param name="Message">The same as a sentence.</param>
internal sealed record RunnersChange(IReadOnlyList<string> Workers, int Runners, string Message);
