using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>A strategy that compiled.</summary>
/// <param name="Image">Its assembly.</param>
/// <param name="EntryPoint">The method to call.</param>
/// <param name="Compilation">What it was emitted from.</param>
/// <param name="Layout">How the source was arranged for it.</param>
/// <param name="Lines">The lines of the source.</param>
internal sealed record CompiledStrategy(
    byte[] Image, EntryPoint EntryPoint, CSharpCompilation Compilation, StrategyLayout Layout, SourceLines Lines);
