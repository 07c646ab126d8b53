using Sentinel.Worker.Sandbox.Runner;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>Needs the native compiler, which <c>build/native.sh</c> makes where a linker is found; skipped without.</summary>
public sealed class NativeCompilerTheoryAttribute : TheoryAttribute
{
    public NativeCompilerTheoryAttribute() => Skip = File.Exists(RunnerCompiler.NativeFile) ? null : "There is no native compiler: build/native.sh makes it.";
}
