namespace Sentinel.Core.Operations;

/// <summary>Something an operator should know of.</summary>
/// <param name="Code">Which, for a program: <c>no_workers</c>, <c>stalled</c> and so on.</param>
/// <param name="Cause">What is the matter.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record StatusProblem(string Code, string Cause, string Remedy);
