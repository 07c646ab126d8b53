using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>A strategy that compiled: all that is needed to run it, and nothing of the compiler.</summary>
/// <param name="Image">Its assembly, under a name that all have.</param>
/// <param name="Name">The name to load it under, as long as that one: by its code hash, so that it is the same in every process.</param>
/// <param name="Shape">What a caller has to know of the assembly.</param>
/// <param name="Line">The line of the method to call, in the caller's text.</param>
/// <param name="Column">Its column there.</param>
/// <param name="Notes">What was done to the text to read it; empty when nothing was.</param>
internal sealed record CompiledStrategy(byte[] Image, string Name, AssemblyShape Shape, int Line, int Column, IReadOnlyList<string> Notes)
{
    /// <summary>A complaint about the method's place.</summary>
    public CodeError Violation(string message) => new(Line, Column, null, message);
}
