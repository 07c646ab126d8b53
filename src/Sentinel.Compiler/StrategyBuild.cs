using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Compiler;

/// <summary>What the compiler made of a strategy, and all that it knows of it.</summary>
/// <param name="Image">Its assembly, under a name that all have.</param>
/// <param name="EntryPoint">The method to call.</param>
/// <param name="Owner">The type that declares the method.</param>
/// <param name="Compilation">What it was emitted from.</param>
/// <param name="Layout">How the source was arranged for it.</param>
/// <param name="Lines">The lines of the source.</param>
internal sealed record StrategyBuild(
    byte[] Image, EntryPoint EntryPoint, INamedTypeSymbol Owner, CSharpCompilation Compilation, StrategyLayout Layout, SourceLines Lines)
{
    /// <summary>What was done to the text to read it; empty when nothing was.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
