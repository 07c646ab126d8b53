namespace Sentinel.Core.Strategies;

/// <summary>One complaint about a place in the source.</summary>
/// <param name="Line">Line in the text as it was sent, 1 for the first.</param>
/// <param name="Column">Column in that line, 1 for the first.</param>
/// <param name="Code">The compiler's code, such as <c>CS0103</c>; null for Sentinel's own checks.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do instead; null when there is nothing to add.</param>
public sealed record CodeError(int Line, int Column, string? Code, string Message, string? Hint = null);
