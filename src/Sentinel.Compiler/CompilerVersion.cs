namespace Sentinel.Compiler;

/// <summary>Of which sources this compiler was built: where two have the same <c>Current</c>, they make the same of every text.</summary>
internal static partial class CompilerVersion;
