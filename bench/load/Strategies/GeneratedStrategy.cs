namespace Sentinel.Load.Strategies;

/// <summary>One strategy.</summary>
/// <param name="Shape">The name of its shape.</param>
/// <param name="Code">As it is sent.</param>
/// <param name="CompilationUnit">The same as a plain compilation unit, for a compiler that takes nothing else.</param>
internal sealed record GeneratedStrategy(string Shape, string Code, string CompilationUnit);
